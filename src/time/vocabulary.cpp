#include "time/vocabulary.h"

#include <algorithm>

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

std::uint32_t Vocabulary::AddWord(std::string_view word) {
  const Shape shape = ShapeOf(word);
  shapes_[shape.slot] |= shape.bit;
  return words_.try_emplace(std::string(word), static_cast<std::uint32_t>(words_.size())).first->second;
}

std::uint32_t Vocabulary::FindWord(std::string_view small_letters) const {
  const Shape shape = ShapeOf(small_letters);
  if ((shapes_[shape.slot] & shape.bit) == 0) return kNoWord;
  const auto found = words_.find(small_letters);
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
