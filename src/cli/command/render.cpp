// demarche render TIMELINE -o DIR: pages from timeline lines, with the articles' texts where they are given.
#include "cli/command.h"
#include "cli/confine.h"

namespace demarche::cli {

int RunRender(const Invocation& invocation) {
  // For a timeline that is not there no folder is made.
  const Result<std::shared_ptr<std::istream>> there = OpenInput(invocation.operands.front());
  if (!there) return Report(there.error());
  const std::filesystem::path folder = invocation.Value("--output");
  const Result<void> writable = MakeFolder(folder);
  if (!writable) return Report(writable.error());
  KeptArticles articles(folder);
  if (const Result<void> confined = Confine("render", invocation); !confined) return Report(confined.error());
  const Result<Timeline> timeline = ReadTimeline(invocation);
  if (!timeline) return Report(timeline.error());
  if (invocation.Has("--articles")) {
    const std::string path = invocation.Value("--articles");
    const Result<std::shared_ptr<std::istream>> in = OpenInput(path);
    if (!in) return Report(in.error());
    const Result<void> read =
        ReadArticleRecords(**in, path, [&](const Article& article) { return articles.Keep(article); });
    if (!read) return Report(read.error());
  }
  const Result<std::vector<std::string>> written =
      WriteSite(*timeline, {invocation.Value("--template"), articles.Source(), TellNote}, folder);
  return written ? kDone : Report(written.error());
}

}  // namespace demarche::cli
