// What a thread has worked out for keys that come again, such as the words of texts.
//
//     thread_local ThreadMemory<Readings> memory;
//     memory.Begin(rules.id());                          // a text
//     const Readings& known = memory.Get(word, [&] { return rules.Read(word); });
//
// What is kept must follow from the key and the owner alone: then no result depends on what was kept.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "base/word_table.h"

namespace demarche {

/// A number that was not given before, to tell owners apart.
inline std::uint64_t NextId() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

/// For one thread. When it has grown large, what was not asked for since it last had is forgotten.
template <typename T>
class ThreadMemory {
 public:
  /// Begins a text: what is got from here on stays where it is until the next text begins. What was kept for
  /// another owner is forgotten.
  void Begin(std::uint64_t owner) {
    if (owner != owner_) {
      known_.Clear();
      elder_.Clear();
    } else if (bytes_ < kMostBytes) {
      return;
    } else {
      std::swap(elder_, known_);
      known_.Clear();
    }
    bytes_ = 0;
    owner_ = owner;
  }

  /// The value of `key`, made by `make()` when the key is new.
  template <typename F>
  const T& Get(std::string_view key, F make) {
    if (const T* known = known_.Find(key)) return *known;
    const std::size_t bytes = key.size() + sizeof(T) + kPlaceBytes;
    T* elder = elder_.Find(key);
    // Made before there is a place for it, which must not stay empty if this throws.
    T value = elder == nullptr ? make() : std::move(*elder);
    bytes_ += bytes;
    return *known_.Insert(key, std::move(value)).first;
  }

 private:
  static constexpr std::size_t kMostBytes = std::size_t{2} << 20U;  // beside what values hold elsewhere
  static constexpr std::size_t kPlaceBytes = 64;                    // of a table, about

  std::uint64_t owner_ = 0;
  std::size_t bytes_ = 0;  ///< of `known_`
  WordTable<T> known_;     ///< asked for since it was last empty
  WordTable<T> elder_;     ///< not asked for since then
};

}  // namespace demarche
