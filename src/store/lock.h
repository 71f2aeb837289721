// One writer a database: a lock that dies with its process. Private to the room.
#pragma once

#include <string>
#include <utility>

#include "base/result.h"
#include "base/system/descriptor.h"

namespace demarche::store {

/// The file "DB.lock" beside the database, locked by flock(2), which the system gives back however the
/// process ends. Its text says who holds it; the file is removed at the end, and a file that was left by a
/// killed process locks nobody out.
class WriterLock {
 public:
  /// Errors: kUnreadable with the holder's process, host and time, or with why the file cannot be made.
  static Result<WriterLock> Take(const std::string& database);

  WriterLock(WriterLock&& other) noexcept = default;
  WriterLock& operator=(WriterLock&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(file_, other.file_);
    return *this;
  }
  ~WriterLock();

 private:
  explicit WriterLock(Descriptor file) : file_(std::move(file)) {}
  std::string path_;  ///< of the file, once it is locked
  Descriptor file_;
};

}  // namespace demarche::store
