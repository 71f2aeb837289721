// Dates as a spine from top to bottom, each event in the row of its date and the lane of its first
// actor (rank=same for rows, group= for lanes). No edge is drawn but the spine and the relations
// that the timeline states; invisible ones keep the lanes straight.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "renderer/escape.h"
#include "renderer/renderer.h"
#include "renderer/tone.h"
#include "renderer/words.h"

namespace demarche {
namespace {

constexpr std::size_t kMaxLanes = 6;  // more columns cannot be read; the rest shares one

/// The entries to draw, most reports, confidence and weight first, put back into timeline order.
std::vector<std::size_t> Salient(const Timeline& timeline, std::size_t max_entries) {
  const std::vector<Entry>& entries = timeline.entries;
  std::vector<std::size_t> chosen(entries.size());
  std::iota(chosen.begin(), chosen.end(), std::size_t{0});
  const auto weight = [&](std::size_t i) {
    return std::tuple(entries[i].reports.size(), entries[i].confidence,
                      std::abs(std::int64_t{entries[i].deed.score_tenths}));
  };
  std::stable_sort(chosen.begin(), chosen.end(),
                   [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
  chosen.resize(std::min(chosen.size(), max_entries));
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

std::string LaneOf(const Entry& entry) {
  return entry.sources.empty() ? std::string() : CleanLine(entry.sources.front().name);
}

/// Lane names to column numbers: the actors of most entries, ties by name; others share the last.
std::map<std::string, std::size_t> Lanes(const Timeline& timeline, const std::vector<std::size_t>& chosen) {
  std::map<std::string, std::size_t> counts;
  for (const std::size_t i : chosen) {
    const std::string lane = LaneOf(timeline.entries[i]);
    if (!lane.empty()) ++counts[lane];
  }
  std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::map<std::string, std::size_t> lanes;
  for (std::size_t i = 0; i < std::min(order.size(), kMaxLanes); ++i) lanes[order[i].first] = i;
  return lanes;
}

/// Rows of one date's words, in timeline order; dates that come again later share their row.
struct Row {
  std::string date;
  std::vector<std::size_t> entries;
};

std::vector<Row> Rows(const Timeline& timeline, const std::vector<std::size_t>& chosen) {
  std::vector<Row> rows;
  std::map<std::string, std::size_t> seen;
  for (const std::size_t i : chosen) {
    const DateWords words = WordsOf(timeline.entries[i].when);
    const auto [at, fresh] = seen.try_emplace(words.text, rows.size());
    if (fresh) rows.push_back({words.text, {}});
    rows[at->second].entries.push_back(i);
  }
  return rows;
}

std::string Style(const Entry& entry) {
  const bool dashed = IsOpen(entry) || !WordsOf(entry.when).certain;
  const char* color = "#666666";
  if (ToneOf(entry.deed) == Tone::kCooperation) color = "#1f5fa8";
  if (ToneOf(entry.deed) == Tone::kConflict) color = "#b3561c";
  return fmt::format("class=\"{}\", color=\"{}\", style=\"{}\"", Name(ToneOf(entry.deed)), color,
                     dashed ? "rounded,dashed" : "rounded");
}

std::string Label(const Entry& entry) {
  const std::string reports = Count(entry.reports.size(), "report", "reports");
  std::string text = Shorten(CleanLine(entry.headline), 90);
  if (entry.factuality != Factuality::kAsserted) text += fmt::format(" [{}]", Name(entry.factuality));
  return text + " (" + reports + ")";
}

void WriteHead(std::string& out, const Timeline& timeline, std::size_t drawn) {
  std::string label = CleanLine(timeline.title);
  if (drawn < timeline.entries.size()) {
    label += fmt::format(" ({} of {} events, {} left out)", drawn, timeline.entries.size(),
                         timeline.entries.size() - drawn);
  }
  out += "digraph timeline {\n";
  out +=
      "  graph [rankdir=TB, charset=\"UTF-8\", bgcolor=\"transparent\", newrank=true, ranksep=0.25, "
      "nodesep=0.2, "
      "fontname=\"Helvetica\", labelloc=t, label=" +
      DotQuote(label, 200) + "];\n";
  out += "  node [shape=box, fontname=\"Helvetica\", fontsize=10, margin=\"0.08,0.05\", height=0.3];\n";
  out += "  edge [fontname=\"Helvetica\", fontsize=9, color=\"#999999\", arrowsize=0.6];\n";
}

void WriteRelations(std::string& out, const Timeline& timeline, const std::vector<std::size_t>& chosen) {
  std::map<std::string_view, std::size_t> drawn;
  for (const std::size_t i : chosen) drawn.emplace(timeline.entries[i].id, i);
  for (const std::size_t i : chosen) {
    for (const Relation& relation : timeline.entries[i].relations) {
      const auto to = drawn.find(relation.to);
      const bool order_only =
          relation.type == "after" || relation.type == "includes" || relation.type == "simultaneous";
      if (order_only || to == drawn.end() || to->second == i) continue;
      out += fmt::format("  \"e{}\" -> \"e{}\" [constraint=false, style=dashed, label={}];\n", i, to->second,
                         DotQuote(relation.type, 30));
    }
  }
}

void WriteEntry(std::string& out, const Entry& entry, std::size_t index, std::size_t lane,
                const std::string& anchor) {
  const std::string tooltip = WordsOf(entry.when).text + ": " + entry.headline;
  out += fmt::format("    \"e{}\" [group=\"lane{}\", label={}, tooltip={}, URL=\"#{}\", {}];\n", index, lane,
                     DotQuote(Label(entry), 120, 28), DotQuote(tooltip), anchor, Style(entry));
}

std::size_t LaneIndex(const std::map<std::string, std::size_t>& lanes, const Entry& entry) {
  const auto found = lanes.find(LaneOf(entry));
  return found == lanes.end() ? lanes.size() : found->second;
}

/// The names over the lanes, in a row that fixes their order from left to right; the last lane, of
/// all others, has none.
void WriteLaneHeads(std::string& out, const std::map<std::string, std::size_t>& lanes) {
  std::vector<std::string> names(lanes.size());
  for (const auto& [name, lane] : lanes) names[lane] = name;
  out += "  {\n    rank=source;\n    \"d\" [shape=plaintext, group=\"spine\", label=\"\"];\n";
  std::string chain = "    \"d\"";
  for (std::size_t lane = 0; lane < names.size(); ++lane) {
    out += fmt::format(
        "    \"l{0}\" [shape=plaintext, fontname=\"Helvetica-Bold\", group=\"lane{0}\", label={1}];\n", lane,
        DotQuote(names[lane], 60, 18));
    chain += fmt::format(" -> \"l{}\"", lane);
  }
  out += chain + " [style=invis];\n  }\n";
}

/// Rows from top to bottom, then the edges that keep spine and lanes straight. The spine breaks before
/// a row that no day places.
void WriteRows(std::string& out, const Timeline& timeline, const std::vector<Row>& rows,
               const std::map<std::string, std::size_t>& lanes, const std::vector<std::string>& anchors) {
  std::string edges = lanes.empty() ? "" : "  \"d\" -> \"d0\" [style=invis, weight=20];\n";
  std::vector<std::string> above(lanes.size() + 1);
  for (std::size_t lane = 0; lane < lanes.size(); ++lane) above[lane] = fmt::format("l{}", lane);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const When& when = timeline.entries[rows[row].entries.front()].when;
    out += fmt::format("  {{\n    rank=same;\n    \"d{}\" [shape=plaintext, group=\"spine\", label={}];\n",
                       row, DotQuote(rows[row].date, 60, 18));
    std::map<std::size_t, std::size_t> here;
    for (const std::size_t i : rows[row].entries) {
      const std::size_t lane = LaneIndex(lanes, timeline.entries[i]);
      WriteEntry(out, timeline.entries[i], i, lane, anchors[i]);
      if (!above[lane].empty())
        edges += fmt::format("  \"{}\" -> \"e{}\" [style=invis, weight=4];\n", above[lane], i);
      here[lane] = i;
    }
    out += "  }\n";
    for (const auto& [lane, i] : here) above[lane] = fmt::format("e{}", i);
    if (row > 0) {
      edges += fmt::format("  \"d{}\" -> \"d{}\" [arrowhead=none, weight=20{}];\n", row - 1, row,
                           when.earliest || when.latest ? "" : ", style=invis");
    }
  }
  out += edges;
}

}  // namespace

std::string RenderDotTimeline(const Timeline& timeline, std::size_t max_entries) {
  const std::vector<std::size_t> chosen = Salient(timeline, max_entries);
  const std::map<std::string, std::size_t> lanes = Lanes(timeline, chosen);
  std::string out;
  WriteHead(out, timeline, chosen.size());
  if (!lanes.empty()) WriteLaneHeads(out, lanes);
  WriteRows(out, timeline, Rows(timeline, chosen), lanes, EntryAnchors(timeline));
  WriteRelations(out, timeline, chosen);
  return out + "}\n";
}

}  // namespace demarche
