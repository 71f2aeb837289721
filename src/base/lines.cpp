#include "base/lines.h"

#include <ios>

namespace demarche {

LineReader::Status LineReader::Next(std::string& line) {
  try {
    return ReadOn(line);
  } catch (const std::ios_base::failure& failure) {  // a file's buffer throws where the system refuses
    in_.setstate(std::ios::badbit);
    reason_ = "cannot be read on: " + failure.code().message();
    return Status::kBroken;
  }
}

LineReader::Status LineReader::ReadOn(std::string& line) {
  line.clear();
  std::streambuf* const buffer = in_.rdbuf();
  constexpr int kEof = std::char_traits<char>::eof();
  ++number_;
  int c = buffer->sbumpc();
  if (c == kEof) {
    --number_;
    in_.setstate(std::ios::eofbit);
    return Status::kEnd;
  }
  offset_ = next_offset_;
  bool too_long = false;
  for (; c != kEof; c = buffer->sbumpc()) {
    ++next_offset_;
    if (c == '\n') break;
    if (line.size() < limit_) {
      line += std::char_traits<char>::to_char_type(c);
    } else {
      too_long = true;
    }
  }
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return too_long ? Status::kTooLong : Status::kLine;
}

}  // namespace demarche
