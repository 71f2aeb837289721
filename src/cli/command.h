// The commands, one source file each, and what they share. Private to the room.
#pragma once

#include <deque>
#include <istream>
#include <memory>
#include <string>
#include <utility>

#include "base/result.h"
#include "cli/cli.h"
#include "cli/invocation.h"
#include "pipeline/pipeline.h"

namespace demarche::cli {

int RunBuild(const Invocation& invocation);
int RunIngest(const Invocation& invocation);
int RunExtract(const Invocation& invocation);
int RunMerge(const Invocation& invocation);
int RunRender(const Invocation& invocation);
int RunExport(const Invocation& invocation);
int RunExplain(const Invocation& invocation);
int RunAnalyze(const Invocation& invocation);
int RunLexiconCheck(const Invocation& invocation);
int RunDbAdd(const Invocation& invocation);
int RunDbList(const Invocation& invocation);
int RunDbSearch(const Invocation& invocation);
int RunDbBuild(const Invocation& invocation);
int RunDbRemove(const Invocation& invocation);
int RunDbCheck(const Invocation& invocation);
int RunDoctor(const Invocation& invocation);
int RunCompletion(const Invocation& invocation);
int RunVersions(const Invocation& invocation);

/// The names of the formats of `export`: "csv, jsonl, ...".
std::string ExportFormatNames();

/// Writes to stderr, which may be closed or full: then nobody is there to be told.
void Tell(std::string_view bytes);

/// Prints "demarche: <error>" on stderr and gives the exit code that belongs to its kind.
int Report(const Error& error);

/// A line on stderr for each error and notice: for the first 20 of each reason, then their number. All of
/// them are in the output of `extract` and `ingest --errors`, in left-aside.jsonl, and in --report.
void ReportLeftAside(const Tally& tally);

/// A line on stderr that begins with "note:".
void TellNote(const std::string& line);

/// A line on stderr when --focus, --from and --to leave nothing of what was found.
void ReportEmptyView(const Timeline& timeline, const Tally& tally, const MergeOptions& options);

/// The exit code of a finished run: stopped, too much that could not be used (everything, or more than the
/// rate that was given), or done.
int CodeOf(const Tally& tally, std::optional<double> max_error_rate = std::nullopt);

/// Opens the pipeline as the flags say. Errors: kUsage and those of Pipeline::Open.
Result<Pipeline> OpenPipeline(const Invocation& invocation);

/// Keeps a value until the process ends and never gives it back: freeing what a Pipeline holds takes a sixth
/// of its start.
template <typename T>
const T& Keep(T value) {
  static auto* const kept = new std::deque<T>;
  return kept->emplace_back(std::move(value));
}

/// Standard input for "-", else the file. Errors: kNotFound, kUnreadable.
Result<std::shared_ptr<std::istream>> OpenInput(const std::string& path);

/// All bytes of an input. Errors: kUnreadable when it breaks off.
Result<std::string> ReadToEnd(std::istream& in, const std::string& path);

/// Reads timeline lines from a file or "-"; with --manifest, only those that the list names.
Result<Timeline> ReadTimeline(const Invocation& invocation);

/// Writes all bytes to stdout. Errors: kUnreadable; after a reader that has gone ("| head") Report says
/// nothing.
Result<void> Write(std::string_view bytes);

/// The same; kDone, or kTryAgain with a message when it cannot.
int Print(std::string_view bytes);

/// An environment variable, or "". REQUIRES: no other thread runs yet.
std::string Variable(const char* name);

/// True when stderr is a terminal that wants progress.
bool ShowProgress();

}  // namespace demarche::cli
