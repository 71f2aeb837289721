#include "cli/command/db/progress.h"

#include <fmt/format.h>

#include "cli/command.h"

namespace demarche::cli {

AddProgress::AddProgress(bool wanted) : terminal_(ShowProgress()), wanted_(wanted) {}

void AddProgress::Show(const AddTally& tally) {
  if (!terminal_ && !wanted_) return;
  const Clock::time_point now = Clock::now();
  const auto pause = terminal_ ? std::chrono::milliseconds(200) : std::chrono::milliseconds(10'000);
  if (now - shown_ < pause) return;
  shown_ = now;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  const auto articles = static_cast<double>(tally.read.articles + tally.again);
  Tell(fmt::format("{}{} articles ({} unchanged), {:.1f} MB of text, {:.0f} articles/s, {} errors{}",
                   terminal_ ? "\r" : "demarche: ", tally.read.articles, tally.unchanged,
                   static_cast<double>(tally.text_bytes) / 1e6, articles / seconds, tally.read.errors.size(),
                   terminal_ ? "\033[K" : "\n"));
}

void AddProgress::End() const {
  if (terminal_) Tell("\r\033[K");
}

}  // namespace demarche::cli
