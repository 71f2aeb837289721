// ASCII character classes and whitespace, independent of the locale.
// Bytes of multi-byte UTF-8 sequences are never letters, digits or spaces here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace demarche {

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsAlpha(char c) { return IsUpper(c) || IsLower(c); }
constexpr bool IsSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
constexpr char ToLower(char c) { return IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char ToUpper(char c) { return IsLower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

/// `text` with ASCII capitals made small; other bytes are kept.
std::string LowerAscii(std::string_view text);

/// `text` without leading and trailing ASCII whitespace.
std::string_view Trim(std::string_view text);

/// The pieces between `separator`s, trimmed; empty pieces are kept ("a;;b" gives three).
std::vector<std::string_view> Split(std::string_view text, char separator);

/// `text` with each run of ASCII whitespace as one space, trimmed.
std::string Squeeze(std::string_view text);

}  // namespace demarche
