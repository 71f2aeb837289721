#include "extractor/roles/watched.h"

#include <algorithm>

#include "extractor/tree.h"

namespace demarche::extract {

std::uint32_t WatchedForces(const Document& document, const TargetFinder& finder, const Find& find,
                            std::span<const std::uint32_t> sources) {
  const auto known = [&](std::uint32_t source) {
    const std::vector<Actor>& actors = document.mentions[source].actors;
    return !actors.empty() && !actors[0].code.empty();
  };
  if (sources.empty() || !std::ranges::all_of(sources, known)) return kNone32;
  const auto distance = [&](const Mention& mention) {
    return mention.first > find.word ? mention.first - find.word : find.word - mention.first;
  };
  std::uint32_t nearest = kNone32;
  for (const std::uint32_t index : document.sentence_mentions[document.words[find.word].sentence]) {
    const Mention& mention = document.mentions[index];
    const bool forces = mention.sector == "MIL" || mention.sector == "REB" || mention.modifier;
    const bool named = mention.actors.size() == 1 && !mention.actors[0].code.empty() && !mention.pronoun &&
                       !mention.place && !mention.definite;
    // "escorted by German destroyers"
    const bool agent = document.words[NounOf(document, mention.head)].rel == Deprel::kOblAgent;
    if (!forces || !named || agent || finder.IsReporter(find, index)) continue;
    if (std::ranges::any_of(sources, [&](std::uint32_t source) { return finder.SameCode(index, source); }))
      continue;
    if (nearest == kNone32 || distance(mention) < distance(document.mentions[nearest])) nearest = index;
  }
  return nearest;
}

}  // namespace demarche::extract
