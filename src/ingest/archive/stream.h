// Streams over bytes that are already in memory. Private to the room.
#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <streambuf>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/archive/nest.h"

namespace demarche::ingest {

/// Reads ahead in a stream. A fault that ends the stream is held back until the bytes before it are used up:
/// what lies before the damage is whole. REQUIRES: both outlive it.
class AheadReader {
 public:
  AheadReader(std::istream& in, Nest& nest) : in_(in), nest_(nest), fault_(nest.TakeFault()) {}
  AheadReader(const AheadReader&) = delete;
  AheadReader& operator=(const AheadReader&) = delete;
  ~AheadReader() {
    if (fault_) nest_.Break(std::move(*fault_));
  }

  /// Fewer bytes than `size` only at the end.
  std::size_t Read(char* bytes, std::size_t size);
  [[nodiscard]] std::istream& in() { return in_; }

 private:
  std::istream& in_;
  Nest& nest_;
  std::optional<Error> fault_;
};

/// Bytes that were read ahead, then the rest of a stream.
class HeadedBuffer : public std::streambuf {
 public:
  HeadedBuffer(std::string head, std::istream& rest, Nest& nest);

 protected:
  int_type underflow() override;

 private:
  std::string buffer_;
  AheadReader rest_;
};

/// Reads and seeks in bytes that somebody else owns.
class MemoryBuffer : public std::streambuf {
 public:
  explicit MemoryBuffer(std::string_view bytes);

 protected:
  pos_type seekoff(off_type by, std::ios_base::seekdir from, std::ios_base::openmode which) override;
  pos_type seekpos(pos_type to, std::ios_base::openmode which) override;
};

/// Up to `size` bytes; fewer at the end of the stream.
std::string ReadUpTo(std::istream& in, std::size_t size);

}  // namespace demarche::ingest
