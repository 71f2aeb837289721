// Who acts for whom: the names that act under one state's code stand in the box of that state; organisations,
// armed groups, companies and others stand in boxes by type. Edges as in the network, between the names. Laid
// out by fdp, which is made for boxes of undirected graphs.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "renderer/diagram/dyad.h"
#include "renderer/page/site.h"
#include "renderer/renderer.h"
#include "renderer/text/actors.h"
#include "renderer/text/escape.h"
#include "renderer/text/words.h"

namespace demarche {
namespace {

constexpr std::size_t kMostSides = 12;  // a summit of all with all would swamp the rest

/// The box, then the name in it.
using Member = std::pair<std::string, std::string>;

struct ClusterCount {
  std::size_t events = 0;
  std::size_t best = 0;  ///< the entry of most reports, to link to
};

struct Clusters {
  std::map<Member, ClusterCount> members;
  std::map<std::pair<Member, Member>, Dyad> ties;
  std::map<std::string, std::string> titles;  ///< of the boxes
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kBoxTitles{{
    {"igo", "Organisations of states"},
    {"ngo", "Other organisations"},
    {"armed group", "Armed groups"},
    {"company", "Companies"},
}};

/// The box of an actor: "s:" and the code of a state, or "t:" and the type.
std::string BoxOf(const Actor& actor) {
  return actor.type == "state" && !actor.code.empty() ? "s:" + actor.code : "t:" + actor.type;
}

std::string BoxTitle(const Actor& actor, const std::map<std::string, std::string>& names) {
  if (BoxOf(actor).starts_with("s:")) return names.at(ActorKey(actor));
  for (const auto& [type, title] : kBoxTitles) {
    if (actor.type == type) return std::string(title);
  }
  return "Others";
}

std::vector<Member> MembersOf(Clusters& clusters, const std::vector<Actor>& actors,
                              const std::map<std::string, std::string>& names) {
  std::vector<Member> members;
  for (std::size_t i = 0; i < std::min(actors.size(), kMostSides); ++i) {
    const std::string name = CleanLine(actors[i].name);
    if (name.empty()) continue;
    members.emplace_back(BoxOf(actors[i]), name);
    clusters.titles.try_emplace(members.back().first, BoxTitle(actors[i], names));
  }
  return members;
}

void AddToClusters(Clusters& clusters, const Timeline& timeline, std::size_t index,
                   const std::map<std::string, std::string>& names) {
  const Entry& entry = timeline.entries[index];
  const std::vector<Member> sources = MembersOf(clusters, entry.sources, names);
  const std::vector<Member> targets = MembersOf(clusters, entry.targets, names);
  std::set<std::pair<Member, Member>> ties;
  const auto add = [&](const Member& a, const Member& b) {
    if (a != b) ties.insert(std::minmax(a, b));
  };
  for (std::size_t s = 0; s < sources.size(); ++s) {
    for (const Member& target : targets) add(sources[s], target);
    for (std::size_t o = s + 1; entry.reciprocal && o < sources.size(); ++o) add(sources[s], sources[o]);
  }
  std::set<Member> here;
  for (const auto& tie : ties) {
    clusters.ties[tie].Count(ToneOf(entry.deed));
    here.insert({tie.first, tie.second});
  }
  for (const Member& member : here) {
    ClusterCount& count = clusters.members.try_emplace(member, ClusterCount{0, index}).first->second;
    ++count.events;
    if (entry.reports.size() > timeline.entries[count.best].reports.size()) count.best = index;
  }
}

/// Those of most events, ties by name, with a number each.
std::map<Member, std::size_t> TopMembers(const Clusters& clusters, std::size_t most) {
  std::vector<std::pair<Member, std::size_t>> order;
  order.reserve(clusters.members.size());
  for (const auto& [member, count] : clusters.members) order.emplace_back(member, count.events);
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::map<Member, std::size_t> top;
  for (std::size_t i = 0; i < std::min(order.size(), most); ++i) top[order[i].first] = i;
  return top;
}

void WriteClusterHead(std::string& out, const Timeline& timeline, std::size_t drawn, std::size_t all) {
  std::string label = CleanLine(timeline.title);
  if (drawn < all) label += fmt::format(" ({} of {} names, {} left out)", drawn, all, all - drawn);
  out += "graph clusters {\n  graph [layout=fdp, charset=\"UTF-8\", bgcolor=\"transparent\", compound=true, ";
  out += "start=42, K=0.9, sep=\"+14\", splines=true, fontname=\"Helvetica\", labelloc=t, label=" +
         DotQuote(label, 200) + "];\n";
  out += "  node [shape=box, style=rounded, fontname=\"Helvetica\", fontsize=12, color=\"#666666\"];\n";
}

}  // namespace

std::string RenderDotClusters(const Timeline& timeline, std::size_t most) {
  Clusters clusters;
  const std::map<std::string, std::string> names = ActorNames(timeline);
  for (std::size_t i = 0; i < timeline.entries.size(); ++i) AddToClusters(clusters, timeline, i, names);
  const std::map<Member, std::size_t> top = TopMembers(clusters, std::min(most, kMostLayered));
  const std::vector<std::string> links = CardLinks(timeline);
  std::string out;
  WriteClusterHead(out, timeline, top.size(), clusters.members.size());
  std::string box;
  std::size_t boxes = 0;
  for (const auto& [member, number] : top) {
    if (boxes == 0 || member.first != box) {
      if (boxes > 0) out += "  }\n";
      box = member.first;
      out += fmt::format("  subgraph \"cluster_{}\" {{\n    graph [color=\"#999999\", label={}];\n", boxes++,
                         DotQuote(clusters.titles.at(box), 60));
    }
    const ClusterCount& count = clusters.members.at(member);
    const std::string tooltip = member.second + ": " + Count(count.events, "event", "events");
    out += fmt::format("    \"m{}\" [label={}, tooltip={}, URL=\"{}\"];\n", number,
                       DotQuote(member.second, 60, 18), DotQuote(tooltip), links[count.best]);
  }
  if (boxes > 0) out += "  }\n";
  for (const auto& [ends, dyad] : clusters.ties) {
    const auto from = top.find(ends.first);
    const auto to = top.find(ends.second);
    if (from == top.end() || to == top.end()) continue;
    out += fmt::format("  \"m{}\" -- \"m{}\" [{}, tooltip={}];\n", from->second, to->second, DyadStyle(dyad),
                       DotQuote(DyadWords(dyad)));
  }
  return out + "}\n";
}

}  // namespace demarche
