// demarche ingest PATH...: article records on stdout, with --errors then those of what was left aside.
#include "cli/command.h"
#include "records/records.h"

namespace demarche::cli {
namespace {

/// An error record for each file or record that was left aside, so that `extract` and `merge` count it.
int PrintErrors(const Tally& tally) {
  std::string lines;
  for (const ErrorRecord& error : tally.errors) lines += WriteError(error) + '\n';
  return Print(lines);
}

}  // namespace

int RunIngest(const Invocation& invocation) {
  const Result<std::optional<Day>> date = invocation.DayOf("--date");
  if (!date) return Report(date.error());
  const Result<Pipeline> pipeline = OpenPipeline(invocation);
  if (!pipeline) return Report(pipeline.error());
  int code = kDone;
  const bool explain = invocation.Has("--explain");
  const Tally tally = pipeline->ReadPaths(
      invocation.operands, *date,
      [&](const Article& article) {
        if (code == kDone && !explain) code = Print(WriteArticle(article) + '\n');
      },
      explain ? [&](const std::string& lines) { if (code == kDone) code = Print(lines + '\n'); }
              : std::function<void(const std::string&)>());
  if (invocation.Has("--errors") && code == kDone) code = PrintErrors(tally);
  ReportLeftAside(tally);
  if (code != kDone) return code;
  return invocation.Has("--errors") && !tally.stopped ? kDone : CodeOf(tally);
}

}  // namespace demarche::cli
