// Dates as a spine from top to bottom, each event in the row of its date and the lane of its first
// actor (rank=same for rows, group= for lanes); a date has as many rows as its fullest lane needs. No edge is
// drawn but the spine and the relations that the timeline states; invisible ones keep the lanes straight.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "renderer/renderer.h"
#include "renderer/strip/extent.h"
#include "renderer/text/actors.h"
#include "renderer/text/escape.h"
#include "renderer/text/tone.h"
#include "renderer/text/words.h"

namespace demarche {
namespace {

constexpr std::size_t kMaxLanes =
    4;  // more columns cannot be read at the width of a page; the rest shares one

constexpr std::size_t kWrap = 20;  // characters in a line of a box
constexpr std::size_t kDateWrap = 14;

/// The dated entries to draw, the most salient and surest first, put back into timeline order.
std::vector<std::size_t> Salient(const Timeline& timeline, std::size_t max_entries) {
  const std::vector<Entry>& entries = timeline.entries;
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (FirstDay(entries[i])) chosen.push_back(i);
  }
  const auto weight = [&](std::size_t i) { return std::pair(entries[i].salience, entries[i].confidence); };
  std::stable_sort(chosen.begin(), chosen.end(),
                   [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
  chosen.resize(std::min(chosen.size(), max_entries));
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

/// The columns: the actors of most entries, ties by name; all others share the last.
struct Lanes {
  std::map<std::string, std::size_t> numbers;  ///< by ActorKey
  std::vector<std::string> heads;

  [[nodiscard]] std::size_t Of(const Entry& entry) const {
    const auto found = entry.sources.empty() ? numbers.end() : numbers.find(ActorKey(entry.sources.front()));
    return found == numbers.end() ? numbers.size() : found->second;
  }
};

Lanes LanesOf(const Timeline& timeline, const std::vector<std::size_t>& chosen) {
  std::map<std::string, std::size_t> counts;
  for (const std::size_t i : chosen) {
    const std::vector<Actor>& sources = timeline.entries[i].sources;
    if (!sources.empty() && !ActorKey(sources.front()).empty()) ++counts[ActorKey(sources.front())];
  }
  std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  const std::map<std::string, std::string> names = ActorNames(timeline);
  Lanes lanes;
  for (std::size_t i = 0; i < std::min(order.size(), kMaxLanes); ++i) {
    lanes.numbers[order[i].first] = i;
    lanes.heads.push_back(names.at(order[i].first));
  }
  const bool others = std::any_of(chosen.begin(), chosen.end(), [&](std::size_t i) {
    return lanes.Of(timeline.entries[i]) == lanes.numbers.size();
  });
  if (others) lanes.heads.emplace_back("others");
  return lanes;
}

/// One entry a lane at most. `date` is told once: "" in the rows below that it also covers.
struct Row {
  std::string date;
  std::map<std::size_t, std::size_t> entries;  ///< lane -> entry
};

std::vector<Row> RowsOf(const Timeline& timeline, const std::vector<std::size_t>& chosen,
                        const Lanes& lanes) {
  std::vector<Row> rows;
  std::string date;
  for (const std::size_t i : chosen) {
    const Entry& entry = timeline.entries[i];
    const std::string words = WordsOf(entry.when).text;
    const std::size_t lane = lanes.Of(entry);
    if (rows.empty() || words != date || rows.back().entries.contains(lane)) {
      const bool told = !rows.empty() && words == date;
      rows.push_back({told ? "" : words, {}});
      date = words;
    }
    rows.back().entries[lane] = i;
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
  std::string text = Shorten(CleanLine(entry.headline), 90);
  if (entry.factuality != Factuality::kAsserted) text += fmt::format(" [{}]", Name(entry.factuality));
  return entry.reports.size() < 2 ? text : text + fmt::format(" ({} reports)", entry.reports.size());
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
  out += "  node [shape=box, fontname=\"Helvetica\", fontsize=12, margin=\"0.08,0.05\", height=0.3];\n";
  out += "  edge [fontname=\"Helvetica\", fontsize=10, color=\"#999999\", arrowsize=0.6];\n";
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
  out +=
      fmt::format("    \"e{}\" [group=\"lane{}\", label={}, tooltip={}, URL=\"index.html#{}\", {}];\n", index,
                  lane, DotQuote(Label(entry), 120, kWrap), DotQuote(tooltip), anchor, Style(entry));
}

/// The names over the lanes, in a row that fixes their order from left to right.
void WriteLaneHeads(std::string& out, const Lanes& lanes) {
  out += "  {\n    rank=source;\n    \"d\" [shape=plaintext, group=\"spine\", label=\"\"];\n";
  std::string chain = "    \"d\"";
  for (std::size_t lane = 0; lane < lanes.heads.size(); ++lane) {
    out += fmt::format(
        "    \"l{0}\" [shape=plaintext, fontname=\"Helvetica-Bold\", group=\"lane{0}\", label={1}];\n", lane,
        DotQuote(lanes.heads[lane], 60, kWrap));
    chain += fmt::format(" -> \"l{}\"", lane);
  }
  out += chain + " [style=invis];\n  }\n";
}

/// Rows from top to bottom, then the edges that keep spine and lanes straight.
void WriteRows(std::string& out, const Timeline& timeline, const std::vector<Row>& rows, const Lanes& lanes) {
  const std::vector<std::string> anchors = EntryAnchors(timeline);
  std::string edges = rows.empty() ? "" : "  \"d\" -> \"d0\" [style=invis, weight=20];\n";
  std::vector<std::string> above(lanes.heads.size());
  for (std::size_t lane = 0; lane < above.size(); ++lane) above[lane] = fmt::format("l{}", lane);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const char* shape = rows[row].date.empty() ? "point, width=0.03, color=\"#999999\"" : "plaintext";
    out += fmt::format("  {{\n    rank=same;\n    \"d{}\" [shape={}, group=\"spine\", label={}];\n", row,
                       shape, DotQuote(rows[row].date, 60, kDateWrap));
    for (const auto& [lane, i] : rows[row].entries) {
      WriteEntry(out, timeline.entries[i], i, lane, anchors[i]);
      edges += fmt::format("  \"{}\" -> \"e{}\" [style=invis, weight=4];\n", above[lane], i);
      above[lane] = fmt::format("e{}", i);
    }
    out += "  }\n";
    if (row > 0) {
      edges += fmt::format("  \"d{}\" -> \"d{}\" [arrowhead=none, weight=20];\n", row - 1, row);
    }
  }
  out += edges;
}

}  // namespace

std::string RenderDotTimeline(const Timeline& timeline, std::size_t most) {
  const std::vector<std::size_t> chosen = Salient(timeline, std::min(most, kMostLayered));
  const Lanes lanes = LanesOf(timeline, chosen);
  std::string out;
  WriteHead(out, timeline, chosen.size());
  WriteLaneHeads(out, lanes);
  WriteRows(out, timeline, RowsOf(timeline, chosen, lanes), lanes);
  WriteRelations(out, timeline, chosen);
  return out + "}\n";
}

}  // namespace demarche
