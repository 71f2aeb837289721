#include "extractor/roles/other_side.h"

#include <algorithm>
#include <utility>

namespace demarche::extract {
namespace {

constexpr std::uint32_t kSentencesBack = 2;

bool IsState(const Actor& actor) {
  return actor.type == "state" && !actor.code.empty() && (actor.sector.empty() || actor.sector == "GOV");
}

/// The one other state in an event of `state`, or null: of what is refused, the one who acted.
const Actor* OtherThan(const Event& event, const Actor& state, bool refused) {
  const auto is_it = [&](const Actor& actor) { return actor.code == state.code; };
  const bool acts = std::ranges::any_of(event.sources, is_it);
  const bool suffers = std::ranges::any_of(event.targets, is_it);
  if (acts == suffers || (refused && acts)) return nullptr;
  const std::vector<Actor>& others = acts ? event.targets : event.sources;
  return others.size() == 1 && IsState(others[0]) ? &others[0] : nullptr;
}

bool LacksTarget(const Document& document, const Find& find) {
  const Event& event = find.event;
  const bool answers = event.deed.plover.event == "REJECT" || event.deed.plover.event == "SANCTION";
  const bool verb = find.clause != kNone32 && document.words[find.word].clause == find.clause &&
                    document.clauses[find.clause].finite;
  return !find.absorbed && answers && verb && event.targets.empty() && event.sources.size() == 1 &&
         IsState(event.sources[0]);
}

}  // namespace

void FaceTheOtherSide(Document& document) {
  for (std::size_t i = 1; i < document.finds.size(); ++i) {
    Find& find = document.finds[i];
    if (!LacksTarget(document, find)) continue;
    const std::uint32_t here = document.words[find.word].sentence;
    const Actor* other = nullptr;
    const bool refuses = find.event.deed.plover.event == "REJECT";
    for (std::size_t k = i; k > 0 && other == nullptr; --k) {
      const Find& before = document.finds[k - 1];
      if (document.words[before.word].sentence + kSentencesBack < here) break;
      if (!before.absorbed && before.word < find.word)
        other = OtherThan(before.event, find.event.sources[0], refuses);
    }
    if (other == nullptr) continue;
    find.event.targets = {*other};
    find.event.because.emplace_back("role:target the other side of the deed before");
    find.grounds.inferred = true;
  }
}

}  // namespace demarche::extract
