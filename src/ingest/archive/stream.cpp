#include "ingest/archive/stream.h"

#include <algorithm>
#include <utility>

namespace demarche::ingest {
namespace {

constexpr std::size_t kStepBytes = std::size_t{1} << 16U;

}  // namespace

std::size_t AheadReader::Read(char* bytes, std::size_t size) {
  std::size_t got = 0;
  if (!fault_) {
    in_.clear();  // a stream may go on after a fault
    in_.read(bytes, static_cast<std::streamsize>(size));
    got = static_cast<std::size_t>(in_.gcount());
    if (in_.bad())
      nest_.Break({ErrorKind::kUnreadable, "cannot be read to its end; see that the disk works", ""});
    fault_ = nest_.TakeFault();
  }
  if (got == 0 && fault_) nest_.Break(*std::exchange(fault_, std::nullopt));
  return got;
}

HeadedBuffer::HeadedBuffer(std::string head, std::istream& rest, Nest& nest)
    : buffer_(std::move(head)), rest_(rest, nest) {
  setg(buffer_.data(), buffer_.data(), buffer_.data() + buffer_.size());
}

HeadedBuffer::int_type HeadedBuffer::underflow() {
  buffer_.resize(kStepBytes);
  const std::size_t got = rest_.Read(buffer_.data(), buffer_.size());
  setg(buffer_.data(), buffer_.data(), buffer_.data() + got);
  return got == 0 ? traits_type::eof() : traits_type::to_int_type(buffer_[0]);
}

MemoryBuffer::MemoryBuffer(std::string_view bytes) {
  char* begin = const_cast<char*>(bytes.data());  // a get area is never written to
  setg(begin, begin, begin + bytes.size());
}

MemoryBuffer::pos_type MemoryBuffer::seekoff(off_type by, std::ios_base::seekdir from,
                                             std::ios_base::openmode which) {
  const off_type base = from == std::ios_base::beg   ? 0
                        : from == std::ios_base::cur ? gptr() - eback()
                                                     : egptr() - eback();
  return seekpos(pos_type(base + by), which);
}

MemoryBuffer::pos_type MemoryBuffer::seekpos(pos_type to, std::ios_base::openmode which) {
  const off_type at = to;
  if ((which & std::ios_base::in) == 0 || at < 0 || at > egptr() - eback()) return pos_type(off_type(-1));
  setg(eback(), eback() + at, egptr());
  return to;
}

std::string ReadUpTo(std::istream& in, std::size_t size) {
  std::string bytes;
  while (in && bytes.size() < size) {
    const std::size_t had = bytes.size();
    const std::size_t step = std::min(size - had, std::max(had, kStepBytes));
    bytes.resize(had + step);
    in.read(bytes.data() + had, static_cast<std::streamsize>(step));
    bytes.resize(had + static_cast<std::size_t>(in.gcount()));
  }
  return bytes;
}

}  // namespace demarche::ingest
