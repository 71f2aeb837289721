#include "language/net/format.h"

#include <array>
#include <bit>

namespace demarche::language {
namespace {

constexpr std::uint64_t kFirst = 0x9e3779b185ebca87U;
constexpr std::uint64_t kSecond = 0xc2b2ae3d27d4eb4fU;

}  // namespace

std::uint64_t ModelChecksum(std::span<const std::byte> bytes) {
  std::array<std::uint64_t, 4> streams{kFirst, kSecond, ~kFirst, ~kSecond};
  constexpr std::size_t kStep = sizeof streams;
  const auto add = [&](const std::array<std::uint64_t, 4>& words) {
    for (std::size_t i = 0; i < streams.size(); ++i) {
      streams[i] = std::rotl(streams[i] + words[i] * kSecond, 31) * kFirst;
    }
  };
  std::array<std::uint64_t, 4> words{};
  std::size_t at = 0;
  for (; bytes.size() - at >= kStep; at += kStep) {
    std::memcpy(words.data(), &bytes[at], kStep);
    add(words);
  }
  if (at < bytes.size()) {  // the last step is filled up with zeros
    words = {};
    std::memcpy(words.data(), &bytes[at], bytes.size() - at);
    add(words);
  }
  std::uint64_t sum = bytes.size() * kFirst;
  for (const std::uint64_t stream : streams) {
    sum = std::rotl(sum ^ stream, 27) * kFirst + kSecond;
    sum ^= sum >> 32;
  }
  return sum;
}

}  // namespace demarche::language
