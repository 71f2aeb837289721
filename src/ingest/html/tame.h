// Any HTML made harmless, so that the parser's time is bounded. Private to the room.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace demarche::ingest {

/// The page as properly nested elements named "x-NAME", at most kMaxPageDepth deep, with the few
/// attributes that matter, each once. Scripts, styles, comments and formatting marks are gone;
/// JSON-LD stands as text of "x-jsonld". Linear. Errors: kOverLimit for pages above kMaxPageBytes.
Result<std::string> TamePage(std::string_view html);

inline constexpr std::size_t kMaxPageBytes = std::size_t{16} << 20U;
inline constexpr std::size_t kMaxPageDepth = 256;

}  // namespace demarche::ingest
