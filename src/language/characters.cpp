// Character classes of the tokenizer.
#include "language/characters.h"

#include "base/ascii.h"
#include "base/utf8.h"

namespace demarche::language {
namespace {

constexpr Kind KindOfAscii(unsigned char c) {
  const char ch = static_cast<char>(c);
  if (IsSpace(ch)) return Kind::kSpace;
  if (IsAlpha(ch)) return Kind::kLetter;
  if (IsDigit(ch)) return Kind::kDigit;
  if (ch == '$' || ch == '%' || ch == '+' || ch == '=' || ch == '<' || ch == '>' || ch == '^' || ch == '~' ||
      ch == '#' || ch == '&' || ch == '*' || ch == '@' || c < 0x20U || c == 0x7FU) {
    return Kind::kSymbol;
  }
  return Kind::kPunct;
}

struct Range {
  char32_t first;
  char32_t last;
  Kind kind;
};

// Sorted. What lies in none of them is a letter: scripts outnumber signs.
constexpr std::array<Range, 34> kRanges{{
    {0x80, 0x84, Kind::kSymbol},       {0x85, 0x85, Kind::kSpace},      {0x86, 0x9F, Kind::kSymbol},
    {0xA0, 0xA0, Kind::kSpace},        {0xA1, 0xA1, Kind::kPunct},      {0xA2, 0xA6, Kind::kSymbol},
    {0xA7, 0xA7, Kind::kPunct},        {0xA8, 0xA9, Kind::kSymbol},     {0xAB, 0xAB, Kind::kPunct},
    {0xAC, 0xAC, Kind::kSymbol},       {0xAE, 0xB4, Kind::kSymbol},     {0xB6, 0xB7, Kind::kPunct},
    {0xBB, 0xBB, Kind::kPunct},        {0xBF, 0xBF, Kind::kPunct},      {0xD7, 0xD7, Kind::kSymbol},
    {0xF7, 0xF7, Kind::kSymbol},       {0x60C, 0x60C, Kind::kPunct},    {0x61B, 0x61B, Kind::kPunct},
    {0x61F, 0x61F, Kind::kPunct},      {0x6D4, 0x6D4, Kind::kPunct},    {0x964, 0x965, Kind::kPunct},
    {0x1680, 0x1680, Kind::kSpace},    {0x2000, 0x200B, Kind::kSpace},  {0x200E, 0x200F, Kind::kSpace},
    {0x2010, 0x2027, Kind::kPunct},    {0x2028, 0x202F, Kind::kSpace},  {0x2030, 0x205E, Kind::kPunct},
    {0x205F, 0x206F, Kind::kSpace},    {0x20A0, 0x20CF, Kind::kSymbol}, {0x2190, 0x2BFF, Kind::kSymbol},
    {0x3000, 0x3000, Kind::kSpace},    {0x3001, 0x303F, Kind::kPunct},  {0xFEFF, 0xFEFF, Kind::kSpace},
    {0x1F000, 0x1FAFF, Kind::kSymbol},
}};

constexpr bool IsFullWidthPunct(char32_t value) {
  return (value >= 0xFF01 && value <= 0xFF0F) || (value >= 0xFF1A && value <= 0xFF20) ||
         (value >= 0xFF3B && value <= 0xFF40) || (value >= 0xFF5B && value <= 0xFF65);
}

Kind KindOf(char32_t value) {
  if (IsFullWidthPunct(value)) return Kind::kPunct;
  std::size_t low = 0;
  std::size_t high = kRanges.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (value > kRanges[middle].last) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < kRanges.size() && value >= kRanges[low].first ? kRanges[low].kind : Kind::kLetter;
}

template <std::size_t N>
bool IsOneOf(std::string_view token, const std::array<std::string_view, N>& choices) {
  for (const std::string_view choice : choices) {
    if (token == choice) return true;
  }
  return false;
}

}  // namespace

constinit const std::array<Kind, 128> kAsciiKinds = [] {
  std::array<Kind, 128> kinds{};
  for (unsigned i = 0; i < 128; ++i) kinds[i] = KindOfAscii(static_cast<unsigned char>(i));
  return kinds;
}();

Character WideCharacterAt(std::string_view text, std::size_t at) {
  const CodePoint point = DecodeAt(text, at);
  if (point.size == 1) return {point.value, 1, Kind::kLetter};
  return {point.value, point.size, KindOf(point.value)};
}

bool BeginsUpper(std::string_view word) {
  if (word.empty()) return false;
  if (static_cast<unsigned char>(word[0]) < 0x80U) return IsUpper(word[0]);
  return IsUpperCodePoint(DecodeAt(word, 0).value);
}

bool IsOpeningQuote(std::string_view token) {
  constexpr std::array<std::string_view, 7> kQuotes{"“", "‘", "«", "„", "``", "「", "‹"};
  return IsOneOf(token, kQuotes);
}

bool IsClosingQuote(std::string_view token) {
  constexpr std::array<std::string_view, 7> kQuotes{"”", "’", "»", "''", "」", "’’", "›"};
  return IsOneOf(token, kQuotes);
}

bool IsOpeningBracket(std::string_view token) {
  constexpr std::array<std::string_view, 5> kBrackets{"(", "[", "{", "（", "【"};
  return IsOneOf(token, kBrackets);
}

bool IsClosingBracket(std::string_view token) {
  constexpr std::array<std::string_view, 5> kBrackets{")", "]", "}", "）", "】"};
  return IsOneOf(token, kBrackets);
}

}  // namespace demarche::language
