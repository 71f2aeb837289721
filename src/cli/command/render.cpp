// demarche render TIMELINE -o DIR: pages from timeline lines, with the articles' texts where they are given.
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/confine.h"

namespace demarche::cli {

int RunRender(const Invocation& invocation) {
  // For a timeline that is not there no folder is made.
  const Result<std::shared_ptr<std::istream>> there = OpenInput(invocation.operands.front());
  if (!there) return Report(there.error());
  const Result<void> writable = WritePages({}, invocation.Value("--output"));
  if (!writable) return Report(writable.error());
  if (const Result<void> confined = Confine("render", invocation); !confined) return Report(confined.error());
  const Result<Timeline> timeline = ReadTimeline(invocation);
  if (!timeline) return Report(timeline.error());
  std::vector<Article> articles;
  if (invocation.Has("--articles")) {
    const std::string path = invocation.Value("--articles");
    const Result<std::shared_ptr<std::istream>> in = OpenInput(path);
    if (!in) return Report(in.error());
    Result<std::vector<Article>> records = ReadArticleRecords(**in, path);
    if (!records) return Report(records.error());
    articles = std::move(*records);
  }
  std::vector<std::string> notices;
  const Result<std::vector<Page>> pages =
      RenderPages(*timeline, {invocation.Value("--template"), articles}, &notices);
  if (!pages) return Report(pages.error());
  for (const std::string& notice : notices) Tell(fmt::format("demarche: note: {}\n", notice));
  const Result<void> written = WritePages(*pages, invocation.Value("--output"));
  return written ? kDone : Report(written.error());
}

}  // namespace demarche::cli
