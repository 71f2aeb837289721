#include "language/dateline.h"

#include <algorithm>

#include "base/ascii.h"

namespace demarche::language {
namespace {

constexpr std::size_t kLongestDateline = 16;  ///< tokens
constexpr std::size_t kShortestAlone = 4;     ///< letters of a word that stands alone before the dash
constexpr std::size_t kShortestOfMore = 2;    ///< letters of the first of several words

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

/// "LIMA", "N'DJAMENA", "BOGOTÁ": a capital, and nothing else of ASCII but an apostrophe.
bool IsInCapitals(std::string_view word) {
  const auto fits = [](char c) { return IsUpper(c) || c == '\'' || static_cast<unsigned char>(c) >= 0x80; };
  return std::ranges::all_of(word, fits) && std::ranges::any_of(word, IsUpper);
}

bool IsDash(std::string_view word) {
  return word == "-" || word == "--" || word == "–" || word == "—" || word == "_";
}

/// A name, a number, a comma or a bracket.
bool MayStandBefore(std::string_view word) {
  const char c = word.front();
  return IsUpper(c) || IsDigit(c) || word == "," || word == "." || word == "(" || word == ")" || word == "/";
}

/// "Abuja, Feb. 25, 2024 (NAN) The": a place, a day and the agency in capitals and brackets, and no dash.
std::size_t LengthWithoutDash(std::string_view text, std::span<const Token> sentence) {
  const auto word = [&](std::size_t i) { return sentence[i].span.In(text); };
  const std::size_t end = std::min(sentence.size(), kLongestDateline);
  bool comma = false;
  bool number = false;
  for (std::size_t i = 0; i + 3 < end; ++i) {
    if (!MayStandBefore(word(i)) || word(i) == ")") return 0;
    comma = comma || word(i) == ",";
    number = number || (comma && IsDigit(word(i).front()));
    if (word(i) != "(") continue;
    const bool agency = word(i + 1).size() >= kShortestOfMore && IsInCapitals(word(i + 1));
    return number && agency && word(i + 2) == ")" && IsUpper(word(i + 3).front()) ? i + 3 : 0;
  }
  return 0;
}

std::size_t LengthWithDash(std::string_view text, std::span<const Token> sentence) {
  const auto word = [&](std::size_t i) { return sentence[i].span.In(text); };
  if (sentence.empty() || word(0).size() < kShortestOfMore || !IsInCapitals(word(0))) return 0;
  const std::size_t end = std::min(sentence.size(), kLongestDateline);
  bool capitals = true;
  bool comma = false;  // "TOKYO, September 6: France"
  bool number = false;
  for (std::size_t i = 1; i + 1 < end; ++i) {
    const bool told = i > 1 || word(0).size() >= kShortestAlone;
    if (word(i) == ":") return (capitals || number) && told && sentence[i].space_after ? i + 1 : 0;
    capitals = capitals && IsInCapitals(word(i));
    comma = comma || word(i) == ",";
    number = number || (comma && IsDigit(word(i).front()));
    if (!IsDash(word(i))) {
      if (!MayStandBefore(word(i))) return 0;
      continue;
    }
    const bool within = !sentence[i - 1].space_after && !sentence[i].space_after;
    if (within && IsInCapitals(word(i - 1))) continue;  // "PORT-AU-PRINCE"
    // "LONDON, Nov. 11.—The", "PARIS (AP)—Chad": how newspapers once set it.
    const bool set_solid = word(i) == "—" && (word(i - 1) == ")" || (number && word(i - 1) == "."));
    const bool before = sentence[i - 1].space_after || (word(i - 1) == ")" && word(i) == "_");
    const bool apart = set_solid || (before && sentence[i].space_after);
    return apart && told ? i + 1 : 0;
  }
  return 0;
}

/// "DAR ES SALAAM, Friday", "LIMA, May 4" on a line of its own.
std::size_t LengthOfLine(std::string_view text, std::span<const Token> sentence) {
  constexpr std::size_t kMost = 8;  // tokens
  const auto word = [&](std::size_t i) { return sentence[i].span.In(text); };
  if (sentence.empty() || word(0).size() < kShortestOfMore || !IsInCapitals(word(0))) return 0;
  bool comma = false;
  for (std::size_t i = 1; i < std::min(sentence.size(), kMost); ++i) {
    const bool capitals = IsInCapitals(word(i));
    if (word(i) == "," && !comma) {
      comma = true;
      continue;
    }
    // Before the comma the place, behind it the day.
    if (comma ? capitals || !MayStandBefore(word(i)) : !capitals) return 0;
    const std::uint32_t end = sentence[i].span.end;
    if (comma && (end >= text.size() || text[end] == '\n')) return i + 1;
  }
  return 0;
}

}  // namespace

std::size_t DatelineLength(std::string_view text, std::span<const Token> sentence) {
  for (const auto length_of : {LengthWithDash, LengthWithoutDash, LengthOfLine}) {
    if (const std::size_t length = length_of(text, sentence); length > 0) return length;
  }
  return 0;
}

}  // namespace demarche::language
