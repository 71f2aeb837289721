// demarche build PATH... -o DIR: the whole way, with a summary at the end.
#include <fmt/format.h>

#include <chrono>

#include "cli/command.h"
#include "cli/command/db/archive.h"
#include "cli/command/db/progress.h"
#include "cli/command/summary.h"
#include "cli/confine.h"

namespace demarche::cli {
namespace {

/// Rewrites one line of the terminal now and then.
class Progress {
 public:
  void Show(const Tally& tally) {
    const Clock::time_point now = Clock::now();
    if (!on_ || now - shown_ < std::chrono::milliseconds(200)) return;
    shown_ = now;
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    Tell(fmt::format("\r{} articles, {} events{}\033[K", tally.articles, tally.events,
                     TimeLeft(seconds, tally.read_bytes, tally.input_bytes)));
  }
  void Clear() const {
    if (on_) Tell("\r\033[K");
  }

 private:
  using Clock = std::chrono::steady_clock;
  bool on_ = ShowProgress();
  Clock::time_point begin_ = Clock::now();
  Clock::time_point shown_ = begin_;
};

int BuildInto(const std::filesystem::path& folder, const Pipeline& pipeline, const Invocation& invocation,
              std::optional<Day> date, const MergeOptions& options) {
  // A folder that cannot be written should be known before hours of work, not after.
  const Result<void> writable = MakeFolder(folder);
  if (!writable) return Report(writable.error());
  Gathering gathering(pipeline.lexicon(), options, GatheringFiles(folder));
  KeptArticles articles(folder);
  if (const Result<void> confined = Confine("build", invocation); !confined) return Report(confined.error());
  Progress progress;
  const Result<Tally> tally = pipeline.ExtractPaths(
      invocation.operands, date,
      [&](Extraction extraction) {
        const Result<void> kept = articles.Keep(extraction.article);
        return kept ? gathering.Take(std::move(extraction)) : kept;
      },
      [&](const Tally& so_far) { progress.Show(so_far); });
  progress.Clear();
  if (!tally) return Report(tally.error());
  ReportLeftAside(*tally);
  if (const int code = CodeOf(*tally); code != kDone) return code;
  Result<MergedTimeline> merged = gathering.Merge(tally->errors);
  if (!merged) return Report(merged.error());
  ReportEmptyView(merged->outline(), *tally, options);
  return WriteResult(folder, std::move(*merged), articles, *tally, invocation.Value("--template"));
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
