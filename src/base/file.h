// Reading and writing whole files. Writes are atomic: a private temporary in the
// same folder, fsync, rename; a reader sees the old bytes or the new, never half.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "base/system/descriptor.h"

namespace demarche {

/// The bytes of a regular file. Errors: kNotFound, kUnreadable, kOverLimit when it
/// holds more than `limit` bytes; each names the path.
Result<std::string> ReadFile(const std::filesystem::path& path, std::uint64_t limit);

/// Replaces `path` by `bytes`. Errors: kUnreadable with the system's reason.
Result<void> WriteFileAtomically(const std::filesystem::path& path, std::string_view bytes);

/// Writes all of `bytes`, however often a signal interrupts. False, with errno, when the system refuses.
bool WriteAll(int file, std::string_view bytes);

/// The same with bytes that come one after the other. Without Commit, `path` stays as it was.
class AtomicFile {
 public:
  /// Errors, as of the other members: kUnreadable with the system's reason.
  static Result<AtomicFile> Create(const std::filesystem::path& path);
  Result<void> Append(std::string_view bytes);
  Result<void> Commit();

  AtomicFile(AtomicFile&& other) noexcept = default;
  AtomicFile& operator=(AtomicFile&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(temporary_, other.temporary_);
    std::swap(file_, other.file_);
    return *this;
  }
  ~AtomicFile();

 private:
  AtomicFile(std::filesystem::path path, std::filesystem::path temporary, Descriptor file)
      : path_(std::move(path)), temporary_(std::move(temporary)), file_(std::move(file)) {}
  std::filesystem::path path_;
  std::filesystem::path temporary_;
  Descriptor file_;  ///< closed when it is committed or given up
};

/// A whole file mapped read-only; its pages are shared with other processes and read when touched.
/// Another program that shortens the file meanwhile breaks the mapping, as with any map.
class MappedFile {
 public:
  /// Errors: kNotFound, kUnreadable (a folder, a device), kOverLimit; each names the path.
  static Result<MappedFile> Open(const std::filesystem::path& path, std::uint64_t limit);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~MappedFile();

  /// Begins on a page; stays where it is when the MappedFile moves.
  [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::span<const std::byte> bytes) : bytes_(bytes) {}
  std::span<const std::byte> bytes_;
};

/// Where the program's data lies: "<folder of the executable>/../share/demarche",
/// or $DEMARCHE_SHARE when set. Errors: kNotFound with both places tried.
Result<std::filesystem::path> ShareFolder();

}  // namespace demarche
