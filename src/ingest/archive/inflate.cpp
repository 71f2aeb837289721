#include "ingest/archive/inflate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <utility>

#include "base/ascii.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kInflateBytes = std::size_t{1} << 17U;
constexpr unsigned char kGzipMark = 0x1F;
/// What is unpacked of a part to see whether it begins a record; its header may hold a name.
constexpr std::size_t kTrialBytes = 4096;
constexpr std::string_view kWarcMark = "WARC/";
constexpr std::string_view kArcMark = "filedesc:";
/// More is not needed to know the address that begins a record of ARC.
constexpr std::size_t kTrialBegin = 16;

/// Whether two bytes begin a zlib stream: method deflate, and a sum that 31 divides (RFC 1950, 2.2).
bool IsZlib(unsigned first, unsigned second) {
  return (first & 0x0FU) == 8U && (first * 256U + second) % 31U == 0;
}

/// The first bytes that a part of a gzip file unpacks to, or "" when none begins here.
std::string BeginOfPart(std::string_view bytes) {
  if (bytes.size() < 4 || !bytes.starts_with("\x1F\x8B\x08") || (bytes[3] & 0xE0) != 0) return {};
  std::string trial(bytes.substr(0, kTrialBytes));
  std::array<char, kTrialBegin> begin{};
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return {};
  stream.next_in = reinterpret_cast<Bytef*>(trial.data());
  stream.avail_in = static_cast<uInt>(trial.size());
  stream.next_out = reinterpret_cast<Bytef*>(begin.data());
  stream.avail_out = static_cast<uInt>(begin.size());
  inflate(&stream, Z_SYNC_FLUSH);
  inflateEnd(&stream);
  return {begin.data(), begin.size() - stream.avail_out};
}

/// Whether the text begins with the scheme of an address: "http:", "dns:".
bool BeginsWithScheme(std::string_view text) {
  const auto* const end = std::find_if_not(text.begin(), text.end(), &IsAlpha);
  return end - text.begin() >= 2 && end != text.end() && *end == ':';
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
  fault_ =
      Error{ErrorKind::kMalformed, fmt::format("{}; get it again", what), fmt::format("byte {}", position())};
}

void InflateBuffer::FillTo(std::size_t size) {
  if (stream_.avail_in >= size) return;
  std::memmove(input_.data(), stream_.next_in, stream_.avail_in);
  const std::size_t got = in_.Read(input_.data() + stream_.avail_in, input_.size() - stream_.avail_in);
  read_ += got;
  if (outermost_) nest_.Took(read_);
  stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
  stream_.avail_in += static_cast<uInt>(got);
}

bool InflateBuffer::Resume() {
  const std::uint64_t from = position();
  for (;; ++stream_.next_in, --stream_.avail_in) {
    FillTo(kTrialBytes);
    if (stream_.avail_in == 0) return false;
    const void* const mark = std::memchr(stream_.next_in, kGzipMark, stream_.avail_in);
    const auto skipped = mark == nullptr
                             ? stream_.avail_in
                             : static_cast<uInt>(static_cast<const Bytef*>(mark) - stream_.next_in);
    stream_.next_in += skipped;
    stream_.avail_in -= skipped;
    FillTo(kTrialBytes);
    if (stream_.avail_in == 0) return false;
    const std::string begin = BeginOfPart({reinterpret_cast<const char*>(stream_.next_in), stream_.avail_in});
    if (crawl_ == Crawl::kWarc ? begin.starts_with(kWarcMark) : BeginsWithScheme(begin)) break;
  }
  if (lost_ == 0) first_lost_ = from;
  lost_ += position() - from;
  in_part_ = false;
  return true;
}

bool InflateBuffer::Begin() {
  if (!Fill()) return false;
  // Tapes fill their blocks with zeros.
  while (parts_ > 0 && *stream_.next_in == 0) {
    ++stream_.next_in;
    --stream_.avail_in;
    if (!Fill()) return false;
  }
  const unsigned first = stream_.next_in[0];
  if (parts_ > 0 && first != kGzipMark) {
    if (crawl_ != Crawl::kNone) {
      Fault("is damaged");
    } else {
      trailing_ = position();
    }
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
  if (std::exchange(damaged_, false) && crawl_ != Crawl::kNone) ended_ = !Resume();
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
    if (!told_kind_ && output_.size() - stream_.avail_out >= kArcMark.size()) {
      told_kind_ = true;
      if (output_.starts_with(kWarcMark)) crawl_ = Crawl::kWarc;
      if (output_.starts_with(kArcMark)) crawl_ = Crawl::kArc;
    }
    if (code == Z_STREAM_END) {
      in_part_ = false;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      Fault("is damaged");
    }
  }
  const std::size_t got = output_.size() - stream_.avail_out;
  if (got > 0 && !nest_.Gave(got)) ended_ = true;
  if (got == 0 && fault_) {
    damaged_ = true;
    nest_.Break(*std::exchange(fault_, std::nullopt));
  }
  setg(output_.data(), output_.data(), output_.data() + got);
  return got == 0 ? traits_type::eof() : traits_type::to_int_type(output_[0]);
}

}  // namespace demarche::ingest
