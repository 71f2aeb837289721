// The page of an actor or of two that deal with each other, and the list of all.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "renderer/page/pages.h"
#include "renderer/strip/extent.h"
#include "renderer/strip/score_line.h"
#include "renderer/strip/strip.h"
#include "renderer/text/actors.h"
#include "renderer/text/escape.h"
#include "renderer/text/tone.h"
#include "renderer/text/words.h"

namespace demarche {
namespace {

constexpr std::size_t kMostAliases = 24;
constexpr std::size_t kMostCounterparts = 100;
constexpr std::size_t kMostKinds = 12;
constexpr std::size_t kMostRowsListed = 500;
constexpr std::size_t kMostListed = 2000;  // actors or pairs in actors.html

struct ToneCounts {
  std::size_t events = 0;
  std::size_t tones[3] = {0, 0, 0};

  void Add(const Entry& entry) {
    ++events;
    ++tones[static_cast<std::size_t>(ToneOf(entry.deed))];
  }
};

void PutTones(Data& data, const ToneCounts& counts) {
  Put(data, "number", counts.events);
  Put(data, "cooperation", counts.tones[static_cast<std::size_t>(Tone::kCooperation)]);
  Put(data, "conflict", counts.tones[static_cast<std::size_t>(Tone::kConflict)]);
  Put(data, "neutral", counts.tones[static_cast<std::size_t>(Tone::kNeutral)]);
}

/// The names under which the entries know the actor, the commonest first.
Data AliasesOf(const Scene& scene, const Party& party) {
  std::map<std::string, std::size_t> counts;
  for (const std::size_t at : party.entries) {
    const Entry& entry = scene.timeline.entries[at];
    std::set<std::string> here;
    for (const std::vector<Actor>* side : {&entry.sources, &entry.targets}) {
      for (const Actor& actor : *side) {
        if (ActorKey(actor) == party.keys[0] && !actor.name.empty()) here.insert(CleanLine(actor.name));
      }
    }
    for (const std::string& name : here) ++counts[name];
  }
  std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (order.size() > kMostAliases) order.resize(kMostAliases);
  Data list = List();
  for (std::size_t i = 0; i < order.size(); ++i) {
    Data item;
    Put(item, "name", Shorten(order[i].first, 80));
    Put(item, "number", order[i].second);
    Put(item, "last", i + 1 == order.size());
    list.push_back(item);
  }
  return list;
}

/// Whom the actor deals with, and how; those of most events first.
Data CounterpartsOf(const Scene& scene, const Party& party, const std::map<std::string, std::string>& names) {
  std::map<std::string, ToneCounts> counts;
  for (const std::size_t at : party.entries) {
    for (const ActorPair& pair : DyadsOf(scene.timeline.entries[at])) {
      if (pair.first == party.keys[0]) counts[pair.second].Add(scene.timeline.entries[at]);
      if (pair.second == party.keys[0]) counts[pair.first].Add(scene.timeline.entries[at]);
    }
  }
  std::vector<std::pair<std::string, ToneCounts>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second.events > b.second.events; });
  if (order.size() > kMostCounterparts) order.resize(kMostCounterparts);
  Data list = List();
  for (const auto& [key, tones] : order) {
    const auto file = scene.map.pairs.find(std::minmax(party.keys[0], key));
    Data item;
    Put(item, "name", NameFor(names, key));
    Put(item, "href", file == scene.map.pairs.end() ? "" : LinkBetween(scene.here, file->second, ""));
    PutTones(item, tones);
    list.push_back(item);
  }
  return list;
}

Data KindsOf(const Scene& scene, const Party& party) {
  std::map<std::string, std::size_t> counts;
  for (const std::size_t at : party.entries) ++counts[scene.timeline.entries[at].deed.kind];
  std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (order.size() > kMostKinds) order.resize(kMostKinds);
  Data list = List();
  for (const auto& [kind, number] : order) {
    Data item;
    Put(item, "name", kind.empty() ? "(no kind)" : CleanLine(kind));
    Put(item, "number", number);
    list.push_back(item);
  }
  return list;
}

void PutSeen(Data& data, const Scene& scene, const std::vector<std::size_t>& entries) {
  Extent seen;
  for (const std::size_t at : entries) {
    const Entry& entry = scene.timeline.entries[at];
    const std::optional<Day> day = FirstDay(entry);
    if (!day) continue;
    const Day last = entry.when.latest.value_or(*day);
    seen.first = seen.first ? std::min(*seen.first, *day) : *day;
    seen.last = seen.last ? std::max(*seen.last, last) : last;
  }
  Put(data, "first_seen", seen.first ? ShortDay(*seen.first) : "");
  Put(data, "last_seen", seen.last ? ShortDay(*seen.last) : "");
}

/// The parts of the filter's address that shows the same events in index.html.
std::string FilterLink(const Scene& scene, const Party& party) {
  std::string link = RootOf(scene.here) + "index.html#actor=" + UrlEscape(CleanLine(party.keys[0]));
  if (party.keys.size() > 1) link += "&with=" + UrlEscape(CleanLine(party.keys[1]));
  return link;
}

void PutEventRows(Data& page, const Scene& scene, const std::vector<std::size_t>& entries) {
  const std::size_t shown = std::min(entries.size(), kMostRowsListed);
  Put(page, "event_rows",
      Stream(scene.view, shown, [&scene, entries](std::size_t i) { return EventRow(scene, entries[i]); }));
  Put(page, "event_rows_more", entries.size() > shown ? std::to_string(entries.size() - shown) : "");
}

Data PartyRow(const Scene& scene, const Party& party, const std::map<std::string, std::string>& names) {
  Data row;
  Put(row, "name", NameFor(names, party.keys[0]));
  Put(row, "code", CleanLine(party.keys[0]));
  Put(row, "other_name", party.keys.size() > 1 ? NameFor(names, party.keys[1]) : "");
  std::string file;
  if (party.keys.size() > 1) {
    const auto found = scene.map.pairs.find({party.keys[0], party.keys[1]});
    if (found != scene.map.pairs.end()) file = found->second;
  } else if (const auto found = scene.map.actors.find(party.keys[0]); found != scene.map.actors.end()) {
    file = found->second;
  }
  Put(row, "href", LinkBetween(scene.here, file, ""));
  ToneCounts counts;
  for (const std::size_t at : party.entries) counts.Add(scene.timeline.entries[at]);
  PutTones(row, counts);
  PutSeen(row, scene, party.entries);
  return row;
}

void PutPartyRows(Data& page, const char* key, const Scene& scene, const std::vector<Party>& parties,
                  const std::map<std::string, std::string>& names) {
  std::vector<const Party*> order;
  for (const Party& party : parties) order.push_back(&party);
  std::stable_sort(order.begin(), order.end(),
                   [](const Party* a, const Party* b) { return a->entries.size() > b->entries.size(); });
  const std::size_t shown = std::min(order.size(), kMostListed);
  Data rows = List();
  for (std::size_t i = 0; i < shown; ++i) rows.push_back(PartyRow(scene, *order[i], names));
  Put(page, std::string("has_") + key, shown > 0);
  Put(page, key, std::move(rows));
  Put(page, std::string(key) + "_more", order.size() > shown ? std::to_string(order.size() - shown) : "");
}

}  // namespace

std::string WriteParty(Frame& frame, Scene& scene, const Party& party) {
  const std::map<std::string, std::string>& names = scene.names;
  const bool is_pair = party.keys.size() > 1;
  Data page = frame.NewPage(scene, true);
  const std::string name = NameFor(names, party.keys[0]);
  Put(page, "page_title", is_pair ? fmt::format("{} and {}", name, NameFor(names, party.keys[1])) : name);
  Put(page, "is_pair", is_pair);
  Put(page, "code", is_pair || name == CleanLine(party.keys[0]) ? "" : CleanLine(party.keys[0]));
  ToneCounts counts;
  for (const std::size_t at : party.entries) counts.Add(scene.timeline.entries[at]);
  PutTones(page, counts);
  Put(page, "events_label", Count(counts.events, "event", "events"));
  PutSeen(page, scene, party.entries);
  Put(page, "filter_href", FilterLink(scene, party));
  Data members = List();
  for (const std::string& key : party.keys) {
    const auto file = scene.map.actors.find(key);
    Data member;
    Put(member, "name", NameFor(names, key));
    Put(member, "href", file == scene.map.actors.end() ? "" : LinkBetween(scene.here, file->second, ""));
    members.push_back(member);
  }
  Put(page, "members", std::move(members));
  Put(page, "aliases", is_pair ? List() : AliasesOf(scene, party));
  Data counterparts = is_pair ? List() : CounterpartsOf(scene, party, names);
  Put(page, "has_counterparts", counterparts.is_non_empty_list());
  Put(page, "counterparts", std::move(counterparts));
  Put(page, "kinds", KindsOf(scene, party));
  const Timeline own = OnlyEntries(scene.timeline, party.entries);
  PutStrip(page, own);
  Put(page, "before_href", "");
  Put(page, "after_href", "");
  if (is_pair) {
    PutScoreLine(page, *party.series, FocusOf(own));
  } else {
    Put(page, "has_score", false);
  }
  PutEventRows(page, scene, party.entries);
  return frame.Write(scene, "actor", page);
}

std::string WriteActors(Frame& frame, Scene& scene, const std::vector<Party>& actors,
                        const std::vector<Party>& pairs) {
  Data page = frame.NewPage(scene, false);
  Put(page, "page_title", "Actors");
  PutPartyRows(page, "actors_rows", scene, actors, scene.names);
  PutPartyRows(page, "pairs_rows", scene, pairs, scene.names);
  return frame.Write(scene, "actors", page);
}

}  // namespace demarche
