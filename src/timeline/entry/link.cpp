// Relations between entries of all kinds, from what the articles' own words say of order: "after",
// "responds", "includes", "simultaneous".
#include <algorithm>

#include "timeline/entry/draft.h"
#include "timeline/entry/event_index.h"

namespace demarche::timeline {
namespace {

bool Shares(const std::vector<Actor>& these, const std::vector<Actor>& those) {
  return std::any_of(these.begin(), these.end(), [&](const Actor& it) {
    return std::any_of(those.begin(), those.end(),
                       [&](const Actor& other) { return KeyOf(it) == KeyOf(other); });
  });
}

/// One party acts on the other after it acted: "responds"; else plain "after".
const char* FollowingOf(const Entry& later, const Entry& earlier) {
  const bool answers = Shares(later.targets, earlier.sources) && !Shares(later.sources, earlier.sources);
  return answers && !earlier.reciprocal ? "responds" : "after";
}

/// "At the talks" is a part of them; "as he spoke" is at the same time.
const char* WithinOf(const Entry& whole) { return whole.reciprocal ? "includes" : "simultaneous"; }

void AddRelation(Entry& from, const char* type, const Entry& to) {
  if (from.id != to.id) from.relations.push_back({type, to.id});
}

void LinkTelling(const EventIndex& index, const Telling& telling, std::size_t self,
                 std::vector<GroupDeed>& deeds) {
  Entry& entry = deeds[self].entry;
  const auto each = [&](const std::vector<std::string>& events, const auto& link) {
    for (const std::string& event : events) {
      if (const auto other = index.Find(telling.article, event)) link(deeds[*other].entry);
    }
  };
  each(telling.after, [&](Entry& earlier) { AddRelation(entry, FollowingOf(entry, earlier), earlier); });
  each(telling.before, [&](Entry& later) { AddRelation(later, FollowingOf(later, entry), entry); });
  each(telling.part_of, [&](Entry& whole) { AddRelation(whole, WithinOf(whole), entry); });
}

}  // namespace

void LinkOrder(std::vector<GroupDeed>& deeds) {
  const EventIndex index(deeds);
  for (std::size_t i = 0; i < deeds.size(); ++i) {
    for (const Telling& telling : deeds[i].tellings) LinkTelling(index, telling, i, deeds);
  }
  const auto key = [](const Relation& it) { return std::tie(it.type, it.to); };
  for (GroupDeed& deed : deeds) {
    std::vector<Relation>& relations = deed.entry.relations;
    std::sort(relations.begin(), relations.end(),
              [&](const auto& a, const auto& b) { return key(a) < key(b); });
    const auto same = [&](const auto& a, const auto& b) { return key(a) == key(b); };
    relations.erase(std::unique(relations.begin(), relations.end(), same), relations.end());
  }
}

}  // namespace demarche::timeline
