#include "cli/command/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/command.h"
#include "records/records.h"

namespace demarche::cli {
namespace {

using Counts = std::map<std::string, std::uint32_t>;

/// "China 45, Japan 40, ..." for the `most` largest counts, ties by name.
std::string Largest(const Counts& counts, std::size_t most) {
  std::vector<std::pair<std::string, std::uint32_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string line;
  for (const auto& [name, count] : sorted) {
    if (most-- == 0) break;
    line += fmt::format("{}{} {}", line.empty() ? "" : ", ", name, count);
  }
  return line.empty() ? "none" : line;
}

std::string DatesOf(const Timeline& timeline) {
  std::optional<Day> first;
  std::optional<Day> last;
  for (const Entry& entry : timeline.entries) {
    if (!entry.when.earliest || !entry.when.latest) continue;
    first = first ? std::min(*first, *entry.when.earliest) : *entry.when.earliest;
    last = last ? std::max(*last, *entry.when.latest) : *entry.when.latest;
  }
  return first ? fmt::format("{} to {}", FormatDay(*first), FormatDay(*last)) : "no entry has a year";
}

/// "1 article", "2 articles".
std::string Count(std::uint64_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

/// What was left aside and why: "3 files or records left aside (empty 2, malformed 1)".
std::string LeftAside(const Tally& tally) {
  Counts reasons;
  for (const ErrorRecord& error : tally.errors) ++reasons[error.code];
  const std::string all =
      Count(tally.errors.size(), "file or record left aside", "files or records left aside");
  return reasons.empty() ? all : fmt::format("{} ({})", all, Largest(reasons, reasons.size()));
}

void CountActors(const Entry& entry, Counts& actors) {
  std::vector<std::string> codes;
  for (const std::vector<Actor>* side : {&entry.sources, &entry.targets}) {
    for (const Actor& actor : *side) codes.push_back(actor.code.empty() ? actor.name : actor.code);
  }
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  std::erase(codes, "");  // "an unnamed business"
  for (const std::string& code : codes) ++actors[code];
}

std::string SummaryOf(const Timeline& timeline, const Tally& tally, std::span<const std::string> files,
                      const std::filesystem::path& folder) {
  Counts actors;
  Counts kinds;
  std::uint32_t several = 0;
  std::uint32_t yearless = 0;
  for (const Entry& entry : timeline.entries) {
    CountActors(entry, actors);
    ++kinds[entry.deed.kind];
    several += entry.reports.size() > 1 ? 1 : 0;
    yearless += !entry.when.edtf.empty() && !entry.when.earliest && !entry.when.latest ? 1 : 0;
  }
  std::string text;
  const LeftOut& left = timeline.left_out;
  text += fmt::format("Read       {}; {}; {}\n", Count(tally.articles, "article", "articles"),
                      LeftAside(tally), Count(tally.notices.size(), "note", "notes"));
  text +=
      fmt::format("Found      {} of {}; {} several reports\n", Count(timeline.reports, "report", "reports"),
                  Count(timeline.entries.size(), "deed", "deeds"), Count(several, "deed has", "deeds have"));
  text += fmt::format("Dates      {}; {} without a date, {} without a year\n", DatesOf(timeline),
                      Count(left.undated, "entry", "entries"), yearless);
  text += fmt::format("Actors     {}\n", Largest(actors, 8));
  text += fmt::format("Kinds      {}\n", Largest(kinds, 8));
  text += fmt::format("Left out   {} of low confidence, {} background; {} folded into entries\n",
                      left.low_confidence, left.background, Count(left.duplicate, "report", "reports"));
  const auto show = [&](const char* what, std::string_view path) {
    const bool made = std::find(files.begin(), files.end(), path) != files.end();
    text += fmt::format("{}{}\n", what, made ? (folder / path).string() : "not drawn (see the note above)");
  };
  show("Page       ", "index.html");
  show("Diagram    ", "timeline.svg");
  show("Network    ", "network.svg");
  show("Table      ", "events.csv");
  if (!tally.errors.empty() || !tally.notices.empty()) show("Left aside ", "left-aside.jsonl");
  return text;
}

}  // namespace

std::string LeftAsideLines(const Tally& tally) {
  std::string lines;
  for (const std::vector<ErrorRecord>* records : {&tally.errors, &tally.notices}) {
    for (const ErrorRecord& record : *records) lines += WriteError(record) + '\n';
  }
  return lines;
}

int WriteResult(const std::filesystem::path& folder, MergedTimeline merged, const KeptArticles& articles,
                const Tally& tally, const std::filesystem::path& templates) {
  const Result<Timeline> timeline = std::move(merged).Whole();
  if (!timeline) return Report(timeline.error());
  Result<std::vector<std::string>> files =
      WriteSite(*timeline, {templates, articles.Source(), TellNote}, folder);
  if (!files) return Report(files.error());
  const Result<void> written = WritePage({"left-aside.jsonl", LeftAsideLines(tally)}, folder);
  if (!written) return Report(written.error());
  files->emplace_back("left-aside.jsonl");
  return Print(SummaryOf(*timeline, tally, *files, folder));
}

}  // namespace demarche::cli
