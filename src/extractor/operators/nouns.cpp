#include "extractor/operators/nouns.h"

#include <algorithm>

#include "extractor/syntax/imagined.h"
#include "extractor/tree.h"

namespace demarche::extract {

namespace {

/// "is expected", "is due", "hopes to": of what has not come yet.
bool IsExpected(const Document& document, const Clause& clause) {
  constexpr unsigned kPresent = Feats::kFin | Feats::kPres;
  const Word& verb = document.words[clause.head];
  const Word& node = document.words[clause.node];
  const bool due = node.Has(Grammar::kPlanned) && node.upos == Upos::kAdj;
  return clause.future || due ||
         (verb.Has(Grammar::kPlanned) && (clause.passive || (verb.feats & kPresent) == kPresent));
}

/// "is expected to seek support during his visit": of a visit that is not over, nor begun.
bool IsDuringPlan(const Knowledge& knowledge, const Document& document, const Find& find) {
  const std::uint32_t marker = CaseOf(document, find.word);
  if (find.clause == kNone32 || marker == kNone32) return false;
  if (!knowledge.rules.IsOf(RareClass::kDuring, document.words[marker].readings)) return false;
  const Clause& clause = document.clauses[find.clause];
  const bool below = clause.infinitive && clause.parent != kNone32;
  return IsExpected(document, below ? document.clauses[clause.parent] : clause);
}

}  // namespace

bool IsComing(const Knowledge& knowledge, const Document& document, const Find& find) {
  if (find.event.deed.plover.event != "CONSULT") return false;
  if (find.clause != kNone32) {
    const Clause& clause = document.clauses[find.clause];
    if (clause.subject_word == find.word && clause.future) return true;
    // "expects more talks", "hoped for talks".
    const std::uint32_t marker = CaseOf(document, find.word);
    const bool hoped = document.words[find.word].rel == Deprel::kObl && marker != kNone32 &&
                       document.words[marker].Has(Grammar::kTopicPreposition);
    const bool object = document.words[find.word].rel == Deprel::kObj || hoped;
    if (object && document.words[find.word].head == clause.node &&
        document.words[clause.head].Has(Grammar::kPlanned))
      return true;
  }
  if (IsAhead(knowledge, document, find) || IsDuringPlan(knowledge, document, find)) return true;
  for (std::uint32_t k = document.words[find.word].child; k != kNone32; k = document.words[k].sibling) {
    const Word& quality = document.words[k];
    if (quality.rel == Deprel::kAmod &&
        (quality.Has(Grammar::kPlanned) || knowledge.rules.IsOf(RareClass::kMooted, quality.readings)))
      return true;
  }
  constexpr std::uint32_t kPhrase = 12;
  const std::uint32_t first = document.FirstWord(document.words[find.word].sentence);
  for (std::uint32_t i = find.word; i > first && find.word - i < kPhrase; --i) {
    const Word& word = document.words[i - 1];
    if (word.Has(Grammar::kPlanned) && word.upos == Upos::kAdj) return true;
    if (word.clause != kNone32) return false;
  }
  return false;
}

std::uint32_t MeasureOf(const Knowledge& knowledge, const Document& document, std::uint32_t noun) {
  const Word& word = document.words[noun];
  const std::uint32_t of = CaseOf(document, noun);
  const bool part = word.rel == Deprel::kNmod && word.head != kNone32 && word.head < noun && of != kNone32 &&
                    document.words[of].Has(Grammar::kGenitive);
  return part && knowledge.rules.IsOf(RareClass::kMeasure, document.words[word.head].readings) ? word.head
                                                                                               : noun;
}

bool IsReason(const Knowledge& knowledge, const Document& document, const Find& find, const Clause& clause) {
  std::uint32_t marker = CaseOf(document, MeasureOf(knowledge, document, find.word));
  if (marker == kNone32) marker = Dependent(document, find.word, Deprel::kMark);
  if (marker == kNone32 || !document.words[marker].Has(Grammar::kBackground)) return false;
  if (clause.subject == kNone32 || document.mentions[clause.subject].actors.empty()) return true;
  const std::string& code = document.mentions[clause.subject].actors[0].code;
  return std::none_of(find.event.sources.begin(), find.event.sources.end(),
                      [&](const Actor& actor) { return actor.code == code; });
}

bool IsPossessed(const Document& document, std::uint32_t noun) {
  const std::uint32_t owner = Dependent(document, noun, Deprel::kNmodPoss);
  return owner != kNone32 && MentionOf(document, owner) != kNone32;
}

bool StandsFree(const Knowledge& knowledge, const Document& document, const Find& find) {
  const Word& noun = document.words[MeasureOf(knowledge, document, find.word)];
  if (IsPossessed(document, find.word)) return true;
  if (noun.rel == Deprel::kNmod || noun.rel == Deprel::kCompound || noun.rel == Deprel::kAppos) return false;
  if (IsOfNone(document, find.word)) return false;
  const bool behind = find.clause != kNone32 && find.word > document.clauses[find.clause].head;
  if (!behind) return true;
  constexpr std::uint64_t kOpen = Grammar::kCausative | Grammar::kPlanned | Grammar::kDenied;
  return !document.words[document.clauses[find.clause].head].Has(kOpen);
}

}  // namespace demarche::extract
