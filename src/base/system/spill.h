// Bytes that wait for later and are too many to hold: the last ones stand in memory, the rest in a file
// without a name, which the system takes away with the process however that ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/system/descriptor.h"

namespace demarche {

class Spill {
 public:
  struct Place {
    std::uint64_t begin = 0;
    std::uint64_t size = 0;
  };

  static constexpr std::size_t kHeld = std::size_t{1} << 20U;

  /// Opens the file in `folder` at once, so that a sandbox need not allow it later; that it cannot be made is
  /// told by Append when more than `held` bytes wait.
  explicit Spill(const std::filesystem::path& folder, std::size_t held = kHeld);

  /// Errors: kUnreadable when there is no file or the disk is full; names the folder.
  Result<Place> Append(std::string_view bytes);

  /// Errors: kUnreadable when the file cannot be read. REQUIRES: `place` came from Append.
  [[nodiscard]] Result<std::string> Read(Place place) const;

 private:
  [[nodiscard]] Error Failure(const char* what, int number) const;
  Result<void> Write();

  std::filesystem::path folder_;
  std::size_t most_held_;
  Descriptor file_;
  int refusal_ = 0;            ///< why there is no file
  std::uint64_t written_ = 0;  ///< bytes in the file
  std::string held_;           ///< the bytes after these
};

/// Where temporary files go by the custom of the system: $TMPDIR, else /tmp.
std::filesystem::path TemporaryFolder();

}  // namespace demarche
