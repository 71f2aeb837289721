// Archives and compressed files, through libarchive. Private to the room.
#pragma once

#include <istream>

#include "ingest/archive/container.h"

namespace demarche::ingest {

/// The regular files of a zip, tar or 7z archive, in its order. Nothing is written to disk. Hidden members
/// are passed over as in folders; links, devices and encrypted members are told. A zip without the directory
/// at its end is read from its beginning as far as it goes. Zip and 7z are held in memory when `in`
/// cannot seek.
void ReadArchive(ContainerKind kind, std::istream& in, const Container& container);

/// The one stream of a bzip2, xz, zstd or lz4 file.
void ReadCompressed(ContainerKind kind, std::istream& in, const Container& container);

}  // namespace demarche::ingest
