// demarche render TIMELINE -o DIR: pages from timeline lines.
#include <fmt/format.h>

#include "cli/command.h"

namespace demarche::cli {

int RunRender(const Invocation& invocation) {
  const Result<Timeline> timeline = ReadTimeline(invocation.operands.front());
  if (!timeline) return Report(timeline.error());
  std::string notice;
  const Result<std::vector<Page>> pages = RenderPages(*timeline, &notice);
  if (!pages) return Report(pages.error());
  if (!notice.empty()) fmt::print(stderr, "demarche: note: {}\n", notice);
  const Result<void> written = WritePages(*pages, invocation.Value("--output"));
  return written ? kDone : Report(written.error());
}

}  // namespace demarche::cli
