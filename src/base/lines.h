// Lines of a stream, one at a time, none longer than a stated limit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>

namespace demarche {

/// Ends a line at '\n'; a '\r' before it is dropped. A last line without '\n' counts.
class LineReader {
 public:
  enum class Status { kLine, kTooLong, kEnd, kBroken };

  /// REQUIRES: `in` outlives the reader.
  LineReader(std::istream& in, std::size_t limit) : in_(in), limit_(limit) {}

  /// Replaces `line` by the next one. kTooLong: the line was longer than the limit and is
  /// skipped to its end; `line` holds its first bytes. kBroken: the system cannot read on (`reason`), or
  /// memory is used up; nothing more can be read, and `line` is no line. Holds at most `limit` bytes.
  Status Next(std::string& line);

  /// The number of the last line (or of that which was broken), from 1, and the byte of the stream at which
  /// it began.
  [[nodiscard]] std::uint64_t number() const { return number_; }
  [[nodiscard]] std::uint64_t offset() const { return offset_; }

  /// Why the last call gave kBroken: "cannot be read on: Input/output error".
  [[nodiscard]] const std::string& reason() const { return reason_; }

 private:
  Status ReadOn(std::string& line);

  std::istream& in_;
  std::string reason_;
  std::size_t limit_;
  std::uint64_t number_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t next_offset_ = 0;
};

}  // namespace demarche
