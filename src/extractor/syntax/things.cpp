#include "extractor/syntax/things.h"

#include <algorithm>

#include "extractor/syntax/saying.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// What no one does: prices, a harvest; but "Bill" is no bill.
bool IsThing(const Word& word) { return word.Has(Grammar::kIdle) && word.upos != Upos::kPropn; }

/// "has suspended exports because of an epidemic".
bool IsForThings(const Knowledge& knowledge, const Document& document, const Find& find,
                 const Clause& clause) {
  const std::vector<Word>& words = document.words;
  if (find.event.deed.quad != "material conflict" || !words[clause.head].Has(Grammar::kCeased)) return false;
  for (std::uint32_t k = words[clause.node].child; k != kNone32; k = words[k].sibling) {
    const std::uint32_t marker = words[k].rel == Deprel::kObl ? CaseOf(document, k) : kNone32;
    if (marker != kNone32 && knowledge.rules.IsOf(RareClass::kBecause, words[marker].readings) &&
        IsThing(words[k]))
      return true;
  }
  return false;
}

/// "warned that the harvest will be poor": of what no one does, and no one is warned.
bool WarnsOfThings(const Document& document, const Find& find, const Clause& clause) {
  const std::uint32_t content = Dependent(document, clause.node, Deprel::kCcomp);
  if (find.event.deed.kind != "warning" || !find.event.targets.empty() || content == kNone32) return false;
  const std::uint32_t scope = document.words[content].clause;
  const std::uint32_t thing =
      scope == kNone32 ? Dependent(document, content, Deprel::kNsubj) : document.clauses[scope].subject_word;
  return thing != kNone32 && IsThing(document.words[thing]);
}

/// "were killed when a plane flew over the town and crashed": nobody did it.
bool IsMishap(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  const std::vector<Word>& words = document.words;
  for (std::uint32_t k = words[clause.node].child; k != kNone32; k = words[k].sibling) {
    if (words[k].rel != Deprel::kAdvcl) continue;
    for (std::uint32_t verb = k; verb != kNone32; verb = Dependent(document, verb, Deprel::kConj)) {
      if (knowledge.rules.IsOf(RareClass::kMishap, words[verb].readings)) return true;
    }
  }
  return false;
}

/// "defended its sales": who speaks for what it does itself, supports nobody.
bool IsOwnDoing(const Knowledge& knowledge, const Document& document, const Find& find,
                const Clause& clause) {
  const std::uint32_t thing = Dependent(document, clause.node, Deprel::kObj);
  if (find.event.deed.plover.event != "SUPPORT" || find.event.sources.empty() || thing == kNone32)
    return false;
  const std::uint32_t owner = Dependent(document, thing, Deprel::kNmodPoss);
  const bool told = std::ranges::find(find.matched, thing) != find.matched.end();  // "gave its support"
  if (owner == kNone32 || told || document.words[thing].mention != kNone32) return false;
  const std::uint32_t mention = document.words[owner].mention;
  return mention != kNone32 && document.mentions[mention].pronoun &&
         IsOwnVoice(knowledge, document, find.event, mention);
}

}  // namespace

bool IsForcedByThings(const Document& document, const Find& find, const Clause& parent) {
  return parent.passive && document.words[parent.head].Has(Grammar::kForced) &&
         find.event.deed.quad == "material conflict" && find.event.targets.empty() &&
         Dependent(document, parent.node, Deprel::kOblAgent) == kNone32;
}

bool HasOtherSide(const Knowledge& knowledge, const Document& document, const Find& find) {
  const Clause& clause = document.clauses[find.clause];
  if (find.event.sources.empty() && IsMishap(knowledge, document, clause)) return false;
  return !IsForThings(knowledge, document, find, clause) && !WarnsOfThings(document, find, clause) &&
         !IsOwnDoing(knowledge, document, find, clause);
}

}  // namespace demarche::extract
