// Any XML made harmless, so that the parser's time and memory are bounded. Private to the room.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace demarche::ingest {

/// The same elements and text without declarations, comments, processing instructions and characters that
/// XML forbids. A document type with its entities is cut out, so none is ever expanded; the names that
/// HTML gives to characters become those characters, any other "&" stands for itself. Lines keep their
/// numbers. Linear. REQUIRES: UTF-8. Errors: kOverLimit for absurd tags; `where` is "byte N".
Result<std::string> TameXml(std::string_view xml);

/// The name of the outermost element with its prefix, or "" where the text begins with none.
std::string_view RootOf(std::string_view xml);

inline constexpr std::size_t kMaxXmlTag = std::size_t{1} << 20U;
inline constexpr std::size_t kMaxXmlAttributes = 256;

}  // namespace demarche::ingest
