#include "cli/command/progress.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/command.h"

namespace demarche::cli {

std::string TimeLeft(double seconds, std::uint64_t read, std::uint64_t all) {
  constexpr double kSoonest = 5;  // before, a rate tells little
  if (seconds < kSoonest || read == 0 || read >= all) return "";
  constexpr double kLongest = 1e9;
  const double rest = seconds * static_cast<double>(all - read) / static_cast<double>(read);
  const std::uint64_t left = static_cast<std::uint64_t>(std::min(rest, kLongest)) + 1;
  if (left < 60) return fmt::format(", {} s left", left);
  if (left < 3600) return fmt::format(", {} min left", (left + 59) / 60);
  return fmt::format(", {} h {} min left", left / 3600, left % 3600 / 60);
}

Progress::Progress(bool wanted) : terminal_(ShowProgress()), wanted_(wanted) {}

void Progress::Show(const std::function<std::string(double seconds)>& line) {
  if (!terminal_ && !wanted_) return;
  const Clock::time_point now = Clock::now();
  const auto pause = terminal_ ? std::chrono::milliseconds(200) : std::chrono::milliseconds(10'000);
  if (now - shown_ < pause) return;
  shown_ = now;
  Tell(fmt::format("{}{}{}", terminal_ ? "\r" : "demarche: ",
                   line(std::chrono::duration<double>(now - begin_).count()), terminal_ ? "\033[K" : "\n"));
}

void Progress::End() const {
  if (terminal_) Tell("\r\033[K");
}

}  // namespace demarche::cli
