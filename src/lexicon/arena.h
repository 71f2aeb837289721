// Memory for what a lexicon was read into, given back all at once. Private to the room.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <type_traits>

namespace demarche::lexicon {

class Arena {
 public:
  /// A copy that lives as long as the arena.
  template <typename T>
  std::span<const T> Keep(std::span<const T> values) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (values.empty()) return {};
    auto* const place = static_cast<T*>(memory_.allocate(values.size_bytes(), alignof(T)));
    std::uninitialized_copy(values.begin(), values.end(), place);
    return {place, values.size()};
  }

  /// `count` values to be filled in.
  template <typename T>
  std::span<T> Make(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    auto* const place = static_cast<T*>(memory_.allocate(count * sizeof(T), alignof(T)));
    std::uninitialized_value_construct_n(place, count);
    return {place, count};
  }

  std::string_view Keep(std::string_view text) {
    const std::span<const char> kept = Keep(std::span<const char>(text.data(), text.size()));
    return {kept.data(), kept.size()};
  }

 private:
  static constexpr std::size_t kFirstBytes = std::size_t{1} << 20U;
  std::pmr::monotonic_buffer_resource memory_{kFirstBytes};
};

}  // namespace demarche::lexicon
