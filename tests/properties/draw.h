// Draws numbers, texts and picks from a seed: the same on every machine, which the standard's distributions
// are not.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace demarche::properties {

class Draw {
 public:
  explicit Draw(std::uint32_t seed) : random_(seed) {}

  /// 0 to `most`.
  std::uint32_t Number(std::uint32_t most) {
    return most == UINT32_MAX ? static_cast<std::uint32_t>(random_())
                              : static_cast<std::uint32_t>(random_() % (std::uint64_t{most} + 1));
  }
  int Between(int least, int most) {
    return least + static_cast<int>(Number(static_cast<std::uint32_t>(most - least)));
  }
  /// True once in `times`.
  bool OneIn(std::uint32_t times) { return Number(times - 1) == 0; }

  template <typename List>
  const auto& Of(const List& list) {
    return list[Number(static_cast<std::uint32_t>(std::size(list) - 1))];
  }

  template <typename T>
  void Shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i)
      std::swap(list[i - 1], list[Number(static_cast<std::uint32_t>(i - 1))]);
  }

  /// Valid UTF-8 of up to `most` characters, most of them such as mean something to a format.
  std::string Characters(std::uint32_t most) {
    static constexpr std::u32string_view kOdd =
        U"<>&\"'\\/;:,.=+-@#%{}[]()|`$*!?~^_ \t\n\r\0\x01\x08\x0B\x1B\x7F\x80\x85\x9F\xA0\xAD"
        U"\u0301\u200B\u200D\u200E\u2028\u2029\u202A\u202E\u2060\u2066\u2069\uFEFF\uFFFD\uFFFE\uFF1D\uFDD0"
        U"\u00E9\u0130\u1E9E\u05D0\u0627\u65E5\uAC00\U0001F680\U0001F1EF\U0010FFFF";
    std::string text;
    for (std::uint32_t i = Number(most); i > 0; --i) {
      AppendUtf8(text, OneIn(2) ? kOdd[Number(static_cast<std::uint32_t>(kOdd.size() - 1))]
                                : static_cast<char32_t>('a' + Number(25)));
    }
    return text;
  }

  /// Bytes of any kind.
  std::string Bytes(std::uint32_t most) {
    std::string bytes = Characters(most);
    for (char& byte : bytes) byte = OneIn(8) ? static_cast<char>(Number(255)) : byte;
    return bytes;
  }

 private:
  std::mt19937 random_;
};

}  // namespace demarche::properties
