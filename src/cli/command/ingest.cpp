// demarche ingest PATH...: article records on stdout.
#include "cli/command.h"
#include "records/records.h"

namespace demarche::cli {

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
  ReportLeftAside(tally);
  return code == kDone ? CodeOf(tally) : code;
}

}  // namespace demarche::cli
