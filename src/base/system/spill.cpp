#include "base/system/spill.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace demarche {
namespace fs = std::filesystem;

Spill::Spill(const fs::path& folder, std::size_t held) : folder_(folder), most_held_(held) {
  std::string name = (folder / "demarche-XXXXXX").string();
  file_ = ::mkostemp(name.data(), O_CLOEXEC);
  refusal_ = file_ < 0 ? errno : 0;
  if (file_ >= 0) ::unlink(name.c_str());
}

Spill::Spill(Spill&& other) noexcept
    : folder_(std::move(other.folder_)),
      most_held_(other.most_held_),
      file_(std::exchange(other.file_, -1)),
      refusal_(other.refusal_),
      written_(other.written_),
      held_(std::move(other.held_)) {}

Spill& Spill::operator=(Spill&& other) noexcept {
  std::swap(folder_, other.folder_);
  std::swap(most_held_, other.most_held_);
  std::swap(file_, other.file_);
  std::swap(refusal_, other.refusal_);
  std::swap(written_, other.written_);
  std::swap(held_, other.held_);
  return *this;
}

Spill::~Spill() {
  if (file_ >= 0) ::close(file_);
}

Error Spill::Failure(const char* what, int number) const {
  return {ErrorKind::kUnreadable,
          fmt::format("{}: {}; see that the folder can be written and has room, or set TMPDIR to another",
                      what, std::strerror(number)),
          folder_.string()};
}

Result<void> Spill::Write() {
  if (file_ < 0) return tl::unexpected(Failure("no temporary file can be made", refusal_));
  for (std::size_t done = 0; done < held_.size();) {
    const ssize_t put =
        ::pwrite(file_, held_.data() + done, held_.size() - done, static_cast<off_t>(written_ + done));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return tl::unexpected(Failure("a temporary file cannot be written", errno));
    done += static_cast<std::size_t>(put);
  }
  written_ += held_.size();
  held_.clear();
  return {};
}

Result<Spill::Place> Spill::Append(std::string_view bytes) {
  if (held_.size() + bytes.size() > most_held_ && !held_.empty()) {
    if (const Result<void> written = Write(); !written) return tl::unexpected<Error>(written.error());
  }
  const Place place{written_ + held_.size(), bytes.size()};
  held_ += bytes;
  return place;
}

Result<std::string> Spill::Read(Place place) const {
  if (place.begin >= written_) return held_.substr(place.begin - written_, place.size);
  std::string bytes(place.size, '\0');
  for (std::size_t have = 0; have < bytes.size();) {
    const ssize_t got =
        ::pread(file_, bytes.data() + have, bytes.size() - have, static_cast<off_t>(place.begin + have));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return tl::unexpected(Failure("a temporary file cannot be read", got < 0 ? errno : EIO));
    have += static_cast<std::size_t>(got);
  }
  return bytes;
}

fs::path TemporaryFolder() {
  const char* given = std::getenv("TMPDIR");  // NOLINT(concurrency-mt-unsafe): nothing changes it
  return given != nullptr && *given != '\0' ? fs::path(given) : fs::path("/tmp");
}

}  // namespace demarche
