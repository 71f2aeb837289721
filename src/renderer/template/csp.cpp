#include "renderer/template/csp.h"

#include <cstdint>

#include "base/ascii.h"
#include "base/digest.h"

namespace demarche {
namespace {

std::uint32_t Nibble(char hex) {
  return static_cast<std::uint32_t>(IsDigit(hex) ? hex - '0' : ToLower(hex) - 'a' + 10);
}

}  // namespace

std::string CspHash(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string hex = Sha256Hex(bytes);
  std::string out;
  // Three hexadecimal digits are twelve bits: two base64 digits.
  for (std::size_t at = 0; at < hex.size(); at += 3) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) bits = bits << 4U | (at + i < hex.size() ? Nibble(hex[at + i]) : 0U);
    out += kDigits[bits >> 6U];
    if (at + 2 <= hex.size()) out += kDigits[bits & 63U];
  }
  while (out.size() % 4 != 0) out += '=';
  return out;
}

}  // namespace demarche
