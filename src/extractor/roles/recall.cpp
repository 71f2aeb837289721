#include "extractor/roles/recall.h"

#include "extractor/reference/binding.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// "the | XLO board | meeting", but "the | London | meeting": whether a body is named right before the
/// noun.
bool IsOfBody(const Document& document, std::uint32_t first, std::uint32_t noun) {
  for (std::uint32_t i = first; i < noun; ++i) {
    const Word& word = document.words[i];
    if (word.name != kNone32 && document.analysis->names[word.name].type == NameType::kOrganisation)
      return true;
    if (word.mention == kNone32) continue;
    const Mention& whose = document.mentions[word.mention];
    if (!whose.actors.empty() && !whose.seat) return true;
  }
  return false;
}

/// "The bombings, on Aug. 7, killed fifty": another deed than the one that was just told without that day.
bool HasOwnDay(const Document& document, std::uint32_t noun) {
  for (std::uint32_t k = document.words[noun].child; k != kNone32; k = document.words[k].sibling) {
    if (k > noun && document.words[k].timex != kNone32) return true;
  }
  return false;
}

}  // namespace

void RecallParties(const Document& document, Find& find) {
  const std::uint32_t determiner = Dependent(document, find.word, Deprel::kDet);
  if (determiner == kNone32 || !document.words[determiner].Has(Grammar::kQuantity)) return;
  if (IsOfBody(document, determiner + 1, find.word) || HasOwnDay(document, find.word)) return;
  for (const Find* other = &find; other != document.finds.data(); --other) {
    const Event& earlier = (other - 1)->event;
    if ((other - 1)->word + kRecallReach < find.word) return;
    if ((other - 1)->word > find.word) continue;
    // "agreed to stop. The talks began on Monday."
    const bool both =
        earlier.reciprocal && earlier.sources.size() > 1 && find.event.deed.plover.event == "CONSULT";
    const bool alike = earlier.deed.plover.event == find.event.deed.plover.event;
    if ((!alike && !both) || earlier.sources.empty()) continue;
    find.event.sources = earlier.sources;
    find.event.targets = earlier.targets;
    find.event.because.emplace_back("reference:parties told before");
    find.grounds.inferred = true;
    return;
  }
}

}  // namespace demarche::extract
