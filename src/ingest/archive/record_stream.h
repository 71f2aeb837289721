// Lines and blocks of an archive of records, with the place of each. Private to the room.
#pragma once

#include <cstdint>
#include <istream>
#include <string>

#include "ingest/archive/nest.h"

namespace demarche::ingest {

class RecordStream {
 public:
  /// REQUIRES: both outlive it.
  RecordStream(std::istream& in, Nest& nest) : in_(in), nest_(nest), outermost_(nest.outermost()) {}

  /// Bytes read so far.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }

  static constexpr std::size_t kMaxLineBytes = std::size_t{1} << 16U;

  /// The next line without its end; false at the end of the stream, and where damage ends it inside
  /// the line. Of a line longer than kMaxLineBytes the rest is skipped.
  bool Line(std::string& line);
  /// Whether the last line was longer.
  [[nodiscard]] bool line_is_cut() const { return line_is_cut_; }

  /// The next `size` bytes; fewer at the end of the stream.
  std::string Block(std::uint64_t size);

  /// Passes `size` bytes; false when the stream ends before.
  bool Skip(std::uint64_t size);

 private:
  std::istream& in_;
  Nest& nest_;
  bool outermost_;
  bool line_is_cut_ = false;
  std::uint64_t offset_ = 0;
};

}  // namespace demarche::ingest
