#include "ingest/archive/inflate.h"

#include <fmt/format.h>

#include <utility>

namespace demarche::ingest {
namespace {

constexpr std::size_t kInflateBytes = std::size_t{1} << 17U;
constexpr unsigned char kGzipMark = 0x1F;

/// Whether two bytes begin a zlib stream: method deflate, and a sum that 31 divides (RFC 1950, 2.2).
bool IsZlib(unsigned first, unsigned second) {
  return (first & 0x0FU) == 8U && (first * 256U + second) % 31U == 0;
}

}  // namespace

InflateBuffer::InflateBuffer(std::istream& in, Nest& nest, bool outermost)
    : in_(in, nest),
      nest_(nest),
      outermost_(outermost),
      input_(kInflateBytes, '\0'),
      output_(kInflateBytes, '\0') {
  setg(output_.data(), output_.data(), output_.data());
}

InflateBuffer::~InflateBuffer() {
  if (begun_) inflateEnd(&stream_);
}

bool InflateBuffer::Fill() {
  if (stream_.avail_in > 0) return true;
  const std::size_t got = in_.Read(input_.data(), input_.size());
  read_ += got;
  if (outermost_) nest_.Took(read_);
  stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
  stream_.avail_in = static_cast<uInt>(got);
  return got > 0;
}

void InflateBuffer::Fault(const char* what) {
  ended_ = true;
  nest_.Break(
      {ErrorKind::kMalformed, fmt::format("{}; get it again", what), fmt::format("byte {}", position())});
}

bool InflateBuffer::Begin() {
  if (!Fill()) return false;
  const unsigned first = stream_.next_in[0];
  if (parts_ > 0 && first != kGzipMark) {
    // Tapes fill their last block with zeros.
    if (first != 0) trailing_ = position();
    return false;
  }
  const unsigned second = stream_.avail_in > 1 ? stream_.next_in[1] : 0U;
  const int window = first == kGzipMark ? 15 + 16 : IsZlib(first, second) ? 15 : -15;
  const int code = begun_ ? inflateReset2(&stream_, window) : inflateInit2(&stream_, window);
  begun_ = true;
  if (code != Z_OK) {
    Fault("cannot be unpacked");
    return false;
  }
  ++parts_;
  in_part_ = true;
  return true;
}

InflateBuffer::int_type InflateBuffer::underflow() {
  stream_.next_out = reinterpret_cast<Bytef*>(output_.data());
  stream_.avail_out = static_cast<uInt>(output_.size());
  while (!ended_ && stream_.avail_out > 0) {
    if (!in_part_ && !Begin()) {
      ended_ = true;
      break;
    }
    if (!Fill()) {
      Fault("breaks off");
      break;
    }
    const int code = inflate(&stream_, Z_NO_FLUSH);
    if (code == Z_STREAM_END) {
      in_part_ = false;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      Fault("is damaged");
    }
  }
  const std::size_t got = output_.size() - stream_.avail_out;
  if (got > 0 && !nest_.Gave(got)) ended_ = true;
  if (got == 0 && fault_) nest_.Break(*std::exchange(fault_, std::nullopt));
  setg(output_.data(), output_.data(), output_.data() + got);
  return got == 0 ? traits_type::eof() : traits_type::to_int_type(output_[0]);
}

}  // namespace demarche::ingest
