// What answers what, from left to right. A coloured arrow is a relation that the timeline states, from the
// earlier deed to the one that answers, denies or carries it out; a grey one only says which came first. No
// other arrow is drawn: that two deeds follow each other is no reason. Laid out by dot.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "renderer/renderer.h"
#include "renderer/text/escape.h"
#include "renderer/text/tone.h"
#include "renderer/text/words.h"
#include "renderer/write/xml.h"

namespace demarche {
namespace {

constexpr std::size_t kChainWrap = 28;

/// One relation between two entries, by index, in the direction in which it is drawn.
struct ChainLink {
  std::size_t from = 0;
  std::size_t to = 0;
  std::string label;  ///< "" = only an order in time
  bool operator<(const ChainLink& other) const {
    return std::tie(from, to, label) < std::tie(other.from, other.to, other.label);
  }
};

/// From the deed that stood first to the one whose relation this is.
ChainLink LinkOf(std::size_t entry, std::size_t to, const std::string& type) {
  if (type == "after") return {to, entry, ""};
  if (type == "includes") return {entry, to, "includes"};
  if (type == "responds") return {to, entry, "answered by"};
  if (type == "denies") return {to, entry, "denied by"};
  if (type == "fulfils") return {to, entry, "carried out as"};
  return {to, entry, type};
}

std::vector<ChainLink> LinksOf(const Timeline& timeline) {
  std::map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < timeline.entries.size(); ++i) places.emplace(timeline.entries[i].id, i);
  std::vector<ChainLink> links;
  for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
    for (const Relation& relation : timeline.entries[i].relations) {
      const auto to = places.find(relation.to);
      if (to != places.end() && to->second != i) links.push_back(LinkOf(i, to->second, relation.type));
    }
  }
  std::sort(links.begin(), links.end());
  return links;
}

/// Entries that some link touches, those of most stated links first, put back into timeline order.
std::vector<std::size_t> ChainEntries(const std::vector<ChainLink>& links, std::size_t most) {
  std::map<std::size_t, std::size_t> weights;
  for (const ChainLink& link : links) {
    for (const std::size_t end : {link.from, link.to}) weights[end] += link.label.empty() ? 1 : 1000;
  }
  std::vector<std::pair<std::size_t, std::size_t>> order(weights.begin(), weights.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  order.resize(std::min(order.size(), most));
  std::vector<std::size_t> chosen;
  chosen.reserve(order.size());
  for (const auto& [entry, weight] : order) chosen.push_back(entry);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

/// XML text in lines of about kChainWrap characters.
std::string WrappedXml(std::string_view text, std::size_t limit) {
  std::string out;
  std::size_t column = 0;
  std::string word;
  const std::string line = Shorten(CleanLine(text), limit) + " ";
  for (const char c : line) {
    if (c != ' ') {
      word += c;
      continue;
    }
    if (column > 0 && column + word.size() > kChainWrap) {
      out += "<br/>";
      column = 0;
    }
    if (column > 0) out += ' ';
    out += XmlEscape(word);
    column += word.size() + 1;
    word.clear();
  }
  return out;
}

std::string ChainLabel(const Entry& entry) {
  std::string sources = Count(entry.independent_sources, "source", "sources");
  if (entry.factuality != Factuality::kAsserted) sources += fmt::format(", {}", Name(entry.factuality));
  return fmt::format(
      "<<table border=\"0\" cellborder=\"0\" cellspacing=\"0\"><tr><td port=\"date\"><b>{}</b></td></tr><tr>"
      "<td port=\"deed\">{}</td></tr><tr><td port=\"sources\"><font point-size=\"10\">{}</font></td></tr>"
      "</table>>",
      WrappedXml(WordsOf(entry.when).text, 60), WrappedXml(entry.headline.empty() ? "?" : entry.headline, 90),
      sources);
}

void WriteChainHead(std::string& out, const Timeline& timeline, std::size_t drawn, std::size_t related) {
  std::string label = CleanLine(timeline.title);
  label += fmt::format(" ({} of {} events", drawn, timeline.entries.size());
  if (drawn < related) label += fmt::format(", {} related ones left out", related - drawn);
  label += "; the others are not related)";
  out += "digraph chain {\n  graph [rankdir=LR, charset=\"UTF-8\", bgcolor=\"transparent\", ";
  out += "fontname=\"Helvetica\", labelloc=t, label=" + DotQuote(label, 260) + "];\n";
  out += "  node [shape=box, style=rounded, fontname=\"Helvetica\", fontsize=12, color=\"#666666\"];\n";
  out += "  edge [fontname=\"Helvetica\", fontsize=11, arrowsize=0.7];\n";
}

void WriteChainNode(std::string& out, const Entry& entry, std::size_t index, const std::string& anchor) {
  const char* style = IsOpen(entry) || !WordsOf(entry.when).certain ? "rounded,dashed" : "rounded";
  out += fmt::format("  \"e{}\" [style=\"{}\", class=\"{}\", tooltip={}, URL=\"index.html#{}\", label={}];\n",
                     index, style, Name(ToneOf(entry.deed)), DotQuote(entry.headline), anchor,
                     ChainLabel(entry));
}

}  // namespace

std::string RenderDotChain(const Timeline& timeline, std::size_t most) {
  const std::vector<ChainLink> links = LinksOf(timeline);
  const std::vector<std::size_t> chosen = ChainEntries(links, std::min(most, kMostLayered));
  const std::size_t related = ChainEntries(links, timeline.entries.size()).size();
  const std::vector<std::string> anchors = EntryAnchors(timeline);
  std::string out;
  WriteChainHead(out, timeline, chosen.size(), related);
  for (const std::size_t i : chosen) WriteChainNode(out, timeline.entries[i], i, anchors[i]);
  const auto drawn = [&](std::size_t i) { return std::binary_search(chosen.begin(), chosen.end(), i); };
  for (const ChainLink& link : links) {
    if (!drawn(link.from) || !drawn(link.to)) continue;
    const std::string style = link.label.empty()
                                  ? "color=\"#bbbbbb\", tooltip=\"followed by\""
                                  : fmt::format("color=\"#1f5fa8\", label={}", DotQuote(link.label, 30));
    out += fmt::format("  \"e{}\" -> \"e{}\" [{}];\n", link.from, link.to, style);
  }
  return out + "}\n";
}

}  // namespace demarche
