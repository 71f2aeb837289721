// What a character is to the tokenizer, in six classes. ASCII by table, the rest by Unicode block.
// Private to the room.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace demarche::language {

enum class Kind : std::uint8_t {
  kSpace,   ///< white space, and invisible marks of direction, which belong to no token
  kLetter,  ///< letters of any script, combining marks, bytes that are not UTF-8
  kDigit,   ///< 0-9
  kPunct,   ///< everything else that is seen
  kSymbol,  ///< currency signs, arrows, emoji
};

struct Character {
  char32_t value;
  std::uint32_t size;
  Kind kind;
};

extern const std::array<Kind, 128> kAsciiKinds;

/// What CharacterAt says of a character beyond ASCII.
Character WideCharacterAt(std::string_view text, std::size_t at);

/// REQUIRES: at < text.size().
inline Character CharacterAt(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < kAsciiKinds.size() ? Character{byte, 1, kAsciiKinds[byte]} : WideCharacterAt(text, at);
}

/// One past the end gives a space.
inline Kind KindAt(std::string_view text, std::size_t at) {
  return at < text.size() ? CharacterAt(text, at).kind : Kind::kSpace;
}

/// True when the word begins with a capital letter of any script.
bool BeginsUpper(std::string_view word);

/// a, e, i, o, u; in small letters.
constexpr bool IsVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool IsOpeningQuote(std::string_view token);
bool IsClosingQuote(std::string_view token);
bool IsOpeningBracket(std::string_view token);
bool IsClosingBracket(std::string_view token);

}  // namespace demarche::language
