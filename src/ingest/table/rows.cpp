#include "ingest/table/rows.h"

namespace demarche::ingest {
namespace {

constexpr int kNoByte = std::char_traits<char>::eof();

}  // namespace

int RowReader::Take() {
  const int c = in_.rdbuf()->sbumpc();
  if (c == kNoByte) return c;
  ++next_offset_;
  if (c == '\n') ++next_line_;
  return c;
}

RowReader::Status RowReader::Next(std::vector<std::string>& cells) {
  cells.clear();
  line_ = next_line_;
  offset_ = next_offset_;
  int c = Take();
  if (c == kNoByte) return Status::kEnd;
  std::size_t bytes = 0;
  bool too_long = false;
  for (bool more = true; more;) {
    std::string cell;
    const auto add = [&](int byte) {
      if (++bytes > limit_ || cells.size() >= kMaxCells) too_long = true;
      if (!too_long) cell += std::char_traits<char>::to_char_type(byte);
    };
    if (c == '"') {
      for (c = Take();; c = Take()) {
        if (c == kNoByte) return too_long ? Status::kTooLong : Status::kOpenQuote;
        if (c == '"' && (c = Take()) != '"') break;
        add(c);
      }
    }
    for (; c != separator_ && c != '\n' && c != kNoByte; c = Take()) add(c);
    more = c == separator_;
    if (!more && cell.ends_with('\r')) cell.pop_back();
    if (cells.size() < kMaxCells) {
      cells.push_back(std::move(cell));
    } else {
      too_long = true;
    }
    if (more) c = Take();
  }
  return too_long ? Status::kTooLong : Status::kRow;
}

}  // namespace demarche::ingest
