#include "ingest/archive/source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace demarche::ingest {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 17U;
/// A million members with names of usual length; libarchive takes two to four times as much memory for them.
constexpr std::uint64_t kMaxDirectoryBytes = std::uint64_t{128} << 20U;

}  // namespace

Source::Source(std::istream& in, bool seekable, Nest& nest)
    : in_(in, nest),
      nest_(nest),
      block_(kBlockBytes, '\0'),
      seekable_(seekable),
      outermost_(nest.outermost()) {
  if (!seekable_) return;
  begin_ = in.tellg();
  in.seekg(0, std::ios::end);
  size_ = std::int64_t(in.tellg()) - begin_;
  in.seekg(begin_);
}

void Source::Advance(std::int64_t bytes) {
  position_ += static_cast<std::uint64_t>(bytes);
  if (outermost_) nest_.Took(position_);
}

la_ssize_t Source::Read(archive* reader, void* source, const void** bytes) {
  auto& self = *static_cast<Source*>(source);
  const std::size_t got = self.in_.Read(self.block_.data(), self.block_.size());
  self.Advance(static_cast<std::int64_t>(got));
  if (self.in_directory_) {
    self.directory_ += got;
    if (self.directory_ > kMaxDirectoryBytes) {
      self.nest_.Break(
          {ErrorKind::kOverLimit,
           fmt::format("its directory is larger than {} bytes; split the archive", kMaxDirectoryBytes), ""});
      archive_set_error(reader, ENOMEM, "the directory is too large");
      return ARCHIVE_FATAL;
    }
  }
  *bytes = self.block_.data();
  return static_cast<la_ssize_t>(got);
}

la_int64_t Source::Skip(archive* /*reader*/, void* source, la_int64_t bytes) {
  auto& self = *static_cast<Source*>(source);
  if (!self.seekable_) return 0;
  const std::int64_t skipped = std::min(bytes, self.size_ - static_cast<std::int64_t>(self.position_));
  if (skipped <= 0) return 0;
  self.in_.in().clear();
  self.in_.in().seekg(skipped, std::ios::cur);
  self.Advance(skipped);
  return skipped;
}

la_int64_t Source::Seek(archive* /*reader*/, void* source, la_int64_t offset, int from) {
  auto& self = *static_cast<Source*>(source);
  const std::int64_t base = from == SEEK_SET   ? 0
                            : from == SEEK_CUR ? static_cast<std::int64_t>(self.position_)
                                               : self.size_;
  // Offsets come out of the archive and may be anything.
  if (offset > self.size_ - base || offset < -base) return ARCHIVE_FATAL;
  self.in_.in().clear();
  self.in_.in().seekg(self.begin_ + base + offset);
  self.position_ = static_cast<std::uint64_t>(base + offset);
  return base + offset;
}

}  // namespace demarche::ingest
