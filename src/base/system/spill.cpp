#include "base/system/spill.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace demarche {
namespace fs = std::filesystem;

Spill::Spill(const fs::path& folder, std::size_t held) : folder_(folder), most_held_(held) {
  std::string name = (folder / "demarche-XXXXXX").string();
  file_ = Descriptor(::mkostemp(name.data(), O_CLOEXEC));
  refusal_ = file_.is_open() ? 0 : errno;
  if (file_.is_open()) ::unlink(name.c_str());
}

Error Spill::Failure(const char* what, int number) const {
  return {ErrorKind::kUnreadable,
          fmt::format("{}: {}; see that the folder can be written and has room, or set TMPDIR to another",
                      what, std::strerror(number)),
          folder_.string()};
}

Result<void> Spill::Write() {
  if (!file_.is_open()) return tl::unexpected(Failure("no temporary file can be made", refusal_));
  for (std::size_t done = 0; done < held_.size();) {
    const ssize_t put =
        ::pwrite(file_.get(), held_.data() + done, held_.size() - done, static_cast<off_t>(written_ + done));
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
    const ssize_t got = ::pread(file_.get(), bytes.data() + have, bytes.size() - have,
                                static_cast<off_t>(place.begin + have));
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
