// demarche extract [FILE]: article records in, extraction records out.
#include <iostream>

#include "cli/command.h"

namespace demarche::cli {

int RunExtract(const Invocation& invocation) {
  const std::string path = invocation.operands.empty() ? "-" : invocation.operands.front();
  const Result<std::shared_ptr<std::istream>> in = OpenInput(path);
  if (!in) return Report(in.error());
  const Result<PipelineOptions> options = PipelineOptionsOf(invocation);
  if (!options) return Report(options.error());
  const Result<Pipeline>& pipeline = Keep(Pipeline::Open(*options));
  if (!pipeline) return Report(pipeline.error());
  const Result<Tally> tally = pipeline->ExtractRecords(**in, path, std::cout);
  if (!tally) return Report(tally.error());
  ReportLeftAside(*tally);
  return CodeOf(*tally, options->max_error_rate);
}

}  // namespace demarche::cli
