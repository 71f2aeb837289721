// Bytes of a file to clean text. Private to the room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace demarche::ingest {

struct Decoded {
  std::string text;  ///< valid UTF-8, as it stood
  /// Bytes that were no characters and stand as U+FFFD now, and the first of them.
  std::size_t replaced = 0;
  std::size_t first_replaced = 0;
};

/// Decodes by byte order mark, by being valid UTF-8, by what the bytes declare about themselves
/// (<meta charset>, XML), by uchardet's guess, in this order. Errors: kUnsupported for binary files,
/// kMalformed when no encoding fits; `where` is "byte N".
Result<Decoded> Decode(std::string_view bytes);

/// NFC, LF line ends, no control or invisible format characters, plain spaces only. REQUIRES: UTF-8.
std::string CleanText(std::string_view text);

/// The same on one line, runs of space being one.
std::string CleanLine(std::string_view text);

}  // namespace demarche::ingest
