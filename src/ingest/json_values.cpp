#include "ingest/json_values.h"

#include "base/ascii.h"

namespace demarche::ingest {
namespace {

/// What is kept of bytes that are no value; the parser names their beginning.
constexpr std::size_t kMaxOdd = 4096;

/// Counts brackets outside of strings.
class BracketCounter {
 public:
  /// Whether the value ends with this byte.
  bool Ends(char c) {
    if (in_string_) {
      if (escaped_) {
        escaped_ = false;
      } else if (c == '\\') {
        escaped_ = true;
      } else if (c == '"') {
        in_string_ = false;
      }
      return false;
    }
    if (c == '"') in_string_ = true;
    if (c == '{' || c == '[') ++depth_;
    return (c == '}' || c == ']') && --depth_ == 0;
  }

 private:
  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
};

}  // namespace

JsonValues::JsonValues(std::istream& in, std::uint64_t limit) : in_(*in.rdbuf()), limit_(limit) {
  int c = in_.sgetc();
  while (c != kEof && IsSpace(std::char_traits<char>::to_char_type(c))) {
    Take();
    c = in_.sgetc();
  }
  array_ = c == '[';
  if (array_) Take();
}

int JsonValues::Take() {
  const int c = in_.sbumpc();
  if (c == kEof) return c;
  ++taken_;
  if (c == '\n') ++lines_;
  return c;
}

int JsonValues::TakeFirst() {
  for (;;) {
    const int c = Take();
    if (c == kEof) return c;
    const char first = std::char_traits<char>::to_char_type(c);
    if (!IsSpace(first) && !(array_ && first == ',')) return c;
  }
}

JsonValues::Status JsonValues::Next(std::string& value) {
  value.clear();
  const int c = TakeFirst();
  if (c == kEof) return Status::kEnd;
  if (array_ && c == ']') return Status::kClosed;
  offset_ = taken_ - 1;
  line_ = lines_;
  value += std::char_traits<char>::to_char_type(c);
  if (c == '{' || c == '[') return TakeRest(value);
  for (int odd = Take(); odd != kEof && value.size() < kMaxOdd; odd = Take())
    value += std::char_traits<char>::to_char_type(odd);
  return Status::kCut;
}

JsonValues::Status JsonValues::TakeRest(std::string& value) {
  BracketCounter counter;
  counter.Ends(value[0]);
  std::uint64_t size = 1;
  for (int c = Take(); c != kEof; c = Take()) {
    const char next = std::char_traits<char>::to_char_type(c);
    if (++size <= limit_) {
      value += next;
    } else if (!value.empty()) {
      value = std::string();
    }
    if (counter.Ends(next)) return size <= limit_ ? Status::kWhole : Status::kTooLong;
  }
  return size <= limit_ ? Status::kCut : Status::kTooLong;
}

std::size_t EndOfJsonValue(std::string_view bytes, std::size_t begin) {
  BracketCounter counter;
  for (std::size_t at = begin; at < bytes.size(); ++at) {
    if (counter.Ends(bytes[at])) return at + 1;
  }
  return std::string_view::npos;
}

}  // namespace demarche::ingest
