// UTF-8 as the Unicode Standard defines it (chapter 3, table 3-7): no surrogates,
// no overlong forms, nothing past U+10FFFF. All text inside demarche is valid
// UTF-8 in normal form NFC; only the ingest room meets anything else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace demarche {

/// One decoded code point; `size` is the number of bytes it took (1 to 4).
/// An invalid byte decodes as U+FFFD with size 1.
struct CodePoint {
  char32_t value;
  std::uint32_t size;
};

/// Decodes at `text[at]`. REQUIRES: at < text.size().
CodePoint DecodeAt(std::string_view text, std::size_t at);

/// Appends the UTF-8 form of `value` (U+FFFD if it is no scalar value).
void AppendUtf8(std::string& out, char32_t value);

/// The index of the first byte that is not valid UTF-8, or npos.
std::size_t FindInvalidUtf8(std::string_view text);
inline bool IsValidUtf8(std::string_view text) { return FindInvalidUtf8(text) == std::string_view::npos; }

/// True at 0, at text.size() and before the first byte of each character.
bool IsUtf8Border(std::string_view text, std::size_t at);

/// The largest border not after `at`.
std::size_t Utf8Floor(std::string_view text, std::size_t at);

/// `text` with every invalid byte replaced by U+FFFD; counts them in `*replaced` if given.
std::string RepairUtf8(std::string_view text, std::size_t* replaced = nullptr);

/// NFC form (Unicode Annex 15). REQUIRES: IsValidUtf8(text).
std::string NormalizeNfc(std::string_view text);

/// Unicode simple case folding of the whole string, for comparing names.
std::string FoldCase(std::string_view text);

/// True when the code point is a letter with an upper-case (title-case) form in use here.
bool IsUpperCodePoint(char32_t value);
bool IsLetterCodePoint(char32_t value);

}  // namespace demarche
