// Who deals with whom: one edge a pair of actors, its width by the square root of the number of
// events, its colour and line by their tone. Actors without a counterpart are not drawn. Laid out by neato.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "renderer/diagram/dyad.h"
#include "renderer/page/site.h"
#include "renderer/renderer.h"
#include "renderer/series.h"
#include "renderer/text/actors.h"
#include "renderer/text/escape.h"
#include "renderer/text/tone.h"
#include "renderer/text/words.h"

namespace demarche {
namespace {

constexpr std::size_t kMostNeato = 200;
constexpr std::size_t kLabelled = 10;  // edge labels collide above about this many

struct Network {
  std::map<std::string, std::string> names;   ///< by ActorKey, as are the others
  std::map<std::string, std::size_t> counts;  ///< events of each actor that deals with another
  std::map<ActorPair, Dyad> dyads;
  std::map<std::string, std::size_t> best_of_actor;  ///< the entry of most reports, to link to
  std::map<ActorPair, std::size_t> best_of_dyad;
};

template <typename Key>
void KeepBest(std::map<Key, std::size_t>& best, const Key& key, const Timeline& timeline, std::size_t index) {
  const auto [at, fresh] = best.try_emplace(key, index);
  if (!fresh && timeline.entries[index].reports.size() > timeline.entries[at->second].reports.size()) {
    at->second = index;
  }
}

/// The dyads of one entry, each once, however many speak for an actor.
void AddEntry(Network& network, const Timeline& timeline, std::size_t index) {
  const Entry& entry = timeline.entries[index];
  std::set<std::string> here;
  for (const ActorPair& pair : DyadsOf(entry)) {
    network.dyads[pair].Count(ToneOf(entry.deed));
    KeepBest(network.best_of_dyad, pair, timeline, index);
    here.insert({pair.first, pair.second});
  }
  for (const std::string& key : here) {
    ++network.counts[key];
    KeepBest(network.best_of_actor, key, timeline, index);
  }
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

void WriteHead(std::string& out, const Timeline& timeline, std::size_t drawn, std::size_t all) {
  std::string label = CleanLine(timeline.title);
  if (drawn < all) label += fmt::format(" ({} of {} actors, {} left out)", drawn, all, all - drawn);
  // neato needs minutes for what sfdp lays out in a second.
  const char* engine = drawn > kMostNeato ? "sfdp" : "neato";
  out += "graph network {\n";
  out += fmt::format("  graph [layout={}, ", engine);
  out +=
      "charset=\"UTF-8\", bgcolor=\"transparent\", overlap=prism, splines=true, "
      "start=42, ratio=0.62, "
      "sep=\"+12\", fontname=\"Helvetica\", labelloc=t, label=" +
      DotQuote(label, 200) + "];\n";
  out +=
      "  node [shape=ellipse, fontname=\"Helvetica\", fontsize=13, color=\"#666666\", height=0.35, "
      "margin=\"0.06,0.04\"];\n";
  out += "  edge [fontname=\"Helvetica\", fontsize=12];\n";
}

using Edge = std::pair<const ActorPair*, const Dyad*>;

void WriteEdge(std::string& out, const Network& network, const Edge& edge, const std::string& ends,
               const std::string& link, bool labelled) {
  const auto& [pair, dyad] = edge;
  const std::string tooltip = fmt::format("{} and {}: {}", network.names.at(pair->first),
                                          network.names.at(pair->second), DyadWords(*dyad));
  out +=
      fmt::format("  {} [{}, tooltip={}, URL=\"{}\"", ends, DyadStyle(*dyad), DotQuote(tooltip, 200), link);
  if (labelled) out += fmt::format(", label=\"{}\"", dyad->total());
  out += "];\n";
}

void WriteNode(std::string& out, const Network& network, const std::string& key, std::size_t number,
               const std::string& link) {
  const std::string& name = network.names.at(key);
  const std::string tooltip = name + ": " + Count(network.counts.at(key), "event", "events");
  out += fmt::format("  \"a{}\" [label={}, tooltip={}, URL=\"{}\"];\n", number, DotQuote(name, 60, 18),
                     DotQuote(tooltip), link);
}

}  // namespace

std::string RenderDotNetwork(const Timeline& timeline, std::size_t most) {
  Network network;
  network.names = ActorNames(timeline);
  for (std::size_t i = 0; i < timeline.entries.size(); ++i) AddEntry(network, timeline, i);
  const std::map<std::string, std::size_t> top = TopActors(network, most);
  const std::vector<std::string> links = CardLinks(timeline);

  std::string out;
  WriteHead(out, timeline, top.size(), network.counts.size());
  for (const auto& [key, number] : top) {
    WriteNode(out, network, key, number, links[network.best_of_actor.at(key)]);
  }
  std::vector<Edge> edges;
  for (const auto& [pair, dyad] : network.dyads) {
    if (top.contains(pair.first) && top.contains(pair.second)) edges.emplace_back(&pair, &dyad);
  }
  std::stable_sort(edges.begin(), edges.end(),
                   [](const Edge& a, const Edge& b) { return a.second->total() > b.second->total(); });
  // Edges of one number have a label all or none; an edge without one is thinner than those with one.
  const std::size_t unlabelled = edges.size() > kLabelled ? edges[kLabelled].second->total() : 0;
  for (const Edge& edge : edges) {
    const std::string ends =
        fmt::format("\"a{}\" -- \"a{}\"", top.at(edge.first->first), top.at(edge.first->second));
    WriteEdge(out, network, edge, ends, links[network.best_of_dyad.at(*edge.first)],
              edge.second->total() > unlabelled);
  }
  return out + "}\n";
}

}  // namespace demarche
