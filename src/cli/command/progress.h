// How far a run is. Private to the room.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace demarche::cli {

/// ", 12 min left": how long the rest takes at the rate so far, or "" where that is not known. `read` of
/// `all` bytes took `seconds`.
std::string TimeLeft(double seconds, std::uint64_t read, std::uint64_t all);

/// On a terminal, one line that is rewritten; elsewhere nothing or, where it is `wanted`, a line now and
/// then.
class Progress {
 public:
  explicit Progress(bool wanted);
  /// Where it is time for a line, `line` makes it from the seconds since the beginning.
  void Show(const std::function<std::string(double seconds)>& line);
  void End() const;

 private:
  using Clock = std::chrono::steady_clock;
  bool terminal_;
  bool wanted_;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point shown_ = begin_;
};

}  // namespace demarche::cli
