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
#include <string>
#include <string_view>
#include <utility>

#include "base/string_map.h"

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
      known_.clear();
      elder_.clear();
    } else if (bytes_ < kMostBytes) {
      return;
    } else {
      elder_.swap(known_);
      known_.clear();
    }
    bytes_ = 0;
    owner_ = owner;
  }

  /// The value of `key`, made by `make()` when the key is new.
  template <typename F>
  const T& Get(std::string_view key, F make) {
    if (const auto found = known_.find(key); found != known_.end()) return found->second;
    const std::size_t bytes = key.size() + sizeof(T) + kPlaceBytes;
    if (const auto found = elder_.find(key); found != elder_.end()) {
      bytes_ += bytes;
      return known_.insert(elder_.extract(found)).position->second;
    }
    T value = make();  // before there is a place for it, which must not stay empty if this throws
    bytes_ += bytes;
    return known_.emplace(std::string(key), std::move(value)).first->second;
  }

 private:
  static constexpr std::size_t kMostBytes = std::size_t{2} << 20U;  // beside what values hold elsewhere
  static constexpr std::size_t kPlaceBytes = 64;                    // of a table, about

  std::uint64_t owner_ = 0;
  std::size_t bytes_ = 0;  ///< of `known_`
  StringMap<T> known_;     ///< asked for since it was last empty
  StringMap<T> elder_;     ///< not asked for since then
};

}  // namespace demarche
