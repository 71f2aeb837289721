// What holds other files, told by how its bytes begin. Private to the room.
#pragma once

#include <cstdint>
#include <string_view>

namespace demarche::ingest {

enum class ContainerKind : std::uint8_t {
  kNone,
  kGzip,  ///< these five hold one stream and are named as it is
  kBzip2,
  kXz,
  kZstd,
  kLz4,
  kZip,
  kTar,
  kSevenZip,
  kWarc,
  kArc,
};

/// `head` is the beginning of a file, 512 bytes or more of it where it has them. Office documents and books,
/// which are zip archives, too, are kNone.
ContainerKind TellContainer(std::string_view head);

}  // namespace demarche::ingest
