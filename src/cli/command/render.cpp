// demarche render TIMELINE -o DIR: pages from timeline lines, with the articles' texts where they are given.
#include <fmt/format.h>

#include "cli/command.h"

namespace demarche::cli {

int RunRender(const Invocation& invocation) {
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
