// One writer a database: a lock that dies with its process. Private to the room.
#pragma once

#include <string>
#include <utility>

#include "base/result.h"

namespace demarche::store {

/// The file "DB.lock" beside the database, locked by flock(2), which the system gives back however the
/// process ends. Its text says who holds it; the file is removed at the end, and a file that was left by a
/// killed process locks nobody out.
class WriterLock {
 public:
  /// Errors: kUnreadable with the holder's process, host and time, or with why the file cannot be made.
  static Result<WriterLock> Take(const std::string& database);

  WriterLock(WriterLock&& other) noexcept
      : path_(std::move(other.path_)), file_(std::exchange(other.file_, -1)) {}
  WriterLock& operator=(WriterLock&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(file_, other.file_);
    return *this;
  }
  ~WriterLock();

 private:
  WriterLock(std::string path, int file) : path_(std::move(path)), file_(file) {}
  std::string path_;
  int file_;
};

}  // namespace demarche::store
