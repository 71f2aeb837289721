// Feeds and wires: RSS, Atom, NITF, NewsML, Reuters SGML. Private to the room.
#pragma once

#include <istream>
#include <string>
#include <string_view>

#include "ingest/output.h"

namespace demarche::ingest {

/// Whether the outermost element is that of a feed or a wire format. The beginning of a text suffices.
bool LooksLikeNewsXml(std::string_view head);

/// The root of XML of another kind, or "" where it may be a page or no XML.
std::string_view UnknownXmlRoot(std::string_view text);

/// Gives each article of the document as it ends, and holds no more than one. The N-th is named "uri#N".
/// REQUIRES: `in` gives UTF-8.
void ReadNewsXml(std::istream& in, const std::string& uri, Output& out);

}  // namespace demarche::ingest
