// Where libarchive takes its bytes from. Private to the room.
#pragma once

#include <archive.h>

#include <cstdint>
#include <istream>
#include <string>

#include "ingest/archive/nest.h"
#include "ingest/archive/stream.h"

namespace demarche::ingest {

/// A stream as libarchive asks for it. REQUIRES: `in` and `nest` outlive the source.
class Source {
 public:
  /// A stream that can seek stands at the beginning of the archive.
  Source(std::istream& in, bool seekable, Nest& nest);

  [[nodiscard]] bool seekable() const { return seekable_; }
  /// Bytes from the beginning of the archive.
  [[nodiscard]] std::uint64_t position() const { return position_; }

  /// The first header is read: until now only the directory was, which libarchive holds in memory.
  void EndDirectory() { in_directory_ = false; }

  static la_ssize_t Read(archive* reader, void* source, const void** bytes);
  static la_int64_t Skip(archive* reader, void* source, la_int64_t bytes);
  static la_int64_t Seek(archive* reader, void* source, la_int64_t offset, int from);

 private:
  void Advance(std::int64_t bytes);

  AheadReader in_;
  Nest& nest_;
  std::string block_;
  bool seekable_;
  bool outermost_;
  bool in_directory_ = true;
  std::int64_t begin_ = 0;  ///< of the archive in `in`
  std::int64_t size_ = 0;   ///< of the archive, when it can seek
  std::uint64_t position_ = 0;
  std::uint64_t directory_ = 0;  ///< bytes read before the first header
};

}  // namespace demarche::ingest
