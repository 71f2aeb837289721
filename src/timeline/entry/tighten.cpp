// The last pass over days: within an article its words were solved (anchor/), within a deed its reports
// (when.cpp). Now all entries that articles tie together are solved once more, so that a day that one paper
// gives for the meeting bounds what another says came after it. A network holds the entries that hang
// together (its connected component), so that an article changes only the entries that it reaches.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "core/edtf.h"
#include "timeline/anchor/anchor.h"
#include "timeline/entry/draft.h"
#include "timeline/entry/event_index.h"

namespace demarche::timeline {
namespace {

/// A tie of an article, between entries. `link` numbers entries as deeds are numbered.
struct EntryTie {
  Link link;
  const EventTie* told = nullptr;
  std::size_t teller = 0;  ///< the entry whose telling has the words
};

/// The ties of all articles, in a total order; of equal ones the first article's.
std::vector<EntryTie> TiesOf(const std::vector<GroupDeed>& deeds) {
  const EventIndex index(deeds);
  std::vector<EntryTie> ties;
  for (std::size_t i = 0; i < deeds.size(); ++i) {
    for (const EventTie& told : deeds[i].ties) {
      const auto from = index.Find(told.article, told.from);
      const auto to = index.Find(told.article, told.to);
      if (!from || !to || *from == *to) continue;
      const Link link{.from = static_cast<std::uint32_t>(*from),
                      .to = static_cast<std::uint32_t>(*to),
                      .least = told.least,
                      .most = told.most,
                      .both_ways = told.both_ways,
                      .dropped = false};
      ties.push_back({link, &told, i});
    }
  }
  const auto words = [](const EntryTie& it) {
    return std::tuple(it.link.from, it.link.to, it.link.least, it.link.most, it.link.both_ways);
  };
  const auto key = [&](const EntryTie& it) {
    return std::tuple(words(it), std::string_view(it.told->article), it.told->place);
  };
  std::sort(ties.begin(), ties.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  const auto same = [&](const auto& a, const auto& b) { return words(a) == words(b); };
  ties.erase(std::unique(ties.begin(), ties.end(), same), ties.end());
  return ties;
}

/// Entries that hang together, and their ties.
struct Component {
  std::vector<std::size_t> entries;
  std::vector<const EntryTie*> ties;
};

std::vector<Component> ComponentsOf(std::size_t entries, const std::vector<EntryTie>& ties) {
  std::vector<std::size_t> parent(entries);
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  for (const EntryTie& tie : ties) parent[root(tie.link.from)] = root(tie.link.to);
  std::map<std::size_t, Component> by_root;
  for (const EntryTie& tie : ties) by_root[root(tie.link.from)].ties.push_back(&tie);
  for (std::size_t i = 0; i < entries; ++i) {
    const auto component = by_root.find(root(i));
    if (component != by_root.end()) component->second.entries.push_back(i);
  }
  std::vector<Component> components;
  for (auto& [at, component] : by_root) components.push_back(std::move(component));
  return components;
}

/// By their days: links against it are the likeliest misreadings of a circle.
void SortByDay(const std::vector<GroupDeed>& deeds, std::vector<std::size_t>& entries) {
  const auto key = [&](std::size_t i) {
    const When& when = deeds[i].entry.when;
    const std::optional<Day> day = when.earliest ? when.earliest : when.latest;
    return std::tuple(!day.has_value(), day, when.latest, std::string_view(deeds[i].entry.id));
  };
  std::sort(entries.begin(), entries.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
}

class Solver {
 public:
  Solver(Component component, std::vector<GroupDeed>& deeds)
      : component_(std::move(component)), deeds_(deeds), network_(component_.entries.size()) {
    SortByDay(deeds_, component_.entries);
    std::map<std::size_t, std::uint32_t> node_of;
    for (const std::size_t entry : component_.entries) {
      node_of.emplace(entry, static_cast<std::uint32_t>(node_of.size()));
    }
    for (std::uint32_t node = 0; node < component_.entries.size(); ++node) {
      network_.Know(node, GroundOf(deeds_[component_.entries[node]].entry));
    }
    for (const EntryTie* tie : component_.ties) {
      Link link = tie->link;
      link.from = node_of.at(link.from);
      link.to = node_of.at(link.to);
      network_.Add(link);
    }
  }

  void Run() {
    network_.Solve();
    for (std::uint32_t node = 0; node < component_.entries.size(); ++node) {
      if (network_.IsTightened(node) && !IsYearless(WhenOf(node))) Narrow(node);
    }
    for (const Conflict& conflict : network_.conflicts()) TellConflict(conflict);
  }

 private:
  When& WhenOf(std::uint32_t node) { return deeds_[component_.entries[node]].entry.when; }

  /// What bounds other deeds too. That news in a lead is of its day or the day before is a custom; it
  /// dates the news alone.
  static Bounds GroundOf(const Entry& entry) {
    const When& when = entry.when;
    const bool is_custom = when.basis == TimeBasis::kDocument && ClaimOf(entry.factuality) != Claim::kPlanned;
    return {is_custom ? std::nullopt : when.earliest, when.latest};
  }

  /// A day without a year stays what it is.
  static bool IsYearless(const When& when) { return !when.earliest && !when.latest && !when.edtf.empty(); }

  void Narrow(std::uint32_t node) {
    When& when = WhenOf(node);
    Bounds days = network_.At(node);
    if (when.earliest && (!days.earliest || *days.earliest < *when.earliest)) days.earliest = when.earliest;
    if (days == Bounds{when.earliest, when.latest} || (days.earliest && days.latest < days.earliest)) return;
    std::set<std::uint32_t> links;
    for (const auto& link : {network_.EarliestBy(node), network_.LatestBy(node)}) {
      if (link) links.insert(*link);
    }
    when.earliest = days.earliest;
    when.latest = days.latest;
    when.edtf = FormatEdtf(days.earliest, days.latest, true);
    when.basis = TimeBasis::kAnchored;
    std::string words;
    for (const std::uint32_t link : links) {
      words += (words.empty() ? "" : ", ") + component_.ties[link]->told->said;
    }
    when.why += fmt::format("; narrowed to {} by what is told beside it: {}", when.edtf, words);
  }

  /// Told at the entry whose words gave way.
  void TellConflict(const Conflict& conflict) {
    const EntryTie& aside = *component_.ties[conflict.dropped];
    std::string text = "; set aside: " + aside.told->said;
    std::string against;
    for (const std::uint32_t other : conflict.links) {
      against += (against.empty() ? "" : ", ") + component_.ties[other]->told->said;
    }
    for (const std::uint32_t node : conflict.known) {
      const GroupDeed& deed = deeds_[component_.entries[node]];
      const When& when = deed.entry.when;
      against += fmt::format("{}\"{}\" {}", against.empty() ? "" : ", ", deed.tellings.front().trigger_text,
                             FormatEdtf(when.earliest, when.latest, true));
    }
    if (!against.empty()) text += ", which contradicts " + against;
    deeds_[aside.teller].entry.when.why += text;
  }

  Component component_;
  std::vector<GroupDeed>& deeds_;
  Network network_;
};

}  // namespace

void Tighten(std::vector<GroupDeed>& deeds) {
  const std::vector<EntryTie> ties = TiesOf(deeds);
  for (Component& component : ComponentsOf(deeds.size(), ties)) {
    Solver(std::move(component), deeds).Run();
  }
}

}  // namespace demarche::timeline
