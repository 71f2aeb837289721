// Numbers of the model file that its writer and its reader share; model.cpp tells the format.
// Private to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace demarche::language {

constexpr std::string_view kModelMagic = "DMRMODEL";
constexpr std::uint32_t kModelVersion = 2;
constexpr std::size_t kModelAlignment = 64;  ///< of each section

/// Places in the header.
struct ModelHeader {
  static constexpr std::size_t kVersion = 8;
  static constexpr std::size_t kHeaderBytes = 12;
  static constexpr std::size_t kFileBytes = 16;
  static constexpr std::size_t kChecksum = 24;
  static constexpr std::size_t kShape = 32;  ///< eleven u32; the checksum begins here
  static constexpr std::size_t kEmbeddingScale = 76;
  static constexpr std::size_t kSections = 80;  ///< offset u64, bytes u64 of each
};

/// Sections: description, relations, feats, hashes, words, buckets; four for each matrix (weights,
/// scale, offset, bias); root head, root label.
constexpr std::size_t SectionCount(std::size_t layers) { return 6 + 4 * (4 * layers + 9) + 2; }

constexpr std::size_t ModelHeaderBytes(std::size_t layers) {
  return ModelHeader::kSections + 16 * SectionCount(layers);
}

/// Four streams of 8-byte words, each multiplied, rotated and multiplied again as xxHash64
/// (Y. Collet, 2012) does, then folded into one number with the length. Guards against damage, not
/// against malice.
[[nodiscard]] std::uint64_t ModelChecksum(std::span<const std::byte> bytes);

}  // namespace demarche::language
