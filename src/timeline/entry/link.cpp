// Links between entries: a deed and the plan it fulfils, a denial and what it denies, and what the
// articles' own words say of order.
#include <algorithm>
#include <map>
#include <string_view>

#include "timeline/entry/draft.h"

namespace demarche::timeline {
namespace {

constexpr int kPlanDays = 31;    // a plan for days within this width joins the deed that fulfils it
constexpr int kFulfilDays = 60;  // a plan without an end may be fulfilled for so long
constexpr int kDenialDays = 14;  // a denial comes within so many days of the deed
constexpr int kMaxTries = 64;    // deeds looked at for one plan or denial

bool IsOneWayOf(const Draft& a, const Draft& b) {
  return a.entry.reciprocal || b.entry.reciprocal ||
         a.tellings.front()->sources == b.tellings.front()->sources;
}

/// Deeds of the block that have a first day, by that day.
std::vector<std::size_t> DeedsByDay(const std::vector<Draft>& drafts) {
  std::vector<std::size_t> deeds;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].claim == Claim::kDone && drafts[i].entry.when.earliest) deeds.push_back(i);
  }
  std::sort(deeds.begin(), deeds.end(), [&](std::size_t a, std::size_t b) {
    const Entry& first = drafts[a].entry;
    const Entry& second = drafts[b].entry;
    return std::tie(*first.when.earliest, first.id) < std::tie(*second.when.earliest, second.id);
  });
  return deeds;
}

/// The first deed that lies in the days of a plan; nothing when the plan has no first day.
std::optional<std::size_t> FindFulfilment(const std::vector<Draft>& drafts,
                                          const std::vector<std::size_t>& deeds, const Draft& plan) {
  const When& when = plan.entry.when;
  if (!when.earliest) return std::nullopt;
  const std::optional<Day> end = when.latest ? when.latest : Shift(*when.earliest, kFulfilDays);
  auto it = std::partition_point(deeds.begin(), deeds.end(), [&](std::size_t deed) {
    return *drafts[deed].entry.when.earliest < *when.earliest - date::days(kPlanDays);
  });
  for (int tries = 0; it != deeds.end() && tries < kMaxTries; ++it, ++tries) {
    const When& done = drafts[*it].entry.when;
    if (end && *done.earliest > *end) break;
    if (done.latest && *done.latest >= *when.earliest && IsOneWayOf(drafts[*it], plan)) return *it;
  }
  return std::nullopt;
}

/// The last deed before the denial, close enough to be meant.
std::optional<std::size_t> FindDenied(const std::vector<Draft>& drafts, const std::vector<std::size_t>& deeds,
                                      const Draft& denial) {
  const When& when = denial.entry.when;
  if (!when.latest) return std::nullopt;
  auto it = std::partition_point(deeds.begin(), deeds.end(), [&](std::size_t deed) {
    return *drafts[deed].entry.when.earliest <= *when.latest;
  });
  for (int tries = 0; it != deeds.begin() && tries < kMaxTries; ++tries) {
    const Draft& deed = drafts[*--it];
    if (!deed.entry.when.latest || !IsOneWayOf(deed, denial)) continue;
    if (when.earliest && *deed.entry.when.latest + date::days(kDenialDays) < *when.earliest) continue;
    return *it;
  }
  return std::nullopt;
}

std::string SayClaim(const Draft& draft, const char* word) {
  return std::string(word) + " (" + PublisherOf(*draft.tellings.front()) + ")";
}

/// Deeds by what an article calls them.
class EventIndex {
 public:
  explicit EventIndex(const std::vector<Draft>& drafts) {
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      for (const Mention* telling : drafts[i].tellings) {
        index_.emplace(
            std::pair<std::string_view, std::string_view>(telling->article().id, telling->event->id), i);
      }
    }
  }
  [[nodiscard]] std::optional<std::size_t> Find(const Mention& teller, std::string_view event) const {
    const auto it = index_.find({teller.article().id, event});
    return it == index_.end() ? std::nullopt : std::optional(it->second);
  }

 private:
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> index_;
};

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

void AddRelation(Entry& from, const char* type, const Entry& to) {
  if (from.id != to.id) from.relations.push_back({type, to.id});
}

void LinkTelling(const EventIndex& index, const Mention& telling, std::size_t self,
                 std::vector<Draft>& drafts) {
  Entry& entry = drafts[self].entry;
  for (const std::string& id : telling.event->when.after) {
    const auto earlier = index.Find(telling, id);
    if (earlier) AddRelation(entry, FollowingOf(entry, drafts[*earlier].entry), drafts[*earlier].entry);
  }
  for (const std::string& id : telling.event->when.before) {
    const auto later = index.Find(telling, id);
    if (later) AddRelation(drafts[*later].entry, FollowingOf(drafts[*later].entry, entry), entry);
  }
  for (const Anchor& anchor : telling.event->anchors) {
    if (anchor.relation != TimeRelation::kWithin || anchor.event >= telling.extraction->events.size())
      continue;
    const auto whole = index.Find(telling, telling.extraction->events[anchor.event].id);
    if (whole) AddRelation(drafts[*whole].entry, "includes", entry);
  }
}

}  // namespace

void LinkClaims(std::vector<Draft>& drafts) {
  const std::vector<std::size_t> deeds = DeedsByDay(drafts);
  std::vector<bool> joined(drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Draft& draft = drafts[i];
    if (draft.claim == Claim::kDenied) {
      const auto denied = FindDenied(drafts, deeds, draft);
      if (!denied) continue;
      AddRelation(draft.entry, "denies", drafts[*denied].entry);
      drafts[*denied].entry.disagreements.push_back(
          {"factuality", {SayClaim(drafts[*denied], "done"), SayClaim(draft, "denied")}});
    }
    if (draft.claim != Claim::kPlanned) continue;
    const auto deed = FindFulfilment(drafts, deeds, draft);
    if (!deed) continue;
    const When& when = draft.entry.when;
    if (when.latest && (*when.latest - *when.earliest).count() < kPlanDays) {
      Draft& done = drafts[*deed];
      done.tellings.insert(done.tellings.end(), draft.tellings.begin(), draft.tellings.end());
      joined[i] = true;
    } else {
      AddRelation(drafts[*deed].entry, "fulfils", draft.entry);
    }
  }
  std::vector<Draft> kept;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (!joined[i]) kept.push_back(std::move(drafts[i]));
  }
  drafts = std::move(kept);
}

void LinkOrder(std::vector<Draft>& drafts) {
  const EventIndex index(drafts);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    for (const Mention* telling : drafts[i].tellings) LinkTelling(index, *telling, i, drafts);
  }
  const auto key = [](const Relation& it) { return std::tie(it.type, it.to); };
  for (Draft& draft : drafts) {
    std::vector<Relation>& relations = draft.entry.relations;
    std::sort(relations.begin(), relations.end(),
              [&](const auto& a, const auto& b) { return key(a) < key(b); });
    const auto same = [&](const auto& a, const auto& b) { return key(a) == key(b); };
    relations.erase(std::unique(relations.begin(), relations.end(), same), relations.end());
  }
}

}  // namespace demarche::timeline
