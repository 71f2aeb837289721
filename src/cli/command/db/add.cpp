// demarche db add DB [PATH]...: articles into a database.
#include <fmt/format.h>

#include "base/file.h"
#include "cli/command.h"
#include "cli/command/db/archive.h"
#include "cli/command/summary.h"

namespace demarche::cli {
namespace {

std::string SummaryOf(const AddTally& tally, bool pruned) {
  std::string text = fmt::format("Read       {} articles, {} files or records left aside\n",
                                 tally.read.articles, tally.read.errors.size());
  text += fmt::format("Stored     {} new, {} changed, {} analysed again\n", tally.added, tally.changed,
                      tally.again);
  text += fmt::format("Kept       {} unchanged; {} met twice\n", tally.unchanged, tally.repeated);
  if (tally.gone > 0) {
    text += fmt::format(
        "Gone       {} {}\n", tally.gone,
        pruned ? "taken out" : "are stored, but no longer below the paths; --prune takes them out");
  }
  return text;
}

int CodeOfAdding(const AddTally& tally, const Invocation& invocation) {
  const Result<PipelineOptions> options = PipelineOptionsOf(invocation);
  if (!options) return Report(options.error());
  if (tally.too_many_errors) Tell("demarche: stopped; what was read before is stored\n");
  if (tally.read.stopped) {
    Tell(
        "demarche: stopped by a signal; what was read so far is stored: the same command goes on from "
        "there\n");
    return kTryAgain;
  }
  return CodeOf(tally.read, options->max_error_rate);
}

}  // namespace

int RunDbAdd(const Invocation& invocation) {
  Result<Store> store = Store::OpenWriting(invocation.operands.front());
  if (!store) return Report(store.error());
  const Result<Pipeline> pipeline = OpenPipelineFor(*store, invocation);
  if (!pipeline) return Report(pipeline.error());
  const std::span<const std::string> paths = std::span(invocation.operands).subspan(1);
  const Result<AddTally> tally = AddToDatabase(*store, *pipeline, invocation, paths, true);
  if (!tally) return Report(tally.error());
  ReportLeftAside(tally->read);
  if (invocation.Has("--report")) {
    const Result<void> written =
        WriteFileAtomically(invocation.Value("--report"), LeftAsideLines(tally->read));
    if (!written) return Report(written.error());
  }
  const int printed = Print(SummaryOf(*tally, invocation.Has("--prune")));
  const int code = CodeOfAdding(*tally, invocation);
  return code == kDone ? printed : code;
}

}  // namespace demarche::cli
