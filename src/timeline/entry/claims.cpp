// Links between deeds of one kind: a deed and the plan it fulfils, a denial and what it denies.
#include <algorithm>
#include <map>

#include "timeline/entry/draft.h"

namespace demarche::timeline {
namespace {

constexpr int kPlanDays = 31;    // a plan for days within this width joins the deed that fulfils it
constexpr int kFulfilDays = 60;  // a plan without an end may be fulfilled for so long
constexpr int kDenialDays = 14;  // a denial comes within so many days of the deed
constexpr int kNarrowDays = 3;   // a meeting planned for so few days needs no words in common with its deed
constexpr int kLinkWords = 2;    // points of WordPoints: a quarter of the words
constexpr int kMaxTries = 64;    // deeds looked at for one plan or denial

/// Drafts of one block whose parties are the same; those without parties are left out.
using SameParties = std::vector<std::size_t>;
std::vector<SameParties> PartiesOf(const std::vector<Draft>& drafts) {
  std::map<std::vector<std::string>, SameParties> by_actors;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const std::vector<std::string>& actors = drafts[i].tellings.front()->actors;
    if (!actors.empty()) by_actors[actors].push_back(i);
  }
  std::vector<SameParties> groups;
  for (auto& [actors, group] : by_actors) groups.push_back(std::move(group));
  return groups;
}

/// The same parties on the same sides, and words in common.
bool IsAlike(const Block& block, const Draft& a, const Draft& b, int words) {
  const Mention& one = *a.tellings.front();
  const Mention& other = *b.tellings.front();
  const std::string& mode = one.event->deed.plover.mode;
  const std::string& other_mode = other.event->deed.plover.mode;
  const bool modes_meet = mode.empty() || other_mode.empty() || mode == other_mode;
  return modes_meet && CompareParties(one, other) != Parties::kOther &&
         WordPoints(block, one, other) >= words;
}

/// Deeds of the group that have a first day, by that day.
std::vector<std::size_t> DeedsByDay(const std::vector<Draft>& drafts, const SameParties& group) {
  std::vector<std::size_t> deeds;
  for (const std::size_t i : group) {
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
std::optional<std::size_t> FindFulfilment(const Block& block, const std::vector<Draft>& drafts,
                                          const std::vector<std::size_t>& deeds, const Draft& plan) {
  const When& when = plan.entry.when;
  if (!when.earliest) return std::nullopt;
  const bool narrow = when.latest && (*when.latest - *when.earliest).count() < kNarrowDays;
  const int words = narrow && plan.entry.reciprocal ? 0 : kLinkWords;
  const std::optional<Day> end = when.latest ? when.latest : Shift(*when.earliest, kFulfilDays);
  auto it = std::partition_point(deeds.begin(), deeds.end(), [&](std::size_t deed) {
    return *drafts[deed].entry.when.earliest < *when.earliest - date::days(kPlanDays);
  });
  for (int tries = 0; it != deeds.end() && tries < kMaxTries; ++it, ++tries) {
    const When& done = drafts[*it].entry.when;
    if (end && *done.earliest > *end) break;
    if (done.latest && *done.latest >= *when.earliest && IsAlike(block, drafts[*it], plan, words)) return *it;
  }
  return std::nullopt;
}

/// The last deed before the denial, close enough to be meant.
std::optional<std::size_t> FindDenied(const Block& block, const std::vector<Draft>& drafts,
                                      const std::vector<std::size_t>& deeds, const Draft& denial) {
  const When& when = denial.entry.when;
  if (!when.latest) return std::nullopt;
  auto it = std::partition_point(deeds.begin(), deeds.end(), [&](std::size_t deed) {
    return *drafts[deed].entry.when.earliest <= *when.latest;
  });
  for (int tries = 0; it != deeds.begin() && tries < kMaxTries; ++tries) {
    const Draft& deed = drafts[*--it];
    const std::optional<Day>& done = deed.entry.when.latest;
    if (!done || *done + date::days(kDenialDays) < when.earliest.value_or(*when.latest)) continue;
    if (!IsAlike(block, deed, denial, kLinkWords)) continue;
    return *it;
  }
  return std::nullopt;
}

std::string SayClaim(const Draft& draft, const char* word) {
  return std::string(word) + " (" + PublisherOf(*draft.tellings.front()) + ")";
}

void Relate(Entry& from, const char* type, const Entry& to) { from.relations.push_back({type, to.id}); }

void LinkDenial(const Block& block, const std::vector<std::size_t>& deeds, std::size_t denial,
                std::vector<Draft>& drafts) {
  const auto denied = FindDenied(block, drafts, deeds, drafts[denial]);
  if (!denied) return;
  Relate(drafts[denial].entry, "denies", drafts[*denied].entry);
  drafts[*denied].entry.disagreements.push_back(
      {"factuality", {SayClaim(drafts[*denied], "done"), SayClaim(drafts[denial], "denied")}});
}

/// Gives the deed the reports of the plan it fulfils; true when the plan is used up by that.
bool JoinPlan(const Block& block, const std::vector<std::size_t>& deeds, std::size_t plan,
              std::vector<Draft>& drafts) {
  const auto deed = FindFulfilment(block, drafts, deeds, drafts[plan]);
  if (!deed) return false;
  const When& when = drafts[plan].entry.when;
  if (when.latest && (*when.latest - *when.earliest).count() < kPlanDays) {
    Draft& done = drafts[*deed];
    const auto& tellings = drafts[plan].tellings;
    done.tellings.insert(done.tellings.end(), tellings.begin(), tellings.end());
    return true;
  }
  Relate(drafts[*deed].entry, "fulfils", drafts[plan].entry);
  return false;
}

}  // namespace

void LinkClaims(const Block& block, std::vector<Draft>& drafts) {
  std::vector<bool> joined(drafts.size());
  for (const SameParties& group : PartiesOf(drafts)) {
    const std::vector<std::size_t> deeds = DeedsByDay(drafts, group);
    for (const std::size_t i : group) {
      if (drafts[i].claim == Claim::kDenied) LinkDenial(block, deeds, i, drafts);
      if (drafts[i].claim == Claim::kPlanned) joined[i] = JoinPlan(block, deeds, i, drafts);
    }
  }
  std::vector<Draft> kept;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (!joined[i]) kept.push_back(std::move(drafts[i]));
  }
  drafts = std::move(kept);
}

}  // namespace demarche::timeline
