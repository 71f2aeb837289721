#include "ingest/archive/record_stream.h"

#include <algorithm>
#include <limits>

#include "ingest/archive/stream.h"

namespace demarche::ingest {

bool RecordStream::Line(std::string& line) {
  line.clear();
  line_is_cut_ = false;
  constexpr int kEof = std::char_traits<char>::eof();
  std::streambuf* const buffer = in_.rdbuf();
  int c = buffer->sbumpc();
  if (c == kEof) return false;
  for (; c != kEof; c = buffer->sbumpc()) {
    ++offset_;
    if (c == '\n') break;
    // One byte more, since the last one may be of the line's end.
    line_is_cut_ = line_is_cut_ || line.size() > kMaxLineBytes;
    if (!line_is_cut_) line += std::char_traits<char>::to_char_type(c);
  }
  if (c == kEof && nest_.broken()) return false;
  if (line.ends_with('\r')) line.pop_back();
  line_is_cut_ = line_is_cut_ || line.size() > kMaxLineBytes;
  line.resize(std::min(line.size(), kMaxLineBytes));
  if (outermost_) nest_.Took(offset_);
  return true;
}

std::string RecordStream::Block(std::uint64_t size) {
  std::string block = ReadUpTo(in_, size);
  in_.clear();
  offset_ += block.size();
  if (outermost_) nest_.Took(offset_);
  return block;
}

bool RecordStream::Skip(std::uint64_t size) {
  constexpr std::uint64_t kStep = std::uint64_t{1} << 30U;
  while (size > 0) {
    const auto step = static_cast<std::streamsize>(std::min(size, kStep));
    in_.ignore(step);
    const auto got = static_cast<std::uint64_t>(in_.gcount());
    in_.clear();
    offset_ += got;
    if (outermost_) nest_.Took(offset_);
    if (got < static_cast<std::uint64_t>(step)) return false;
    size -= got;
  }
  return true;
}

}  // namespace demarche::ingest
