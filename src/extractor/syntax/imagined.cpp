#include "extractor/syntax/imagined.h"

#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// Of one named land: whose "the analysts" are, is a guess.
bool SharesLand(const Document& document, std::uint32_t a, std::uint32_t b) {
  if (a == kNone32 || b == kNone32) return false;
  if (a == b) return true;
  if (document.mentions[a].definite || document.mentions[b].definite) return false;
  const std::vector<Actor>& left = document.mentions[a].actors;
  const std::vector<Actor>& right = document.mentions[b].actors;
  return !left.empty() && !right.empty() && left[0].code == right[0].code;
}

}  // namespace

bool IsFiction(const Document& document, std::uint32_t index) {
  for (int depth = 0; depth < 6 && index != kNone32; ++depth) {
    const Clause& clause = document.clauses[index];
    if (clause.subject_word != kNone32 && document.words[clause.subject_word].Has(Grammar::kFiction))
      return true;
    for (std::uint32_t k = document.words[clause.node].child; k != kNone32 && k < clause.head;
         k = document.words[k].sibling) {
      if (document.words[k].rel == Deprel::kObl && document.words[k].Has(Grammar::kFiction)) return true;
    }
    index = clause.coordinate != kNone32 ? clause.coordinate : clause.parent;
  }
  return false;
}

bool IsUnheard(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  const Word& node = document.words[clause.node];
  if (clause.gerund && node.rel == Deprel::kAcl && node.head != kNone32)
    return knowledge.rules.IsOf(RareClass::kOutlook, document.words[node.head].readings);
  if (!clause.finite) return false;
  std::uint32_t at = clause.node;
  for (int step = 0; step < 3 && at != kNone32; ++step) {
    const Deprel rel = document.words[at].rel;
    const bool told = rel == Deprel::kCcomp || rel == Deprel::kAcl;
    const std::uint32_t ruler = document.words[at].head;
    if (ruler == kNone32 || (!told && rel != Deprel::kAclRelcl)) return false;
    if (knowledge.rules.IsOf(RareClass::kOutlook, document.words[ruler].readings)) return true;
    if (!told) return false;
    at = ruler;
    if (document.words[at].upos != Upos::kNoun) continue;
    const std::uint32_t determiner = Dependent(document, at, Deprel::kDet);
    return determiner != kNone32 && document.words[determiner].Has(Grammar::kNone) &&
           !document.words[at].Has(Grammar::kDenied);
  }
  return false;
}

bool IsForeseen(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  if (!clause.future && !clause.infinitive && !clause.gerund)
    return false;  // "believes that Iran has attacked"
  const Clause* at = &clause;
  for (int depth = 0; depth < 3 && at->parent != kNone32; ++depth) {
    const Clause& parent = document.clauses[at->parent];
    const bool content = at->reported || at->rel == Deprel::kCcomp || at->infinitive;
    if (content && !parent.passive && at->subject != kNone32) {
      const bool foresees =
          knowledge.rules.IsOf(RareClass::kForeseen, document.words[parent.head].readings) ||
          knowledge.rules.IsOf(RareClass::kForeseen, document.words[parent.node].readings);
      if (foresees) return !SharesLand(document, parent.subject, at->subject);
    }
    if (parent.subject != at->subject) return false;
    at = &parent;
  }
  return false;
}

}  // namespace demarche::extract
