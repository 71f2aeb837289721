// One entry from the tellings of one deed: the best telling speaks, the others fill what it leaves open.
#include <algorithm>

#include "base/digest.h"
#include "timeline/entry/draft.h"

namespace demarche::timeline {
namespace {

constexpr std::size_t kIdDigits = 16;

/// The id of an entry whose smallest telling is `telling`.
std::string IdOf(const Mention& telling) {
  return "e-" + Sha256Hex(telling.event->deed.kind + '|' + telling.event->id).substr(0, kIdDigits);
}

std::string IdOf(const std::vector<const Mention*>& tellings) {
  return IdOf(**std::min_element(tellings.begin(), tellings.end(),
                                 [](const auto* a, const auto* b) { return a->event->id < b->event->id; }));
}

/// Asserted when one article asserts it; else as the best telling has it.
Factuality MergeFactuality(const std::vector<const Mention*>& tellings) {
  const bool asserted = std::any_of(tellings.begin(), tellings.end(), [](const Mention* it) {
    return it->event->factuality == Factuality::kAsserted;
  });
  return asserted ? Factuality::kAsserted : tellings.front()->event->factuality;
}

}  // namespace

Draft MakeDraft(const Block& block, const Cluster& cluster) {
  Draft draft;
  for (const std::uint32_t i : cluster) draft.tellings.push_back(&block.mentions[i]);
  const Mention& best = *draft.tellings.front();
  draft.claim = best.claim;
  Entry& entry = draft.entry;
  entry.id = IdOf(draft.tellings);
  entry.deed = best.event->deed;
  entry.sources = best.event->sources;
  entry.targets = best.event->targets;
  entry.reciprocal = best.event->reciprocal;
  entry.factuality = MergeFactuality(draft.tellings);
  if (entry.factuality != Factuality::kAsserted) entry.attribution = best.event->attribution.name;
  entry.confidence = best.event->confidence;
  for (const Mention* telling : draft.tellings) {
    if (!entry.place) entry.place = telling->event->place;
    if (entry.reciprocal || telling->event->reciprocal) continue;
    if (entry.sources.empty()) entry.sources = telling->event->sources;
    if (entry.targets.empty()) entry.targets = telling->event->targets;
  }
  entry.when = MergeWhen(draft.tellings, entry.disagreements);
  FindDisagreements(draft.tellings, entry.disagreements);
  return draft;
}

std::vector<std::string> EarlierIds(const Draft& draft) {
  std::vector<std::string> ids;
  for (const Mention* telling : draft.tellings) ids.push_back(IdOf(*telling));
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::erase(ids, draft.entry.id);
  return ids;
}

bool IsUndated(const Entry& entry) {
  const When& when = entry.when;
  return !when.earliest && !when.latest && when.edtf.empty() && when.after.empty() && when.before.empty();
}

}  // namespace demarche::timeline
