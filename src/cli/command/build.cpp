// demarche build PATH... -o DIR: the whole way, with a summary at the end.
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/command/db/archive.h"
#include "cli/command/progress.h"
#include "cli/command/summary.h"
#include "cli/confine.h"

namespace demarche::cli {
namespace {

int BuildInto(const std::filesystem::path& folder, const Pipeline& pipeline, const Invocation& invocation,
              std::optional<Day> date, const MergeOptions& options) {
  // A folder that cannot be written should be known before hours of work, not after.
  const Result<void> writable = MakeFolder(folder);
  if (!writable) return Report(writable.error());
  Gathering gathering(pipeline.lexicon(), options, GatheringFiles(folder));
  KeptArticles articles(folder);
  if (const Result<void> confined = Confine("build", invocation); !confined) return Report(confined.error());
  Progress progress(false);
  const Result<Tally> tally = pipeline.ExtractPaths(
      invocation.operands, date,
      [&](Extraction extraction) {
        const Result<void> kept = articles.Keep(extraction.article);
        return kept ? gathering.Take(std::move(extraction)) : kept;
      },
      [&](const Tally& so_far) {
        progress.Show([&](double seconds) {
          return fmt::format("{} articles, {} events{}", so_far.articles, so_far.events,
                             TimeLeft(seconds, so_far.read_bytes, so_far.input_bytes));
        });
      });
  progress.End();
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
