#include "time/vocabulary.h"

#include <algorithm>
#include <cstring>

#include "base/ascii.h"

namespace demarche::time {
namespace {

/// First letter and length as a place in Vocabulary's table of shapes, the last letter as a bit of it.
struct Shape {
  std::size_t slot = 0;
  std::uint32_t bit = 0;
};
Shape ShapeOf(std::string_view word) {
  if (word.empty()) return {};
  const auto low = [](char c) { return static_cast<std::uint32_t>(static_cast<unsigned char>(c)) & 31U; };
  const std::size_t length = std::min<std::size_t>(word.size(), 31);
  return {low(word.front()) << 5U | length, 1U << low(word.back())};
}

}  // namespace

/// Of the first and last eight bytes, which tell most words apart; times words are short.
std::size_t Vocabulary::Hash::operator()(std::string_view text) const {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15ULL;
  const std::size_t size = std::min<std::size_t>(text.size(), sizeof(std::uint64_t));
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  std::memcpy(&first, text.data(), size);
  std::memcpy(&last, text.data() + (text.size() - size), size);
  const std::uint64_t mixed = (first ^ text.size()) * kOdd ^ last;
  return static_cast<std::size_t>((mixed * kOdd) >> 16U);
}

std::uint32_t Vocabulary::AddWord(std::string_view word) {
  const Shape shape = ShapeOf(word);
  shapes_[shape.slot] |= shape.bit;
  const std::uint32_t number =
      words_.try_emplace(std::string(word), static_cast<std::uint32_t>(words_.size())).first->second;
  if (word.size() == 1) marks_[static_cast<unsigned char>(word.front())] = number;
  return number;
}

std::uint32_t Vocabulary::FindWord(std::string_view small_letters) const {
  const Shape shape = ShapeOf(small_letters);
  if ((shapes_[shape.slot] & shape.bit) == 0) return kNoWord;
  const auto found = words_.find(small_letters);
  return found == words_.end() ? kNoWord : found->second;
}

std::uint32_t Vocabulary::FindAnyCase(std::string_view word) const {
  constexpr std::size_t kLongest = 24;  // longer words are in no table of times
  const Shape shape = ShapeOf(word);    // takes capitals like small letters
  if (word.size() > kLongest || (shapes_[shape.slot] & shape.bit) == 0) return kNoWord;
  std::array<char, kLongest> small{};
  std::transform(word.begin(), word.end(), small.begin(), ToLower);
  const auto found = words_.find(std::string_view(small.data(), word.size()));
  return found == words_.end() ? kNoWord : found->second;
}

Symbol Vocabulary::AddSymbol(std::string_view name) {
  return symbols_.try_emplace(std::string(name), static_cast<Symbol>(symbols_.size() + 1)).first->second;
}

Symbol Vocabulary::AddLiteral(std::string_view word) {
  const std::uint32_t number = AddWord(word);
  if (number >= literals_.size()) literals_.resize(number + 1, Symbol{0});
  return literals_[number] = AddSymbol(word);
}

}  // namespace demarche::time
