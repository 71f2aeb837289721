// Rows of a table in a text file (RFC 4180). Private to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <vector>

namespace demarche::ingest {

/// Reads one row at a time. A cell that begins with a quotation mark ends at the next single one, and may
/// hold separators and line ends; "" inside it is one quotation mark.
class RowReader {
 public:
  enum class Status : std::uint8_t { kRow, kTooLong, kOpenQuote, kEnd };

  /// REQUIRES: `in` outlives the reader.
  RowReader(std::istream& in, char separator, std::size_t limit)
      : in_(in), separator_(separator), limit_(limit) {}

  /// Replaces `cells` by those of the next row. kTooLong: the row has more than `limit` bytes or kMaxCells
  /// cells and is skipped; kOpenQuote: the file ends inside a quoted cell.
  Status Next(std::vector<std::string>& cells);

  /// The line and the byte at which the last row began; lines from 1.
  [[nodiscard]] std::uint64_t line() const { return line_; }
  [[nodiscard]] std::uint64_t offset() const { return offset_; }

  static constexpr std::size_t kMaxCells = 1000;

 private:
  int Take();

  std::istream& in_;
  char separator_;
  std::size_t limit_;
  std::uint64_t line_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t next_line_ = 1;
  std::uint64_t next_offset_ = 0;
};

}  // namespace demarche::ingest
