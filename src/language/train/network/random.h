// A small random generator with the same numbers on every machine (splitmix64, Steele et al. 2014).
// Private to the training.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace demarche::language::train {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t Next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  /// In [0, 1).
  float Uniform() { return static_cast<float>(Next() >> 40U) * 0x1p-24F; }
  /// In [0, count). REQUIRES: count > 0.
  std::size_t Below(std::size_t count) { return static_cast<std::size_t>(Next() % count); }

  template <typename T>
  void Shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[Below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace demarche::language::train
