// What the network sees of a form: a hash of the word, and buckets of its affixes, its shape
// and its dictionary readings. Private to the room.
//
// Words in small letters, each digit a '0'. Affixes count code points. The hash is 64-bit FNV-1a
// over the bytes, then mixed (splitmix64's finalizer), the same on every machine; models depend on
// it: a change here asks for a new training and a new format version.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace demarche::language {

struct FormFeatures {
  static constexpr std::size_t kMost = 12;
  std::uint64_t word = 0;                    ///< never 0 for a form
  std::array<std::uint32_t, kMost> buckets;  ///< hashes; the network takes them modulo its table size
  std::size_t count = 0;                     ///< used entries of `buckets`
};

/// `form` as written, `readings` the Reading bits of its small-letter form (morphology.h).
/// Forms past 64 bytes are cut on a UTF-8 border. Never fails on any bytes.
[[nodiscard]] FormFeatures FeaturesOf(std::string_view form, std::uint16_t readings);

}  // namespace demarche::language
