#include "extractor/roles/hearers.h"

#include "extractor/syntax/imagined.h"
#include "extractor/syntax/targets.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

bool IsOfOneLand(const Document& document, std::uint32_t a, std::uint32_t b) {
  if (a == kNone32 || b == kNone32) return false;
  const std::vector<Actor>& first = document.mentions[a].actors;
  const std::vector<Actor>& second = document.mentions[b].actors;
  return !first.empty() && !second.empty() && first[0].code == second[0].code;
}

}  // namespace

std::uint32_t DoerOfStep(const Knowledge& knowledge, const Document& document, const Find& find,
                         const Clause& clause) {
  const std::uint32_t step = document.words[clause.node].head;
  const bool described = clause.rel == Deprel::kAclRelcl || clause.rel == Deprel::kAcl;
  if (!described || !find.event.deed.quad.starts_with("verbal") || step == kNone32) return kNone32;
  const Word& noun = document.words[step];
  if (noun.rel != Deprel::kAppos || !knowledge.rules.IsOf(RareClass::kStep, noun.readings)) return kNone32;
  return noun.scope == kNone32 ? kNone32 : document.clauses[noun.scope].subject;
}

std::uint32_t HearerOf(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  if (clause.parent == kNone32 || clause.rel != Deprel::kCcomp) return kNone32;
  const Clause& saying = document.clauses[clause.parent];
  const bool tells = document.words[saying.head].Has(Grammar::kTell | Grammar::kCausative);
  if (!tells || saying.passive || saying.subject == kNone32) return kNone32;
  std::uint32_t hearer = Dependent(document, saying.node, Deprel::kIobj);
  if (hearer == kNone32) hearer = Dependent(document, saying.node, Deprel::kObj);
  const std::uint32_t told = MentionOf(document, hearer);
  const bool self = clause.subject == saying.subject || IsOfOneLand(document, clause.subject, saying.subject);
  if (told == kNone32 || !self || document.mentions[told].place || document.mentions[told].actors.empty())
    return kNone32;
  const bool land = !document.mentions[told].actors[0].code.empty() &&
                    !knowledge.rules.Unofficial(document.mentions[told].sector);
  return land && !IsOfOneLand(document, told, saying.subject) ? told : kNone32;
}

std::uint32_t RecipientOf(const Document& document, const Clause& clause) {
  const std::uint32_t above = document.words[clause.node].head;
  const bool beside = clause.gerund && (clause.rel == Deprel::kAdvcl || clause.rel == Deprel::kAcl);
  if (!beside || above == kNone32 || clause.subject == kNone32) return kNone32;
  const std::uint32_t object = Dependent(document, clause.node, Deprel::kObj);
  const bool again = object != kNone32 && document.words[object].upos == Upos::kPron;
  if (!again && clause.rel != Deprel::kAcl) return kNone32;
  for (std::uint32_t k = document.words[above].child; k != kNone32 && k < clause.first;
       k = document.words[k].sibling) {
    const std::uint32_t marker = CaseOf(document, k);
    const bool to = marker != kNone32 && document.Is(marker, "to");
    const std::uint32_t party = to ? MentionOf(document, k) : kNone32;
    if (party == kNone32 || document.mentions[party].place || document.mentions[party].actors.empty())
      continue;
    if (!document.mentions[party].actors[0].code.empty() && !IsOfOneLand(document, party, clause.subject))
      return party;
  }
  return kNone32;
}

std::uint32_t PressedBy(const Document& document, const Find& find,
                        const std::vector<std::uint32_t>& sources) {
  if (find.event.deed.plover.event != "THREATEN" || find.clause == kNone32 || sources.empty()) return kNone32;
  if (TargetFinder::Official(document.mentions[sources[0]])) return kNone32;
  for (const std::uint32_t index : document.sentence_clauses[document.words[find.word].sentence]) {
    const Clause& clause = document.clauses[index];
    const bool condition = clause.head > find.word && IsOpenedByIf(document, clause) &&
                           IsUnder(document, clause.node, document.clauses[find.clause].node);
    if (!condition || !IsOfOneLand(document, clause.subject, sources[0])) continue;
    const Mention& ruler = document.mentions[clause.subject];
    if (!ruler.pronoun && (ruler.sector == "GOV" || ruler.seat)) return clause.subject;
  }
  return kNone32;
}

}  // namespace demarche::extract
