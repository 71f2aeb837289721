// Reading and writing whole files. Writes are atomic: a private temporary in the
// same folder, fsync, rename; a reader sees the old bytes or the new, never half.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace demarche {

/// The bytes of a regular file. Errors: kNotFound, kUnreadable, kOverLimit when it
/// holds more than `limit` bytes; each names the path.
Result<std::string> ReadFile(const std::filesystem::path& path, std::uint64_t limit);

/// Replaces `path` by `bytes`. Errors: kUnreadable with the system's reason.
Result<void> WriteFileAtomically(const std::filesystem::path& path, std::string_view bytes);

/// Where the program's data lies: "<folder of the executable>/../share/demarche",
/// or $DEMARCHE_SHARE when set. Errors: kNotFound with both places tried.
Result<std::filesystem::path> ShareFolder();

}  // namespace demarche
