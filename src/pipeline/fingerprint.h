// What files look like from outside, to notice that they change while they are read. Private to the room.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace demarche {

/// Bytes and, in one number, names, sizes and times of change of all files below a path.
struct InputState {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t stamp = 0;

  bool operator==(const InputState&) const = default;
};

/// One a path; that of "-" and of what cannot be examined is empty.
std::vector<InputState> StatesOf(std::span<const std::string> paths);

}  // namespace demarche
