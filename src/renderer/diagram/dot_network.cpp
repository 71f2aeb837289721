// Who deals with whom: one edge a pair of actors, its width by the square root of the number of
// events, its colour and line by their tone. Actors without a counterpart are not drawn. Laid out by neato.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "renderer/renderer.h"
#include "renderer/text/actors.h"
#include "renderer/text/escape.h"
#include "renderer/text/tone.h"
#include "renderer/text/words.h"

namespace demarche {
namespace {

constexpr std::size_t kLabelled = 10;  // edge labels collide above about this many

struct Dyad {
  std::size_t cooperation = 0;
  std::size_t conflict = 0;
  std::size_t neutral = 0;
  [[nodiscard]] std::size_t total() const { return cooperation + conflict + neutral; }
};

/// The keys of two actors, the lesser first.
using Ends = std::pair<std::string, std::string>;

struct Network {
  std::map<std::string, std::string> names;   ///< by ActorKey, as are the others
  std::map<std::string, std::size_t> counts;  ///< events of each actor that deals with another
  std::map<Ends, Dyad> dyads;
};

Ends EndsOf(const Actor& a, const Actor& b) { return std::minmax(ActorKey(a), ActorKey(b)); }

std::size_t Dyad::*MemberOf(Tone tone) {
  if (tone == Tone::kCooperation) return &Dyad::cooperation;
  return tone == Tone::kConflict ? &Dyad::conflict : &Dyad::neutral;
}

constexpr std::size_t kMaxParties = 12;  // a summit of all with all would swamp the rest

/// The dyads of one entry, each once, however many speak for an actor.
void AddEntry(Network& network, const Entry& entry) {
  const Tone tone = ToneOf(entry.deed);
  const std::size_t sources = std::min(entry.sources.size(), kMaxParties);
  const std::size_t targets = std::min(entry.targets.size(), kMaxParties);
  std::set<Ends> dyads;
  for (std::size_t s = 0; s < sources; ++s) {
    for (std::size_t t = 0; t < targets; ++t) dyads.insert(EndsOf(entry.sources[s], entry.targets[t]));
    if (!entry.reciprocal) continue;
    for (std::size_t o = s + 1; o < sources; ++o) dyads.insert(EndsOf(entry.sources[s], entry.sources[o]));
  }
  std::set<std::string> here;
  for (const Ends& ends : dyads) {
    if (ends.first == ends.second) continue;
    ++(network.dyads[ends].*MemberOf(tone));
    here.insert(ends.first);
    here.insert(ends.second);
  }
  for (const std::string& key : here) ++network.counts[key];
}

/// Key to node number, the actors of most events first; ties by key.
std::map<std::string, std::size_t> TopActors(const Network& network, std::size_t max_actors) {
  std::vector<std::pair<std::string, std::size_t>> order(network.counts.begin(), network.counts.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::map<std::string, std::size_t> top;
  for (std::size_t i = 0; i < std::min(order.size(), max_actors); ++i) top[order[i].first] = i;
  return top;
}

/// The square root of `count` as DOT writes numbers, at most 6: wider lines hide the names.
std::string Width(std::size_t count) {
  const auto tenths =
      std::min<std::size_t>(60, static_cast<std::size_t>(std::sqrt(static_cast<double>(count) * 100.0)));
  return fmt::format("{}.{}", tenths / 10, tenths % 10);
}

/// As many lines of each colour, side by side, as make up the width: Graphviz lays them 2 points apart.
std::string BothColours(std::size_t count) {
  std::string cooperation = "#2e7d4f";
  std::string conflict = "#b3261e";
  for (const std::size_t more : {9U, 25U}) {
    if (count < more) break;
    cooperation += ":#2e7d4f";
    conflict += ":#b3261e";
  }
  return cooperation + ":" + conflict;
}

std::string Style(const Dyad& dyad) {
  const std::string width = Width(dyad.total());
  if (dyad.conflict == 0 && dyad.cooperation > 0) {
    return fmt::format("penwidth={}, color=\"#2e7d4f\", class=\"cooperation\"", width);
  }
  if (dyad.cooperation == 0 && dyad.conflict > 0) {
    return fmt::format("penwidth={}, color=\"#b3261e\", style=dashed, class=\"conflict\"", width);
  }
  if (dyad.conflict > 0) {
    return fmt::format("penwidth=1.6, color=\"{}\", class=\"mixed\"", BothColours(dyad.total()));
  }
  return fmt::format("penwidth={}, color=\"#777777\", style=dotted, class=\"neutral\"", width);
}

void WriteHead(std::string& out, const Timeline& timeline, std::size_t drawn, std::size_t all) {
  std::string label = CleanLine(timeline.title);
  if (drawn < all) label += fmt::format(" ({} of {} actors, {} left out)", drawn, all, all - drawn);
  out += "graph network {\n";
  out +=
      "  graph [layout=neato, charset=\"UTF-8\", bgcolor=\"transparent\", overlap=prism, splines=true, "
      "start=42, ratio=0.62, "
      "sep=\"+12\", fontname=\"Helvetica\", labelloc=t, label=" +
      DotQuote(label, 200) + "];\n";
  out +=
      "  node [shape=ellipse, fontname=\"Helvetica\", fontsize=13, color=\"#666666\", height=0.35, "
      "margin=\"0.06,0.04\"];\n";
  out += "  edge [fontname=\"Helvetica\", fontsize=12];\n";
}

using Edge = std::pair<const Ends*, const Dyad*>;

void WriteEdge(std::string& out, const Network& network, const Edge& edge, std::size_t from, std::size_t to,
               bool labelled) {
  const auto& [ends, dyad] = edge;
  const std::string tooltip =
      fmt::format("{} and {}: {} ({} cooperation, {} conflict, {} neutral)", network.names.at(ends->first),
                  network.names.at(ends->second), Count(dyad->total(), "event", "events"), dyad->cooperation,
                  dyad->conflict, dyad->neutral);
  out += fmt::format("  \"a{}\" -- \"a{}\" [{}, tooltip={}", from, to, Style(*dyad), DotQuote(tooltip, 200));
  if (labelled) out += fmt::format(", label=\"{}\"", dyad->total());
  out += "];\n";
}

}  // namespace

std::string RenderDotNetwork(const Timeline& timeline, std::size_t max_actors) {
  Network network;
  network.names = ActorNames(timeline);
  for (const Entry& entry : timeline.entries) AddEntry(network, entry);
  const std::map<std::string, std::size_t> top = TopActors(network, max_actors);

  std::string out;
  WriteHead(out, timeline, top.size(), network.counts.size());
  for (const auto& [key, number] : top) {
    const std::string& name = network.names.at(key);
    const std::string tooltip = name + ": " + Count(network.counts.at(key), "event", "events");
    out +=
        fmt::format("  \"a{}\" [label={}, tooltip={}];\n", number, DotQuote(name, 60, 18), DotQuote(tooltip));
  }
  std::vector<Edge> edges;
  for (const auto& [ends, dyad] : network.dyads) {
    if (top.contains(ends.first) && top.contains(ends.second)) edges.emplace_back(&ends, &dyad);
  }
  std::stable_sort(edges.begin(), edges.end(),
                   [](const Edge& a, const Edge& b) { return a.second->total() > b.second->total(); });
  // Edges of one number have a label all or none; an edge without one is thinner than those with one.
  const std::size_t unlabelled = edges.size() > kLabelled ? edges[kLabelled].second->total() : 0;
  for (const Edge& edge : edges) {
    WriteEdge(out, network, edge, top.at(edge.first->first), top.at(edge.first->second),
              edge.second->total() > unlabelled);
  }
  return out + "}\n";
}

}  // namespace demarche
