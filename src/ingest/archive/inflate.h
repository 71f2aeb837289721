// Streams compressed with deflate: gzip files of any number of parts, and bodies of web answers. Private to
// the room.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <istream>
#include <optional>
#include <streambuf>
#include <string>

#include "ingest/archive/nest.h"
#include "ingest/archive/stream.h"

namespace demarche::ingest {

/// Gzip (RFC 1952), zlib (RFC 1950) or bare deflate (RFC 1951), told by the first bytes. Checks sums and
/// lengths. A fault ends the stream and goes to the nest. A crawl has a part for each record: what reads on
/// after a fault gets the next part that begins a record.
class InflateBuffer : public std::streambuf {
 public:
  /// `outermost`: `in` is the outermost file, whose bytes the nest counts. REQUIRES: both outlive the buffer.
  InflateBuffer(std::istream& in, Nest& nest, bool outermost);
  InflateBuffer(const InflateBuffer&) = delete;
  InflateBuffer& operator=(const InflateBuffer&) = delete;
  ~InflateBuffer() override;

  /// The byte of `in` at which something begins that is no part of the stream; 0 when there is nothing.
  [[nodiscard]] std::uint64_t trailing() const { return trailing_; }

  /// What was passed over for that: bytes, and the byte of `in` at which the first of them stood.
  [[nodiscard]] std::uint64_t lost() const { return lost_; }
  [[nodiscard]] std::uint64_t first_lost() const { return first_lost_; }

 protected:
  int_type underflow() override;

 private:
  /// What the stream begins as.
  enum class Crawl : std::uint8_t { kNone, kWarc, kArc };

  /// Has some input, or sees that there is none.
  bool Fill();
  /// Reads on until so many bytes are at hand, where there are as many.
  void FillTo(std::size_t size);
  /// Begins the next part; false when there is none.
  bool Begin();
  /// Goes to the next part of a crawl after damage; false when there is none.
  bool Resume();
  void Fault(const char* what);
  [[nodiscard]] std::uint64_t position() const { return read_ - stream_.avail_in; }

  AheadReader in_;
  Nest& nest_;
  bool outermost_;
  std::string input_;
  std::string output_;
  z_stream stream_{};
  bool begun_ = false;    ///< zlib holds a state
  bool in_part_ = false;  ///< a part is not at its end
  bool ended_ = false;
  bool told_kind_ = false;
  Crawl crawl_ = Crawl::kNone;
  bool damaged_ = false;  ///< the stream ended at a fault, which was told
  std::uint64_t parts_ = 0;
  std::uint64_t read_ = 0;
  std::uint64_t trailing_ = 0;
  std::uint64_t lost_ = 0;
  std::uint64_t first_lost_ = 0;
  std::optional<Error> fault_;  ///< goes to the nest when the bytes before it are used up
};

}  // namespace demarche::ingest
