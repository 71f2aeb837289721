// Cuts the bytes of a fuzzer into numbers, flags and texts; at their end all are 0, false and "".
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

class Cutter {
 public:
  Cutter(const std::uint8_t* data, std::size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}

  /// 0 to `most`.
  std::uint32_t Number(std::uint32_t most) {
    std::uint32_t number = 0;
    for (std::uint32_t reach = most; reach > 0; reach >>= 8U) number = (number << 8U) | Byte();
    return most == UINT32_MAX ? number : number % (most + 1);
  }
  bool Flag() { return (Byte() & 1U) != 0; }
  /// Up to the next line feed, at most `most` bytes.
  std::string Text(std::size_t most = 64) {
    const std::size_t end = std::min({rest_.find('\n'), rest_.size(), most});
    std::string text(rest_.substr(0, end));
    rest_.remove_prefix(std::min(rest_.size(), end + 1));
    return text;
  }
  std::string_view Rest() const { return rest_; }

 private:
  std::uint8_t Byte() {
    if (rest_.empty()) return 0;
    const auto byte = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }

  std::string_view rest_;
};
