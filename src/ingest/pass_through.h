// Fields that demarche only passes on (Article::other). Private to the room.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace demarche::ingest {

/// A string of JSON, and an array of them. Bytes that are no UTF-8 become U+FFFD.
std::string JsonTextOf(std::string_view text);
std::string JsonTextsOf(std::span<const std::string> texts);

}  // namespace demarche::ingest
