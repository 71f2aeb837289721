#include "extractor/operators/foreground.h"

#include <algorithm>

#include "extractor/operators/verdict.h"

namespace demarche::extract {
namespace {

/// "after the army lifted the curfew", not "after it had lifted it", "because Chad subsidises them"; nor
/// "The move came after Chad expelled an envoy", which another sentence tells of.
bool TellsNews(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  constexpr unsigned kPast = Feats::kFin | Feats::kPast;
  const bool past = (document.words[clause.first].feats & kPast) == kPast;
  if (!past || clause.perfect || !TellsOccasion(knowledge.rules, document, clause)) return false;
  const std::uint32_t what =
      clause.parent == kNone32 ? kNone32 : document.clauses[clause.parent].subject_word;
  return what == kNone32 || !knowledge.rules.IsOf(RareClass::kStep, document.words[what].readings);
}

}  // namespace

bool TellsOccasion(const Rulebook& rules, const Document& document, const Clause& clause) {
  if (!clause.background || clause.opener == kNone32) return false;
  const std::span<const Reading> opener = document.words[clause.opener].readings;
  return rules.IsOf(RareClass::kAfter, opener) || rules.IsOf(RareClass::kBecause, opener);
}

bool IsNewsOfLate(const Document& document, const Clause& clause) {
  constexpr int kOfLate = 35;  // days
  const std::optional<Day>& report = document.article->document_time;
  const bool beside = clause.rel == Deprel::kAclRelcl || clause.rel == Deprel::kAdvcl;
  const bool opened = clause.gerund && clause.opener != kNone32;  // "after meeting the king on Friday"
  if (!report || !beside || (!clause.finite && !opened)) return false;
  // "rumours that they had attacked on Friday"
  const std::uint32_t above = document.words[clause.node].head;
  if (above != kNone32 && document.words[above].upos == Upos::kNoun &&
      document.words[above].Has(Grammar::kReport))
    return false;
  const auto own = static_cast<std::uint32_t>(&clause - document.clauses.data());
  for (std::uint32_t i = clause.head; i < clause.end; ++i) {
    if (document.words[i].timex == kNone32 || document.words[i].scope != own) continue;
    const Timex& timex = document.extraction->timexes[document.words[i].timex];
    return timex.earliest && timex.latest && *timex.latest <= *report &&
           (*report - *timex.earliest).count() <= kOfLate;
  }
  return false;
}

void BringForward(const Knowledge& knowledge, Document& document, std::uint32_t sentence) {
  const std::span<Find> finds = document.FindsOf(sentence);
  const bool told = std::ranges::any_of(finds, [](const Find& find) {
    return !find.absorbed && find.event.factuality != Factuality::kHistorical;
  });
  if (told) return;
  for (Find& find : finds) {
    if (find.absorbed || find.clause == kNone32) continue;
    if (!TellsNews(knowledge, document, document.clauses[find.clause])) continue;
    const bool by_somebody = !find.event.attribution.name.empty();
    SetFactuality(find.event, by_somebody ? Factuality::kReported : Factuality::kAsserted,
                  "foreground:the only deed told");
  }
}

}  // namespace demarche::extract
