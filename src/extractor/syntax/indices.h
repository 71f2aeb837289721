// Indices that lie side by side: those of a sentence's mentions or clauses. A view of the standard library
// would do, but clang 14 cannot read those of libstdc++ 12.
#pragma once

#include <cstddef>
#include <cstdint>

namespace demarche::extract {

class Indices {
 public:
  class Iterator {
   public:
    using value_type = std::uint32_t;
    using difference_type = std::ptrdiff_t;

    Iterator() = default;
    explicit Iterator(std::uint32_t at) : at_(at) {}
    std::uint32_t operator*() const { return at_; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return Iterator(at_++); }
    bool operator==(const Iterator&) const = default;

   private:
    std::uint32_t at_ = 0;
  };

  Indices() = default;
  /// [first, end)
  Indices(std::uint32_t first, std::uint32_t end) : first_(first), end_(end) {}

  [[nodiscard]] Iterator begin() const { return Iterator(first_); }
  [[nodiscard]] Iterator end() const { return Iterator(end_); }
  [[nodiscard]] std::size_t size() const { return end_ - first_; }
  [[nodiscard]] bool empty() const { return first_ == end_; }
  [[nodiscard]] std::uint32_t front() const { return first_; }
  [[nodiscard]] std::uint32_t operator[](std::size_t i) const {
    return first_ + static_cast<std::uint32_t>(i);
  }

 private:
  std::uint32_t first_ = 0;
  std::uint32_t end_ = 0;
};

}  // namespace demarche::extract
