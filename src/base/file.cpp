#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace demarche {
namespace fs = std::filesystem;
namespace {

tl::unexpected<Error> SystemError(const char* what, int number, const fs::path& path) {
  const ErrorKind kind = number == ENOENT ? ErrorKind::kNotFound : ErrorKind::kUnreadable;
  return Fail(kind, fmt::format("{}: {}", what, std::strerror(number)), path.string());
}

}  // namespace

bool WriteAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Result<std::string> ReadFile(const fs::path& path, std::uint64_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return SystemError("cannot be opened", errno, path);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return SystemError("cannot be examined", errno, path);
  if (S_ISDIR(status.st_mode)) return Fail(ErrorKind::kUnreadable, "is a folder", path.string());
  std::string bytes;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(file.get(), buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return SystemError("cannot be read", errno, path);
    if (got == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(got));
    if (bytes.size() > limit) {
      return Fail(ErrorKind::kOverLimit, fmt::format("is larger than the limit of {} bytes; split it", limit),
                  path.string());
    }
  }
}

Result<AtomicFile> AtomicFile::Create(const fs::path& path) {
  fs::path temporary = path.string() + fmt::format(".tmp-{}", ::getpid());
  Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!file.is_open()) return SystemError("cannot be written", errno, path);
  return AtomicFile(path, std::move(temporary), std::move(file));
}

Result<void> AtomicFile::Append(std::string_view bytes) {
  if (!WriteAll(file_.get(), bytes)) return SystemError("cannot be written", errno, path_);
  return {};
}

Result<void> AtomicFile::Commit() {
  if (::fsync(file_.get()) != 0) return SystemError("cannot be written", errno, path_);
  if (!file_.Close() || ::rename(temporary_.c_str(), path_.c_str()) != 0) {
    const int number = errno;
    ::unlink(temporary_.c_str());
    return SystemError("cannot be written", number, path_);
  }
  return {};
}

AtomicFile::~AtomicFile() {
  if (file_.is_open()) ::unlink(temporary_.c_str());
}

Result<void> WriteFileAtomically(const fs::path& path, std::string_view bytes) {
  Result<AtomicFile> file = AtomicFile::Create(path);
  if (!file) return tl::unexpected<Error>(file.error());
  if (Result<void> written = file->Append(bytes); !written) return written;
  return file->Commit();
}

Result<MappedFile> MappedFile::Open(const fs::path& path, std::uint64_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return SystemError("cannot be opened", errno, path);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return SystemError("cannot be examined", errno, path);
  if (!S_ISREG(status.st_mode)) return Fail(ErrorKind::kUnreadable, "is no regular file", path.string());
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > limit) {
    return Fail(ErrorKind::kOverLimit, fmt::format("is larger than the limit of {} bytes", limit),
                path.string());
  }
  if (size == 0) return MappedFile();  // nothing can be mapped
  void* start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.get(), 0);
  if (start == MAP_FAILED) return SystemError("cannot be mapped", errno, path);
  return MappedFile({static_cast<const std::byte*>(start), size});
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

Result<fs::path> ShareFolder() {
  if (const char* given = std::getenv("DEMARCHE_SHARE"); given != nullptr && *given != '\0') {
    return fs::path(given);
  }
  std::error_code code;
  const fs::path program = fs::read_symlink("/proc/self/exe", code);
  const fs::path share = program.parent_path().parent_path() / "share" / "demarche";
  if (!code && fs::is_directory(share, code)) return share;
  return Fail(ErrorKind::kNotFound,
              "the program's data folder is missing; reinstall, or set DEMARCHE_SHARE to it", share.string());
}

}  // namespace demarche
