#include "extractor/operators/foreground.h"

#include <algorithm>

namespace demarche::extract {

bool TellsOccasion(const Rulebook& rules, const Document& document, const Clause& clause) {
  if (!clause.background || clause.opener == kNone32) return false;
  const std::span<const Reading> opener = document.words[clause.opener].readings;
  return rules.IsOf(RareClass::kAfter, opener) || rules.IsOf(RareClass::kBecause, opener);
}

namespace {

/// "a day after Libya bombed a village", "hours after it had recalled its envoy": days at most before the
/// news, and counted from it.
bool IsCountedBack(const Document& document, const Clause& clause) {
  if (clause.opener == 0 || document.words[clause.opener - 1].timex == kNone32) return false;
  const Timex& timex = document.extraction->timexes[document.words[clause.opener - 1].timex];
  return timex.type == TimexType::kDuration && (timex.value.starts_with("PT") || timex.value.ends_with("D"));
}

}  // namespace

bool TellsWhatLedToIt(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  constexpr unsigned kPast = Feats::kFin | Feats::kPast;
  if (clause.parent == kNone32 || !TellsOccasion(knowledge.rules, document, clause)) return false;
  const Clause& main = document.clauses[clause.parent];
  const std::uint32_t what = main.subject_word;
  if (what != kNone32 && knowledge.rules.IsOf(RareClass::kStep, document.words[what].readings)) return false;
  if (IsCountedBack(document, clause)) return true;
  if (clause.perfect) return false;
  const bool past = (document.words[clause.first].feats & kPast) == kPast;
  const bool beside = clause.gerund && (document.words[main.first].feats & kPast) == kPast && !main.perfect;
  if (!past && !beside) return false;
  const auto own = static_cast<std::uint32_t>(&clause - document.clauses.data());
  for (std::uint32_t i = clause.begin; i < clause.end; ++i) {
    const Word& word = document.words[i];
    if (word.timex != kNone32 && word.scope == own && document.extraction->timexes[word.timex].latest)
      return false;
  }
  return true;
}

bool IsSaidThereby(const Rulebook& rules, const Document& document, const Event& event, const Clause& clause,
                   const Clause& above) {
  constexpr unsigned kPast = Feats::kFin | Feats::kPast;
  const Deed& deed = event.deed;
  const bool words = deed.quad.starts_with("verbal") && deed.plover.event != "CONSULT" &&
                     deed.plover.event != "AGREE" && deed.plover.event != "COOPERATE";
  const bool done = above.finite && !above.negated && !above.future && !above.conditional && !above.passive &&
                    (above.perfect || (document.words[above.first].feats & kPast) == kPast);
  if (!words || !done || !clause.infinitive || clause.head < above.head) return false;
  if (rules.IsOf(RareClass::kAddressing, document.words[above.head].readings)) return true;
  for (std::uint32_t i = above.head + 1; i < clause.first; ++i) {
    if (document.words[i].head == above.node && rules.IsOf(RareClass::kMedium, document.words[i].readings))
      return true;
  }
  return false;
}

namespace {

/// "Marsudi, who held talks with the general, said": behind a comma, in the tense of the story.
bool GoesOn(const Document& document, const Clause& clause) {
  constexpr unsigned kPast = Feats::kFin | Feats::kPast;
  if (clause.rel != Deprel::kAclRelcl || clause.opener == kNone32 || clause.opener == 0 || clause.perfect ||
      clause.parent == kNone32 || !document.Is(clause.opener, "who") || !document.Is(clause.opener - 1, ","))
    return false;
  const auto past = [&](const Clause& each) { return (document.words[each.first].feats & kPast) == kPast; };
  const Clause& main = document.clauses[clause.parent];
  return past(clause) && past(main) && !main.perfect;
}

}  // namespace

bool IsAssembly(const Rulebook& rules, const Document& document, const Clause& clause) {
  return clause.rel == Deprel::kAcl && clause.gerund &&
         rules.IsOf(RareClass::kAssembling, document.words[clause.head].readings);
}

bool IsUnderWay(const Document& document, const Clause& clause) {
  constexpr unsigned kPast = Feats::kFin | Feats::kPast;
  if (clause.rel != Deprel::kAclRelcl || !clause.finite || clause.perfect || clause.passive ||
      clause.parent == kNone32)
    return false;
  const Clause& main = document.clauses[clause.parent];
  if (clause.subject_word == kNone32 || !document.words[clause.subject_word].Has(Grammar::kRelative))
    return false;
  const bool goes_on = (document.words[clause.head].forms() & Form::kIng) != 0;
  const auto past = [&](const Clause& each) { return (document.words[each.first].feats & kPast) == kPast; };
  return goes_on && past(clause) && past(main) && !main.perfect;
}

bool IsNewsOfLate(const Document& document, const Clause& clause) {
  // "who recalled his envoy on Sunday and | sent troops"
  const bool goes_on = clause.finite && clause.coordinate != kNone32;
  if (goes_on && IsNewsOfLate(document, document.clauses[clause.coordinate])) return true;
  constexpr int kOfLate = 35;  // days
  constexpr int kMonth = 31;
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
  const std::uint32_t begin = clause.opener == kNone32 ? clause.head : std::min(clause.opener, clause.head);
  for (std::uint32_t i = begin; i < clause.end; ++i) {
    if (document.words[i].timex == kNone32 || document.words[i].scope != own) continue;
    const Timex& timex = document.extraction->timexes[document.words[i].timex];
    if (timex.type == TimexType::kDuration) continue;  // "ended a nine-day visit | yesterday"
    return timex.earliest && timex.latest && *timex.latest <= *report &&
           (*report - *timex.latest).count() <= kOfLate &&
           (*timex.latest - *timex.earliest).count() <= kMonth;
  }
  return GoesOn(document, clause);
}

}  // namespace demarche::extract
