// A program run with bytes as its standard input. Private to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::ingest {

struct ChildOutcome {
  enum class End : std::uint8_t {
    kDone,     ///< it ended with code 0
    kFailed,   ///< it ended otherwise, or could not be started
    kTooSlow,  ///< it was stopped at the time limit
    kTooMuch,  ///< it was stopped when it wrote more than the limit
  };
  End end = End::kFailed;
  std::string output;
};

/// Runs `program` (a path) without a shell, in an environment of its own, with bounded memory, processor time
/// and no files to write; what it says on standard error is dropped. `input` is an unnamed file that it can
/// seek in, also as "/dev/fd/0".
ChildOutcome RunChild(const std::string& program, const std::vector<std::string>& arguments,
                      std::string_view input, unsigned seconds, std::size_t max_output);

}  // namespace demarche::ingest
