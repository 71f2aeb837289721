// A half-open byte range into an article's text, always on UTF-8 borders:
// text.substr(begin, end - begin) is the very words meant.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace demarche {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr bool empty() const { return begin >= end; }
  [[nodiscard]] constexpr std::uint32_t size() const { return empty() ? 0 : end - begin; }
  [[nodiscard]] constexpr bool Contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] constexpr bool Overlaps(Span other) const { return begin < other.end && other.begin < end; }
  /// REQUIRES: the span lies inside `text`.
  [[nodiscard]] constexpr std::string_view In(std::string_view text) const {
    return text.substr(begin, size());
  }

  auto operator<=>(const Span&) const = default;
};

/// The smallest span that holds both.
constexpr Span Hull(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

}  // namespace demarche
