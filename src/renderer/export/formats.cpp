// The one table of formats: the command line, the docs and the tests read it.
#include "renderer/export/formats.h"

#include <algorithm>
#include <array>

#include "records/records.h"
#include "renderer/text/escape.h"
#include "renderer/text/words.h"
#include "renderer/write/cell.h"

namespace demarche {
namespace {

/// A diagram of at most `most`, or of its own number.
template <std::string (*Render)(const Timeline&, std::size_t), std::size_t Usual>
Exported ExportDiagram(const Timeline& timeline, std::size_t most) {
  return {Render(timeline, most == 0 ? Usual : most), {}};
}

Exported ExportCsv(const Timeline& timeline, std::size_t) { return {RenderCsv(timeline), {}}; }
Exported ExportJsonLines(const Timeline& timeline, std::size_t) { return {WriteTimeline(timeline), {}}; }

constexpr std::string_view kDotType = "text/vnd.graphviz";
constexpr std::string_view kLinesType = "application/x-ndjson";
constexpr std::string_view kTabsType = "text/tab-separated-values";

constexpr std::array<ExportFormat, 17> kExportFormats{{
    {"csv", "text/csv", ".csv", "spreadsheets, R, pandas",
     "the evidence of reports after the first, and the marks in it", false, ExportCsv},
    {"jsonl", kLinesType, ".jsonl", "demarche itself, scripts", "", false, ExportJsonLines},
    {"timelinejs", "application/json", ".json", "TimelineJS3",
     "codes, scores, relations, and reports after the first", false, ExportTimelineJs},
    {"timelinejs-csv", "text/csv", ".csv", "TimelineJS3, its spreadsheet template",
     "codes, scores, relations, ids, and reports after the first", false, ExportTimelineJsCsv},
    {"timesketch", kLinesType, ".jsonl", "Timesketch", "reports after the first, relations, disagreements",
     false, ExportTimesketch},
    {"gdelt", kTabsType, ".tsv", "readers of GDELT 2.0 event tables (61 columns)",
     "evidence, EDTF, confidence, relations; tone, coordinates and FIPS codes, which are not known", false,
     ExportGdelt},
    {"polecat", kTabsType, ".tsv", "readers of POLECAT tables (40 columns)",
     "evidence, EDTF, confidence, relations; COW and Wikipedia codes, coordinates and language, which are "
     "not known",
     false, ExportPolecat},
    {"ics", "text/calendar", ".ics", "calendars", "codes, scores, relations, and reports after the first",
     false, ExportIcs},
    {"vis", "application/json", ".json", "vis-timeline",
     "codes, scores, relations, and reports after the first", false, ExportVis},
    {"jsonld", "application/ld+json", ".jsonld", "readers of schema.org",
     "codes, scores, confidence, relations; days that are not certain stand as EDTF only", false,
     ExportJsonLd},
    {"gexf", "application/gexf+xml", ".gexf", "Gephi, as a graph that changes with time",
     "anything but who dealt with whom on which days", false, ExportGexf},
    {"graphml", "application/graphml+xml", ".graphml", "Gephi, yEd, Cytoscape, igraph, networkx",
     "anything but who dealt with whom, and in which span of days", false, ExportGraphMl},
    {"series", "text/csv", ".csv", "spreadsheets, R, pandas",
     "anything but counts and mean scores by day, week and month", false, ExportSeries},
    {"dot", kDotType, ".dot", "Graphviz: the entries by date", "what its label counts as left out", true,
     ExportDiagram<RenderDotTimeline, 40>},
    {"dot-network", kDotType, ".dot", "Graphviz: the actors", "what its label counts as left out", true,
     ExportDiagram<RenderDotNetwork, 30>},
    {"dot-chain", kDotType, ".dot", "Graphviz: entries that answer each other",
     "what its label counts as left out", true, ExportDiagram<RenderDotChain, 40>},
    {"dot-clusters", kDotType, ".dot", "Graphviz: who acts for which state",
     "what its label counts as left out", true, ExportDiagram<RenderDotClusters, 40>},
}};

}  // namespace

std::span<const ExportFormat> ExportFormats() { return kExportFormats; }

void Omissions::Add(std::string_view what) {
  const auto same = [&](const Omission& omission) { return omission.what == what; };
  const auto found = std::find_if(found_.begin(), found_.end(), same);
  if (found == found_.end()) {
    found_.push_back({1, std::string(what)});
  } else {
    ++found->count;
  }
}

std::string_view DaylessReason(const DeedDays& days) {
  switch (days.known) {
    case DaysKnown::kDay: return "";
    case DaysKnown::kFilled: return "of several days";
    case DaysKnown::kWithin: return "of an uncertain day";
    case DaysKnown::kFrom:
    case DaysKnown::kBy: return "of which only the first or last possible day is known";
    case DaysKnown::kNone: return "without a date";
  }
  return "without a date";
}

std::string PlacedHeadline(const Entry& entry, std::size_t most) {
  const std::string words = DaysOf(entry.when).bound() ? WordsOf(entry.when).text + ": " : "";
  return Shorten(words + CleanLine(entry.headline), most);
}

const Report& BestReport(const Entry& entry) {
  static const Report kNothing;
  return entry.reports.empty() ? kNothing : entry.reports.front();
}

std::string ActorList(const std::vector<Actor>& actors) { return JoinCell(actors, &Actor::name); }

}  // namespace demarche
