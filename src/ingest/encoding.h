// Bytes of a file to clean text. Private to the room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace demarche::ingest {

struct Decoded {
  std::string text;           ///< valid UTF-8, as it stood
  std::size_t replaced = 0;   ///< bytes that were no characters and stand as U+FFFD now
  std::string guessed = {};   ///< the encoding, where nothing but the bytes themselves spoke for it
  std::size_t first_odd = 0;  ///< the first byte that is no UTF-8, where either of these is set
};

/// Decodes by byte order mark, by being valid UTF-8, by what the bytes declare about themselves
/// (<meta charset>, XML), by uchardet's guess, in this order. `charset` is what the sender declared (HTTP,
/// MIME), or ""; it comes before what the bytes declare. Errors: kUnsupported for binary files, kMalformed
/// when no encoding fits; `where` is "byte N".
Result<Decoded> Decode(std::string_view bytes, std::string_view charset = {});

/// An encoding by its name, and whether nothing but the bytes themselves spoke for it.
struct TextEncoding {
  std::string name;  ///< "UTF-8" also where a few bytes are wrong
  bool guessed = false;
};

/// The encoding of a text of which `sample` is a part with bytes beyond ASCII, in the order of Decode.
/// `declared` is what the text says of itself.
TextEncoding TellEncoding(std::string_view sample, const std::string& charset, const std::string& declared);

/// Whether a byte order mark or the NULs between letters say that `head` is UTF-16 or UTF-32.
bool IsWideText(std::string_view head);

/// What follows "charset=" or "encoding=" in the first 2,048 bytes, or "".
std::string DeclaredEncoding(std::string_view bytes);

/// NFC, LF line ends, no control or invisible format characters, plain spaces only. REQUIRES: UTF-8.
std::string CleanText(std::string_view text);

/// The same on one line, runs of space being one.
std::string CleanLine(std::string_view text);

}  // namespace demarche::ingest
