// Pieces of HTML that are all article: the content of feeds, wires and mails. Private to the room.
#pragma once

#include <string>
#include <string_view>

namespace demarche::ingest {

/// The text of a piece of HTML: blocks as paragraphs separated by blank lines, captions and scripts left out.
/// A text without markup keeps its lines. A piece above the limit of pages gives "".
std::string FragmentText(std::string_view html);

}  // namespace demarche::ingest
