// Who deals with whom: one edge a pair of actors, its width by the square root of the number of
// events, its colour and line by their tone. Laid out by neato.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "renderer/escape.h"
#include "renderer/renderer.h"
#include "renderer/tone.h"
#include "renderer/words.h"

namespace demarche {
namespace {

constexpr std::size_t kLabelled = 10;  // edge labels collide above about this many

/// Actors are one when they share a code and sector, or a name where they have no code.
std::string KeyOf(const Actor& actor) {
  return actor.code.empty() ? actor.name : actor.code + "/" + actor.sector;
}

struct Node {
  std::string name;
  std::size_t count = 0;
};

struct Dyad {
  std::size_t cooperation = 0;
  std::size_t conflict = 0;
  std::size_t neutral = 0;
  [[nodiscard]] std::size_t total() const { return cooperation + conflict + neutral; }
};

struct Network {
  std::map<std::string, Node> nodes;
  std::map<std::pair<std::string, std::string>, Dyad> dyads;  ///< the lesser key first
};

void AddDyad(Network& network, const Actor& a, const Actor& b, Tone tone) {
  std::string first = KeyOf(a);
  std::string second = KeyOf(b);
  if (first == second) return;
  if (second < first) std::swap(first, second);
  Dyad& dyad = network.dyads[{std::move(first), std::move(second)}];
  if (tone == Tone::kCooperation) ++dyad.cooperation;
  if (tone == Tone::kConflict) ++dyad.conflict;
  if (tone == Tone::kNeutral) ++dyad.neutral;
}

constexpr std::size_t kMaxParties = 12;  // a summit of all with all would swamp the rest

void AddEntry(Network& network, const Entry& entry) {
  const auto note = [&](const Actor& actor) {
    Node& node = network.nodes[KeyOf(actor)];
    if (node.name.empty()) node.name = actor.name.empty() ? actor.code : actor.name;
    ++node.count;
  };
  for (const Actor& source : entry.sources) note(source);
  for (const Actor& target : entry.targets) note(target);
  const Tone tone = ToneOf(entry.deed);
  const std::size_t sources = std::min(entry.sources.size(), kMaxParties);
  const std::size_t targets = std::min(entry.targets.size(), kMaxParties);
  for (std::size_t s = 0; s < sources; ++s) {
    for (std::size_t t = 0; t < targets; ++t) AddDyad(network, entry.sources[s], entry.targets[t], tone);
    if (!entry.reciprocal) continue;
    for (std::size_t o = s + 1; o < sources; ++o) AddDyad(network, entry.sources[s], entry.sources[o], tone);
  }
}

/// Key to node number, the actors of most events first; ties by key.
std::map<std::string, std::size_t> TopActors(const Network& network, std::size_t max_actors) {
  std::vector<std::pair<std::string, std::size_t>> order;
  for (const auto& [key, node] : network.nodes) order.emplace_back(key, node.count);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::map<std::string, std::size_t> top;
  for (std::size_t i = 0; i < std::min(order.size(), max_actors); ++i) top[order[i].first] = i;
  return top;
}

/// The square root of `count`, in tenths, as DOT writes numbers.
std::string Width(std::size_t count) {
  const auto tenths = static_cast<std::size_t>(std::sqrt(static_cast<double>(count) * 100.0));
  return fmt::format("{}.{}", tenths / 10, tenths % 10);
}

std::string Style(const Dyad& dyad) {
  if (dyad.conflict == 0 && dyad.cooperation > 0) return "color=\"#2e7d4f\", class=\"cooperation\"";
  if (dyad.cooperation == 0 && dyad.conflict > 0) {
    return "color=\"#b3261e\", style=dashed, class=\"conflict\"";
  }
  return "color=\"#777777\", style=dotted, class=\"mixed\"";
}

void WriteHead(std::string& out, const Timeline& timeline, std::size_t drawn, std::size_t all) {
  std::string label = CleanLine(timeline.title);
  if (drawn < all) label += fmt::format(" ({} of {} actors, {} left out)", drawn, all, all - drawn);
  out += "graph network {\n";
  out +=
      "  graph [layout=neato, charset=\"UTF-8\", bgcolor=\"transparent\", overlap=prism, splines=true, "
      "start=42, "
      "sep=\"+12\", fontname=\"Helvetica\", labelloc=t, label=" +
      DotQuote(label, 200) + "];\n";
  out +=
      "  node [shape=ellipse, fontname=\"Helvetica\", fontsize=11, color=\"#666666\", height=0.35, "
      "margin=\"0.06,0.04\"];\n";
  out += "  edge [fontname=\"Helvetica\", fontsize=9];\n";
}

using Edge = std::pair<const std::pair<std::string, std::string>*, const Dyad*>;

void WriteEdge(std::string& out, const Network& network, const Edge& edge, std::size_t from, std::size_t to,
               bool labelled) {
  const auto& [ends, dyad] = edge;
  const std::string tooltip =
      fmt::format("{} and {}: {} ({} cooperation, {} conflict, {} neutral)",
                  network.nodes.at(ends->first).name, network.nodes.at(ends->second).name,
                  Count(dyad->total(), "event", "events"), dyad->cooperation, dyad->conflict, dyad->neutral);
  out += fmt::format("  \"a{}\" -- \"a{}\" [penwidth={}, {}, tooltip={}", from, to, Width(dyad->total()),
                     Style(*dyad), DotQuote(tooltip, 200));
  if (labelled) out += fmt::format(", label=\"{}\"", dyad->total());
  out += "];\n";
}

}  // namespace

std::string RenderDotNetwork(const Timeline& timeline, std::size_t max_actors) {
  Network network;
  for (const Entry& entry : timeline.entries) AddEntry(network, entry);
  const std::map<std::string, std::size_t> top = TopActors(network, max_actors);

  std::string out;
  WriteHead(out, timeline, top.size(), network.nodes.size());
  for (const auto& [key, number] : top) {
    const Node& node = network.nodes.at(key);
    out += fmt::format("  \"a{}\" [label={}, tooltip={}];\n", number, DotQuote(node.name, 60, 18),
                       DotQuote(node.name + ": " + Count(node.count, "event", "events")));
  }
  std::vector<Edge> edges;
  for (const auto& [ends, dyad] : network.dyads) {
    if (top.contains(ends.first) && top.contains(ends.second)) edges.emplace_back(&ends, &dyad);
  }
  std::stable_sort(edges.begin(), edges.end(),
                   [](const Edge& a, const Edge& b) { return a.second->total() > b.second->total(); });
  for (std::size_t i = 0; i < edges.size(); ++i) {
    WriteEdge(out, network, edges[i], top.at(edges[i].first->first), top.at(edges[i].first->second),
              i < kLabelled);
  }
  return out + "}\n";
}

}  // namespace demarche
