// Numbers for the words that a thread reads. A table of all words is asked once for each token of a text;
// what each room knows of a word then lies at its number in an array (thread_memory.h). Words that come often
// come early, so what is known of them lies together.
//
//     ThreadWords& words = ThreadWords::Mine();
//     words.Rest();                                      // between two texts
//     const std::uint32_t number = words.NumberOf("war");
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/word_table.h"

namespace demarche {

/// A number that was not given before, to tell owners apart.
inline std::uint64_t NextId() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

/// For one thread. Its numbers are nothing to any other, nor may a result depend on them.
class ThreadWords {
 public:
  static ThreadWords& Mine() {
    thread_local ThreadWords words;
    return words;
  }

  /// From 0, without a gap, in the order in which the words came; the same until the era ends.
  std::uint32_t NumberOf(std::string_view word) {
    const auto [number, is_new] = numbers_.Insert(word, static_cast<std::uint32_t>(numbers_.size()));
    if (is_new) bytes_ += word.size();
    return *number;
  }

  /// Which numbers hold: no other era, of this thread or another, is the same. Never 0.
  [[nodiscard]] std::uint64_t era() const { return era_; }

  /// Forgets all words and begins a new era, if they have become many.
  void Rest() {
    if (numbers_.size() < kMostWords && bytes_ < kMostBytes) return;
    era_ = NextId();
    numbers_.Clear();
    bytes_ = 0;
  }

 private:
  static constexpr std::size_t kMostWords = std::size_t{1} << 15U;
  static constexpr std::size_t kMostBytes = std::size_t{2} << 20U;

  WordTable<std::uint32_t> numbers_;
  std::size_t bytes_ = 0;  ///< of the words
  std::uint64_t era_ = NextId();
};

}  // namespace demarche
