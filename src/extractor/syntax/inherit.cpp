#include "extractor/syntax/inherit.h"

namespace demarche::extract {

void InheritTargets(const Document& document, Find& find) {
  Event& event = find.event;
  const Clause* clause = find.clause == kNone32 ? nullptr : &document.clauses[find.clause];
  if (clause == nullptr || !event.targets.empty() || event.sources.empty()) return;
  const bool measure = event.deed.plover.event == "SANCTION" && clause->coordinate != kNone32;
  if (!clause->gerund && !measure) return;
  for (const Find* other = &find; other != document.finds.data(); --other) {
    const Find& before = *(other - 1);
    if (document.words[before.word].sentence != document.words[find.word].sentence) return;
    const bool alike =
        before.event.deed.quad == event.deed.quad || (measure && before.event.deed.quad == "verbal conflict");
    const bool same = !before.absorbed && alike && !before.event.sources.empty() &&
                      !before.event.targets.empty() && before.event.sources[0].code == event.sources[0].code;
    if (!same) continue;
    event.targets = before.event.targets;
    event.because.emplace_back("role:target of the main deed");
    return;
  }
}

void YieldTo(const Document& document, Find& find) {
  Event& event = find.event;
  const bool open = event.deed.plover.event == "CONCEDE" && event.targets.empty() && !event.sources.empty() &&
                    find.clause != kNone32;
  const auto official = [](const Actor& actor) { return actor.sector.empty() || actor.sector == "GOV"; };
  if (!open || official(event.sources[0])) return;
  const std::uint32_t sentence = document.words[find.word].sentence;
  for (const std::uint32_t index : document.sentence_clauses[sentence]) {
    const Clause& answer = document.clauses[index];
    const bool beside = answer.parent == find.clause && answer.rel == Deprel::kAdvcl && answer.finite &&
                        answer.background && answer.subject != kNone32;
    if (!beside) continue;
    const Mention& ruler = document.mentions[answer.subject];
    if (ruler.actors.empty() || ruler.actors[0].code.empty() || ruler.sector != "GOV") continue;
    event.targets = ruler.actors;
    event.because.emplace_back("role:target who gave in return");
    return;
  }
}

void InheritSources(const Document& document, const Find& before, Find& find) {
  Event& event = find.event;
  const Clause* clause = find.clause == kNone32 ? nullptr : &document.clauses[find.clause];
  const bool goes_on = clause != nullptr && clause->passive && clause->subject_word == kNone32 &&
                       before.clause != kNone32 && before.clause == clause->coordinate;
  if (!goes_on || before.absorbed || !event.sources.empty() || !document.clauses[before.clause].passive)
    return;
  event.sources = before.event.sources;
  if (!event.sources.empty()) event.because.emplace_back("role:source of the main deed");
}

void ShareAttack(const Document& document, std::vector<Find>& finds) {
  for (Find& harm : finds) {
    const bool told = !harm.absorbed && harm.clause != kNone32 && harm.event.deed.plover.event == "ASSAULT" &&
                      harm.event.sources.empty() && !harm.event.targets.empty();
    if (!told || !document.clauses[harm.clause].passive) continue;
    for (Find& attack : finds) {
      if (attack.absorbed || attack.clause == kNone32 || attack.event.sources.empty()) continue;
      const Clause& when = document.clauses[attack.clause];
      const bool cause = when.parent == harm.clause && when.rel == Deprel::kAdvcl && !when.negated &&
                         attack.event.deed.plover.event == "ASSAULT" && when.head > harm.word;
      if (!cause) continue;
      harm.event.sources = attack.event.sources;
      harm.event.because.emplace_back("role:source of the attack");
      if (attack.event.targets.empty()) {
        attack.event.targets = harm.event.targets;
        attack.event.because.emplace_back("role:target of the attack");
      }
      break;
    }
  }
}

}  // namespace demarche::extract
