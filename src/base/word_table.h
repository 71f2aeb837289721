// A hash table by words for those that are asked at every word of a text: most of the time of a lookup is
// spent waiting for memory, and here it takes two places, a slot and the entry. The standard's table takes
// three or four, one after the other.
//
//     WordTable<std::uint32_t> numbers;
//     numbers.Insert("war", 1);
//     const std::uint32_t* number = numbers.Find("war");  // nullptr for a word that it does not have
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demarche {

/// Values stay where they are until Clear. `Key` is std::string, or std::string_view where somebody else
/// holds the words. No word is ever taken out alone.
template <typename T, typename Key = std::string>
class WordTable {
 public:
  [[nodiscard]] const T* Find(std::string_view word) const {
    const Entry* entry = FindEntry(word, MarkOf(word));
    return entry == nullptr ? nullptr : &entry->value;
  }
  [[nodiscard]] T* Find(std::string_view word) { return const_cast<T*>(std::as_const(*this).Find(word)); }

  [[nodiscard]] bool Has(std::string_view word) const { return Find(word) != nullptr; }

  /// The value of the word, and whether it is new; a word that is known keeps its value.
  std::pair<T*, bool> Insert(std::string_view word, T value) {
    const std::uint32_t mark = MarkOf(word);
    if (const Entry* known = FindEntry(word, mark)) return {const_cast<T*>(&known->value), false};
    if (slots_.size() < 2 * (size_ + 1)) Grow();
    if (size_ == kChunk * chunks_.size()) chunks_.emplace_back();
    std::vector<Entry>& chunk = chunks_[size_ / kChunk];
    chunk.reserve(kChunk);
    chunk.push_back({Key(word), std::move(value)});
    Place({mark, static_cast<std::uint32_t>(++size_)});
    return {&chunk.back().value, true};
  }

  /// Forgets all words. The memory of a few serves for others, so that small texts need no new memory, nor
  /// pay for a large one before them.
  void Clear() {
    if (slots_.size() > kMostKept) {
      slots_ = {};
      chunks_.clear();
    }
    slots_.assign(slots_.size(), {});
    for (std::vector<Entry>& chunk : chunks_) chunk.clear();
    size_ = 0;
  }

  [[nodiscard]] std::size_t size() const { return size_; }

  /// Calls `take(word, value)` for each word, in the order in which they were put in.
  template <typename F>
  void ForEach(F take) {
    for (std::vector<Entry>& chunk : chunks_) {
      for (Entry& entry : chunk) take(std::string_view(entry.key), entry.value);
    }
  }

 private:
  struct Entry {
    Key key;
    T value;
  };
  /// Half of the word's hash, which tells its place, and most other words apart without a look at them.
  struct Slot {
    std::uint32_t mark = 0;
    std::uint32_t number = 0;  ///< of the entry, from 1; 0: free
  };
  static constexpr std::size_t kChunk = 64;
  static constexpr std::size_t kFewest = 16;  // slots
  static constexpr std::size_t kMostKept = 16384;

  static std::uint32_t MarkOf(std::string_view word) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>{}(word));
  }
  [[nodiscard]] const Entry& At(std::uint32_t number) const {
    return chunks_[(number - 1) / kChunk][(number - 1) % kChunk];
  }

  [[nodiscard]] const Entry* FindEntry(std::string_view word, std::uint32_t mark) const {
    if (slots_.empty()) return nullptr;
    const std::size_t last = slots_.size() - 1;
    for (std::size_t at = mark & last; slots_[at].number != 0; at = (at + 1) & last) {
      if (slots_[at].mark != mark) continue;
      const Entry& entry = At(slots_[at].number);
      if (entry.key == word) return &entry;
    }
    return nullptr;
  }

  /// REQUIRES: a slot is free.
  void Place(Slot slot) {
    const std::size_t last = slots_.size() - 1;
    std::size_t at = slot.mark & last;
    while (slots_[at].number != 0) at = (at + 1) & last;
    slots_[at] = slot;
  }

  void Grow() {
    std::vector<Slot> slots(slots_.empty() ? kFewest : 2 * slots_.size());
    slots_.swap(slots);
    for (const Slot& slot : slots) {
      if (slot.number != 0) Place(slot);
    }
  }

  std::vector<Slot> slots_;                 ///< a power of two, half of them free
  std::vector<std::vector<Entry>> chunks_;  ///< each with room for kChunk entries
  std::size_t size_ = 0;
};

}  // namespace demarche
