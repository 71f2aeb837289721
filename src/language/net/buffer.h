// Memory that is kept between sentences. Private to the room.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>

namespace demarche::language {

/// Grows and never shrinks; begins on a cache line. What it held is lost when it grows.
template <typename T>
class Buffer {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  /// Room for `count` elements, with whatever lies there.
  T* Take(std::size_t count) {
    if (count > capacity_) {
      capacity_ = std::max(count, 2 * capacity_);
      data_.reset(static_cast<T*>(::operator new(capacity_ * sizeof(T), kAlignment)));
    }
    return data_.get();
  }

  [[nodiscard]] T* data() { return data_.get(); }
  [[nodiscard]] const T* data() const { return data_.get(); }
  [[nodiscard]] T& operator[](std::size_t at) { return data_.get()[at]; }
  [[nodiscard]] const T& operator[](std::size_t at) const { return data_.get()[at]; }

 private:
  static constexpr std::align_val_t kAlignment{64};
  struct Free {
    void operator()(T* data) const { ::operator delete(data, kAlignment); }
  };
  std::unique_ptr<T, Free> data_;
  std::size_t capacity_ = 0;
};

}  // namespace demarche::language
