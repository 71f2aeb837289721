#include "store/lock.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>

namespace demarche::store {
namespace {

constexpr int kTries = 10;

/// "process 123 on host since 2026-11-26 15:04:05 UTC". The time is for people alone.
std::string Holder() {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '?';
  return fmt::format("process {} on {} since {:%Y-%m-%d %H:%M:%S} UTC", ::getpid(), host.data(),
                     fmt::gmtime(std::time(nullptr)));
}

std::string TextOf(int file) {
  std::array<char, 512> text{};
  const ssize_t size = ::pread(file, text.data(), text.size(), 0);
  return size > 0 ? std::string(text.data(), static_cast<std::size_t>(size)) : "another process";
}

/// Whether the open file is still the one of this name: its last holder may have removed it meanwhile.
bool IsAt(int file, const std::string& path) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(file, &opened) == 0 && ::stat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
         opened.st_dev == named.st_dev;
}

tl::unexpected<Error> CannotLock(const std::string& path) {
  return Fail(
      ErrorKind::kUnreadable,
      fmt::format("cannot be written: {}; the folder of a database must allow it", std::strerror(errno)),
      path);
}

}  // namespace

Result<WriterLock> WriterLock::Take(const std::string& database) {
  const std::string path = database + ".lock";
  for (int i = 0; i < kTries; ++i) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0) return CannotLock(path);
    WriterLock lock{Descriptor(file)};  // closes the file, but removes none
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
      if (errno != EWOULDBLOCK) return CannotLock(path);
      return Fail(
          ErrorKind::kUnreadable,
          fmt::format("is being written by {}; try again when it has ended; reading goes on meanwhile",
                      TextOf(file)),
          database);
    }
    if (!IsAt(file, path)) continue;
    const std::string holder = Holder();
    ssize_t put = -1;
    do {
      put = ::ftruncate(file, 0) != 0 ? -1 : ::pwrite(file, holder.data(), holder.size(), 0);
    } while (put < 0 && errno == EINTR);
    if (put < 0) return CannotLock(path);
    lock.path_ = path;
    return lock;
  }
  return Fail(ErrorKind::kUnreadable, "cannot be locked; try again", database);
}

WriterLock::~WriterLock() {
  if (file_.is_open() && !path_.empty()) ::unlink(path_.c_str());
}

}  // namespace demarche::store
