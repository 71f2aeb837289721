// The order of the timeline: by first day where known, else by last, narrow days before wide ones; what
// words order stays ordered (Kahn 1962, the smallest key first). Dates without a year follow, within
// their article; what nothing dates or orders stands at the end.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/edtf.h"
#include "timeline/entry/draft.h"

namespace demarche::timeline {
namespace {

enum class DateGroup : std::uint8_t { kDated, kYearless, kUndated };

/// Where an entry would stand by itself. Compared member by member: a total order.
struct SortKey {
  DateGroup group = DateGroup::kUndated;
  std::string article;  ///< for dates without a year only
  Day day;
  long width = 0;  ///< days; large when a side is open
  std::string date;
  std::string teller;
  Span place;
  std::string id;
  auto operator<=>(const SortKey&) const = default;
};

constexpr long kOpenWidth = 10000000;

SortKey SortKeyOf(const GroupDeed& deed) {
  const When& when = deed.entry.when;
  const Telling& teller = deed.tellings.front();
  SortKey key;
  key.teller = teller.article;
  key.place = teller.trigger;
  key.id = deed.entry.id;
  if (when.earliest || when.latest) {
    key.group = DateGroup::kDated;
    key.day = when.earliest ? *when.earliest : *when.latest;
    const bool closed = when.earliest && when.latest;
    key.width = closed ? static_cast<long>((*when.latest - *when.earliest).count()) : kOpenWidth;
    key.date = teller.date;
    return key;
  }
  const std::optional<EdtfBounds> edtf = ParseEdtf(when.edtf);
  if (!edtf) return key;
  key.group = DateGroup::kYearless;
  key.article = key.teller;
  const auto day_of = [](const PartialDay& it) { return Day(date::days(it.month * 31 + it.day)); };
  key.day = day_of(edtf->earliest ? *edtf->earliest : *edtf->latest);
  const bool closed = edtf->earliest && edtf->latest;
  key.width = closed ? static_cast<long>((day_of(*edtf->latest) - key.day).count()) : kOpenWidth;
  return key;
}

/// Deeds sorted by key, with the edges (earlier -> later) that relations draw between them.
struct Graph {
  std::vector<std::vector<std::size_t>> later;
  std::vector<std::vector<std::size_t>> earlier;
};

Graph GraphOf(const std::vector<GroupDeed>& deeds) {
  std::map<std::string_view, std::size_t> by_id;
  for (std::size_t i = 0; i < deeds.size(); ++i) by_id.emplace(deeds[i].entry.id, i);
  Graph graph{std::vector<std::vector<std::size_t>>(deeds.size()),
              std::vector<std::vector<std::size_t>>(deeds.size())};
  for (std::size_t i = 0; i < deeds.size(); ++i) {
    for (const Relation& relation : deeds[i].entry.relations) {
      const auto other = by_id.find(relation.to);
      if (!IsOrder(relation) || other == by_id.end()) continue;
      graph.later[other->second].push_back(i);
      graph.earlier[i].push_back(other->second);
    }
  }
  return graph;
}

/// Kahn's order; of what is free, the one with the smallest `place`. Circles are opened at their smallest.
template <typename Place>
std::vector<std::size_t> Topological(const Graph& graph, const std::vector<Place>& places) {
  std::vector<std::size_t> waiting(places.size());
  std::set<std::pair<Place, std::size_t>> free;
  std::set<std::pair<Place, std::size_t>> bound;
  for (std::size_t i = 0; i < places.size(); ++i) {
    waiting[i] = graph.earlier[i].size();
    (waiting[i] == 0 ? free : bound).emplace(places[i], i);
  }
  std::vector<std::size_t> order;
  while (!free.empty() || !bound.empty()) {
    auto& from = free.empty() ? bound : free;
    const std::size_t next = from.begin()->second;
    from.erase(from.begin());
    order.push_back(next);
    for (const std::size_t later : graph.later[next]) {
      if (waiting[later] == 0 || --waiting[later] > 0) continue;
      if (bound.erase({places[later], later}) > 0) free.emplace(places[later], later);
    }
  }
  return order;
}

/// A place beside another entry: (whose, before or after it, own).
using Place = std::tuple<std::size_t, int, std::size_t>;

/// An undated entry stands right after the last one it follows, or right before the first one it
/// precedes; one with an open beginning never holds back what it precedes.
std::vector<Place> PlacesOf(const std::vector<GroupDeed>& deeds, const Graph& graph,
                            const std::vector<std::size_t>& topological) {
  std::vector<Place> places(deeds.size());
  for (std::size_t i = 0; i < deeds.size(); ++i) places[i] = {i, 0, i};
  const auto is_undated = [&](std::size_t i) {
    const When& when = deeds[i].entry.when;
    return !when.earliest && !when.latest && when.edtf.empty();
  };
  std::vector<bool> settled(deeds.size());
  for (const std::size_t i : topological) {
    settled[i] = !is_undated(i);
    for (const std::size_t earlier : graph.earlier[i]) {
      if (!is_undated(i) || !settled[earlier]) continue;
      const std::size_t beside = std::get<0>(places[earlier]);
      if (!settled[i] || beside > std::get<0>(places[i])) places[i] = {beside, 1, i};
      settled[i] = true;
    }
  }
  for (std::size_t left = topological.size(); left > 0; --left) {
    const std::size_t i = topological[left - 1];
    if (deeds[i].entry.when.earliest || (settled[i] && is_undated(i))) continue;
    for (const std::size_t later : graph.later[i]) {
      const std::size_t beside = std::get<0>(places[later]);
      if (beside < std::get<0>(places[i])) places[i] = {beside, -1, i};
    }
  }
  return places;
}

/// Removes what the days contradict.
void DropContradictions(std::vector<GroupDeed>& deeds) {
  std::map<std::string, const When*, std::less<>> by_id;
  for (const GroupDeed& deed : deeds) by_id.emplace(deed.entry.id, &deed.entry.when);
  for (GroupDeed& deed : deeds) {
    std::erase_if(deed.entry.relations, [&](const Relation& relation) {
      const auto other = by_id.find(relation.to);
      if (!IsOrder(relation) || other == by_id.end()) return false;
      const When& earlier = *other->second;
      return earlier.earliest && deed.entry.when.latest && *earlier.earliest > *deed.entry.when.latest;
    });
  }
}

/// Removes relations that the final order does not keep: they were part of a circle, which the entry says.
void DropUnkept(std::vector<GroupDeed>& deeds) {
  std::map<std::string, std::size_t, std::less<>> places;
  for (std::size_t i = 0; i < deeds.size(); ++i) places.emplace(deeds[i].entry.id, i);
  for (std::size_t i = 0; i < deeds.size(); ++i) {
    Entry& entry = deeds[i].entry;
    std::erase_if(entry.relations, [&](const Relation& relation) {
      if (!IsOrder(relation)) return false;
      const auto other = places.find(relation.to);
      if (other == places.end()) return true;
      if (other->second <= i) return false;
      const std::string deed = deeds[other->second].tellings.front().trigger_text;
      entry.disagreements.push_back({"order", {"after \"" + deed + '"', "before \"" + deed + '"'}});
      return true;
    });
  }
}

template <typename T>
std::vector<T> Permuted(std::vector<T>& items, const std::vector<std::size_t>& order) {
  std::vector<T> sorted;
  sorted.reserve(items.size());
  for (const std::size_t i : order) sorted.push_back(std::move(items[i]));
  return sorted;
}

}  // namespace

bool IsOrder(const Relation& relation) { return relation.type == "after" || relation.type == "responds"; }

void SortDeeds(std::vector<GroupDeed>& deeds) {
  std::vector<std::pair<SortKey, std::size_t>> keys;
  for (std::size_t i = 0; i < deeds.size(); ++i) keys.emplace_back(SortKeyOf(deeds[i]), i);
  std::sort(keys.begin(), keys.end());
  std::vector<std::size_t> order;
  for (const auto& [key, index] : keys) order.push_back(index);
  deeds = Permuted(deeds, order);
  DropContradictions(deeds);
  const Graph graph = GraphOf(deeds);
  std::vector<std::size_t> by_key(deeds.size());
  for (std::size_t i = 0; i < by_key.size(); ++i) by_key[i] = i;
  const std::vector<Place> places = PlacesOf(deeds, graph, Topological(graph, by_key));
  deeds = Permuted(deeds, Topological(graph, places));
  DropUnkept(deeds);
}

}  // namespace demarche::timeline
