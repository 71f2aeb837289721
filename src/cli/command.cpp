#include "cli/command.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <span>

#include "base/file.h"
#include "cli/manifest.h"
#include "records/records.h"

namespace demarche::cli {

namespace {

/// Whoever reads stdout has seen enough ("| head"): no fault to tell.
bool reader_gone = false;

}  // namespace

void Tell(std::string_view bytes) { WriteAll(STDERR_FILENO, bytes); }

int Report(const Error& error) {
  if (reader_gone) return kTryAgain;
  Tell(fmt::format("demarche: {}\n", ToString(error)));
  switch (error.kind) {
    case ErrorKind::kUsage:
    case ErrorKind::kNotFound: return kUsage;
    case ErrorKind::kMalformed:
    case ErrorKind::kUnsupported:
    case ErrorKind::kOverLimit: return kNoData;
    case ErrorKind::kUnreadable: return kTryAgain;
    case ErrorKind::kInternal: return kBug;
  }
  return kBug;
}

namespace {

/// The first messages of each reason, then how many more there are.
void PrintFirst(std::span<const ErrorRecord> records, std::string_view prefix) {
  constexpr std::uint64_t kMost = 20;
  std::map<std::string_view, std::uint64_t> met;
  for (const ErrorRecord& record : records) {
    if (++met[record.code] <= kMost) Tell(fmt::format("demarche: {}{}\n", prefix, record.message));
  }
  for (const auto& [reason, count] : met) {
    if (count > kMost) Tell(fmt::format("demarche: {}and {} more ({})\n", prefix, count - kMost, reason));
  }
}

}  // namespace

void ReportLeftAside(const Tally& tally) {
  PrintFirst(tally.errors, "");
  PrintFirst(tally.notices, "note: ");
  if (tally.other_languages.empty()) return;
  std::string languages;
  for (const auto& [language, count] : tally.other_languages)
    languages += fmt::format("{}{} {}", languages.empty() ? "" : ", ", language, count);
  Tell(fmt::format(
      "demarche: note: articles in other languages are kept and marked, but only English is analysed ({})\n",
      languages));
}

void TellNote(const std::string& line) { Tell(fmt::format("demarche: note: {}\n", line)); }

void ReportEmptyView(const Timeline& timeline, const Tally& tally, const MergeOptions& options) {
  const bool narrowed = !options.focus.empty() || !options.dyad.empty() || !options.kinds.empty() ||
                        options.from || options.to || options.min_confidence > MergeOptions().min_confidence;
  if (!narrowed || !timeline.entries.empty() || tally.events == 0) return;
  Tell(
      "demarche: note: events were found, but --focus or --actor, --dyad, --kind, --from, --to and "
      "--min-confidence leave none; check the name (a code such as JPN, or a name such as Japan), the days "
      "and the number\n");
}

int CodeOf(const Tally& tally, std::optional<double> max_error_rate) {
  if (tally.stopped) {
    Tell("demarche: stopped by a signal; run the same command again\n");
    return kTryAgain;
  }
  if (!max_error_rate) return tally.articles == 0 && !tally.errors.empty() ? kNoData : kDone;
  const auto bad = static_cast<double>(tally.errors.size());
  if (bad <= *max_error_rate * (bad + static_cast<double>(tally.articles))) return kDone;
  Tell(fmt::format("demarche: {} of {} records are bad, more than --max-error-rate {} allows\n",
                   tally.errors.size(), tally.errors.size() + tally.articles, *max_error_rate));
  return kNoData;
}

Result<Pipeline> OpenPipeline(const Invocation& invocation) {
  const Result<PipelineOptions> options = PipelineOptionsOf(invocation);
  if (!options) return tl::unexpected(options.error());
  return Pipeline::Open(*options);
}

Result<std::shared_ptr<std::istream>> OpenInput(const std::string& path) {
  if (path == "-") return std::shared_ptr<std::istream>(&std::cin, [](std::istream*) {});
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) {
    return Fail(ErrorKind::kUsage, "is a folder; name a file of records, or '-' for standard input", path);
  }
  auto file = std::make_shared<std::ifstream>(path, std::ios::binary);
  if (*file) return file;
  if (errno == ENOENT) return Fail(ErrorKind::kNotFound, "there is no such file; check the name", path);
  return Fail(ErrorKind::kUnreadable,
              fmt::format("cannot be opened: {}; check its permissions", std::strerror(errno)), path);
}

Result<std::string> ReadToEnd(std::istream& in, const std::string& path) {
  constexpr std::size_t kStep = std::size_t{1} << 20U;
  std::string bytes;
  while (in) {
    const std::size_t had = bytes.size();
    bytes.resize(had + kStep);
    in.read(bytes.data() + had, kStep);
    bytes.resize(had + static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad())
    return Fail(ErrorKind::kUnreadable, "cannot be read to its end; see that the disk works", path);
  return bytes;
}

Result<Timeline> ReadTimeline(const Invocation& invocation) {
  const std::string& path = invocation.operands.front();
  Manifest manifest;
  if (invocation.Has("--manifest")) {
    Result<Manifest> named = ReadManifest(invocation.Value("--manifest"));
    if (!named) return tl::unexpected(named.error());
    manifest = std::move(*named);
  }
  const Result<std::shared_ptr<std::istream>> in = OpenListed(manifest, path);
  if (!in) return tl::unexpected(in.error());
  const Result<std::string> lines = ReadToEnd(**in, path);
  if (!lines) return tl::unexpected(lines.error());
  Result<Timeline> timeline = ParseTimeline(*lines);
  if (!timeline) {
    Error error = timeline.error();
    error.where = path + (error.where.empty() ? "" : ", " + error.where);
    error.message += "; give the timeline lines of 'demarche merge' or 'demarche build'";
    return tl::unexpected(error);
  }
  return timeline;
}

Result<void> Write(std::string_view bytes) {
  if (WriteAll(STDOUT_FILENO, bytes)) return {};
  reader_gone = errno == EPIPE;
  return Fail(ErrorKind::kUnreadable, fmt::format("the output cannot be written: {}", std::strerror(errno)));
}

int Print(std::string_view bytes) {
  const Result<void> written = Write(bytes);
  return written ? kDone : Report(written.error());
}

std::string Variable(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): as the header asks
  return value == nullptr ? "" : value;
}

bool ShowProgress() { return ::isatty(STDERR_FILENO) == 1; }

}  // namespace demarche::cli
