// demarche build PATH... -o DIR: the whole way, with a summary at the end.
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/command/db/archive.h"
#include "cli/command/summary.h"
#include "cli/confine.h"

namespace demarche::cli {
namespace {

/// Rewrites one line of the terminal now and then.
class Progress {
 public:
  void Show(const Tally& tally) const {
    if (on_ && tally.articles % 50 == 0) {
      Tell(fmt::format("\r{} articles, {} events", tally.articles, tally.events));
    }
  }
  void Clear() const {
    if (on_) Tell("\r\033[K");
  }

 private:
  bool on_ = ShowProgress();
};

int BuildInto(const std::filesystem::path& folder, const Pipeline& pipeline, const Invocation& invocation,
              std::optional<Day> date, const MergeOptions& options) {
  // A folder that cannot be written should be known before hours of work, not after.
  const Result<void> writable = WritePages({}, folder);
  if (!writable) return Report(writable.error());
  if (const Result<void> confined = Confine("build", invocation); !confined) return Report(confined.error());
  const Progress progress;
  std::vector<Extraction> extractions;
  const Tally tally = pipeline.ExtractPaths(
      invocation.operands, date, [&](Extraction extraction) { extractions.push_back(std::move(extraction)); },
      [&](const Tally& so_far) { progress.Show(so_far); });
  progress.Clear();
  ReportLeftAside(tally);
  if (const int code = CodeOf(tally); code != kDone) return code;
  const Timeline timeline = pipeline.Merge(extractions, tally.errors, options);
  ReportEmptyView(timeline, tally, options);
  std::vector<Article> articles;
  articles.reserve(extractions.size());
  for (Extraction& extraction : extractions) articles.push_back(std::move(extraction.article));
  return WriteResult(folder, timeline, articles, tally, invocation.Value("--template"));
}

}  // namespace

int RunBuild(const Invocation& invocation) {
  if (invocation.Has("--db")) return BuildThroughDatabase(invocation);
  const Result<std::optional<Day>> date = invocation.DayOf("--date");
  if (!date) return Report(date.error());
  const Result<MergeOptions> options = MergeOptionsOf(invocation);
  if (!options) return Report(options.error());
  Result<PipelineOptions> pipeline_options = PipelineOptionsOf(invocation);
  if (!pipeline_options) return Report(pipeline_options.error());
  pipeline_options->keep_texts = true;
  const Result<Pipeline> pipeline = Pipeline::Open(*pipeline_options);
  if (!pipeline) return Report(pipeline.error());
  return BuildInto(invocation.Value("--output"), *pipeline, invocation, *date, *options);
}

}  // namespace demarche::cli
