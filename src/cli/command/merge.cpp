// demarche merge [FILE]: extraction records in, timeline lines out.
#include "cli/command.h"
#include "records/records.h"

namespace demarche::cli {

int RunMerge(const Invocation& invocation) {
  const Result<MergeOptions> options = MergeOptionsOf(invocation);
  if (!options) return Report(options.error());
  const std::string path = invocation.operands.empty() ? "-" : invocation.operands.front();
  const Result<std::shared_ptr<std::istream>> in = OpenInput(path);
  if (!in) return Report(in.error());
  const Result<Pipeline> pipeline = OpenPipeline(invocation);
  if (!pipeline) return Report(pipeline.error());
  Tally tally;
  const Result<std::vector<Extraction>> extractions = pipeline->ReadExtractions(**in, path, tally);
  if (!extractions) return Report(extractions.error());
  const Timeline timeline = pipeline->Merge(*extractions, tally.errors, *options);
  ReportEmptyView(timeline, tally, *options);
  return Print(WriteTimeline(timeline));
}

}  // namespace demarche::cli
