// What a thread has worked out for words that come again, by their numbers (thread_words.h).
//
//     thread_local ThreadMemory<Readings> memory;
//     memory.Begin(rules.id());                          // a text
//     const Readings& known = memory.Get(number, [&] { return rules.Read(word); });
//
// What is kept must follow from the word and the owner alone: then no result depends on what was kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include "base/thread_words.h"

namespace demarche {

/// For one thread.
template <typename T>
class ThreadMemory {
 public:
  /// Begins a text: what is got from here on stays where it is until the next text begins. What was kept for
  /// another owner, or by numbers of another era, is forgotten.
  void Begin(std::uint64_t owner) {
    const std::uint64_t era = ThreadWords::Mine().era();
    if (owner == owner_ && era == era_) return;
    places_ = {};  // what one large text took, the next need not pay for
    values_.clear();
    owner_ = owner;
    era_ = era;
  }

  /// Asks for the first bytes of a value that will be wanted soon: they may be far away. Inlined, as else g++
  /// would take it for a function without an effect.
  [[gnu::always_inline]] void Fetch(std::uint32_t number) const {
    if (number < places_.size()) __builtin_prefetch(places_[number]);
  }

  /// The value of the word of this number, made by `make()` when it is new.
  template <typename F>
  T& Get(std::uint32_t number, F make) {
    if (number < places_.size() && places_[number] != nullptr) return *places_[number];
    // Made before there is a place for it, which must not stay empty if this throws.
    T value = make();
    if (number >= places_.size()) places_.resize(std::size_t{number} + 1, nullptr);
    return *(places_[number] = &values_.emplace_back(std::move(value)));
  }

 private:
  std::uint64_t owner_ = 0;
  std::uint64_t era_ = 0;
  std::vector<T*> places_;  ///< by number
  std::deque<T> values_;
};

}  // namespace demarche
