#include "extractor/operators/ahead.h"

#include <algorithm>

#include "extractor/operators/verdict.h"
#include "extractor/reference/binding.h"
#include "extractor/roles/telling.h"
#include "extractor/syntax/parties.h"
#include "extractor/syntax/saying.h"
#include "extractor/tree.h"

namespace demarche::extract {

bool IsPlanFor(const Knowledge& knowledge, const Document& document, const Find& find, const Clause& clause) {
  const std::uint32_t plan = Dependent(document, clause.node, Deprel::kObj);
  if (plan == kNone32 || plan < clause.head || document.words[plan].upos != Upos::kNoun) return false;
  return knowledge.rules.IsOf(RareClass::kComing, document.words[plan].readings) &&
         document.words[plan + 1].Has(Grammar::kTopicPreposition) &&
         std::ranges::find(find.matched, plan) == find.matched.end() &&
         std::ranges::any_of(find.matched, [&](std::uint32_t word) { return word > plan + 1; });
}

bool IsCalledFor(const Document& document, const Find& find, const Clause& clause) {
  const std::optional<Day>& report = document.article->document_time;
  const std::string& event = find.event.deed.plover.event;
  if (!report || (event != "PROTEST" && event != "CONSULT")) return false;
  for (std::uint32_t i = clause.head + 1; i < clause.end; ++i) {
    const Word& word = document.words[i];
    const std::uint32_t marker = CaseOf(document, i);
    const bool on = marker == kNone32 || document.words[marker].Has(Grammar::kTopicPreposition);
    if (word.timex == kNone32 || word.rel == Deprel::kAmod || !on) continue;
    const bool near =
        word.head == clause.node || std::ranges::find(find.matched, word.head) != find.matched.end();
    const Timex& timex = document.extraction->timexes[word.timex];
    if (near && timex.earliest && *timex.earliest > *report) return true;
  }
  return false;
}

bool IsOnTheWay(const Document& document, const Find& find, bool dated) {
  const std::uint32_t owner = Dependent(document, find.word, Deprel::kNmodPoss);
  if (dated || find.event.deed.plover.event != "CONSULT" || find.event.sources.empty() || owner == kNone32 ||
      !document.words[owner].Has(Grammar::kPossessive))
    return false;
  const std::uint32_t sentence = document.words[find.word].sentence;
  return std::ranges::any_of(document.FindsOf(sentence), [&](const Find& other) {
    return other.word < find.word && !other.absorbed && other.event.deed.plover.event == "CONSULT" &&
           other.event.factuality == Factuality::kPlanned && !other.event.sources.empty() &&
           other.event.sources[0].code == find.event.sources[0].code;
  });
}

void Postpone(const Knowledge& knowledge, const Document& document, Find& find, const Clause& clause) {
  Event& event = find.event;
  const bool told = event.factuality == Factuality::kAsserted || event.factuality == Factuality::kReported;
  if (!told || clause.rel != Deprel::kCcomp || clause.parent == kNone32) return;
  if (!event.deed.quad.starts_with("verbal")) return;
  const Clause& saying = document.clauses[clause.parent];
  const bool ahead = saying.infinitive && saying.parent != kNone32 &&
                     document.words[document.clauses[saying.parent].head].Has(Grammar::kPlanned);
  if ((ahead || saying.future) && document.words[saying.head].Has(Grammar::kReport) &&
      IsOwnVoice(knowledge, document, event, saying.subject))
    SetFactuality(event, Factuality::kPlanned, "operator:yet to be said");
}

bool IsHoped(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  if ((!clause.infinitive && !clause.gerund) || clause.parent == kNone32) return false;
  const Clause& parent = document.clauses[clause.parent];
  return !parent.passive && knowledge.rules.IsOf(RareClass::kHoped, document.words[parent.head].readings);
}

bool ThreatenUnless(const Knowledge& knowledge, const Document& document, Find& find) {
  Event& event = find.event;
  const std::string kind = knowledge.rules.KindWhen(KindChange::kUltimatum, event.deed.kind);
  if (kind.empty() || !knowledge.rules.HasKind(kind) || event.sources.empty()) return false;
  for (const std::uint32_t index : document.sentence_clauses[document.words[find.word].sentence]) {
    const Clause& unless = document.clauses[index];
    const bool stands = unless.parent == find.clause && unless.opener != kNone32 &&
                        knowledge.rules.IsOf(RareClass::kUnless, document.words[unless.opener].readings);
    if (!stands) continue;
    find.ultimatum = true;
    event.because.push_back("operator:unless, planned " + event.deed.kind + " is " + kind);
    event.deed = knowledge.rules.DeedOf(kind, "");
    std::vector<Actor> heard;
    if (unless.subject != kNone32) AddActors(document, FirstOfGroup(document, unless.subject), heard);
    std::erase_if(heard, [](const Actor& actor) { return actor.code.empty(); });
    // "unless it leaves": of whom the deed tells already.
    const bool own = std::ranges::all_of(
        heard, [&](const Actor& actor) { return actor.code == event.sources.front().code; });
    if (heard.empty() || (own && !event.targets.empty())) return true;
    event.targets = std::move(heard);
    event.because.push_back(document.mentions[unless.subject].rule);
    event.because.emplace_back("role:target who shall act");
    return true;
  }
  return false;
}

bool MayDo(const Knowledge& knowledge, const Document& document, const Find& find) {
  const Event& event = find.event;
  const Clause& clause = document.clauses[find.clause];
  const std::string kind = knowledge.rules.KindWhen(KindChange::kPlanned, event.deed.kind);
  const bool threat = !kind.empty() && knowledge.rules.HasKind(kind) &&
                      knowledge.rules.DeedOf(kind, "").plover.event == "THREATEN";
  if (!threat || !clause.reported || clause.parent == kNone32 || clause.passive || clause.perfect ||
      clause.negated || event.targets.empty() || event.targets[0].code.empty())
    return false;
  const std::uint32_t modal = Dependent(document, clause.node, Deprel::kAux);
  if (modal == kNone32 || !knowledge.rules.IsOf(RareClass::kMayBe, document.words[modal].readings))
    return false;
  const Clause& saying = document.clauses[clause.parent];
  if (saying.negated || saying.future || saying.conditional || saying.subject == kNone32 ||
      clause.subject == kNone32)
    return false;
  const Mention& speaker = document.mentions[saying.subject];
  const Mention& doer = document.mentions[clause.subject];
  return !knowledge.rules.Unofficial(speaker.sector) && IsOfOneState(speaker) && IsOfOneState(doer) &&
         speaker.actors[0].code == doer.actors[0].code;
}

}  // namespace demarche::extract
