#include "extractor/syntax/inherit.h"

#include "extractor/tree.h"

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

void AnswerTo(const Document& document, Find& find) {
  Event& event = find.event;
  const bool yields = event.deed.plover.event == "CONCEDE";
  const bool open = (yields || event.deed.plover.event == "SANCTION") && event.targets.empty() &&
                    event.sources.size() == 1 && find.clause != kNone32;
  if (!open) return;
  const Actor& source = event.sources[0];
  const bool official = source.sector.empty() || source.sector == "GOV";
  if (!official && !yields) return;
  const std::uint32_t sentence = document.words[find.word].sentence;
  for (const std::uint32_t index : document.sentence_clauses[sentence]) {
    const Clause& cause = document.clauses[index];
    const bool beside = cause.parent == find.clause && cause.rel == Deprel::kAdvcl && cause.finite &&
                        cause.background && cause.subject != kNone32;
    if (!beside) continue;
    const Mention& other = document.mentions[cause.subject];
    if (other.actors.size() != 1 || other.actors[0].type != "state" || other.actors[0].code.empty()) continue;
    const bool state = other.sector == "GOV" || (official && other.sector.empty());
    if (!state || (official && other.actors[0].code == source.code)) continue;
    event.targets = other.actors;
    event.because.emplace_back("role:target whose deed it answers");
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

void ShareObject(const Document& document, std::span<Find> finds) {
  const auto open = [&](const Find& find) {
    return !find.absorbed && find.clause != kNone32 && !find.event.sources.empty();
  };
  for (Find& first : finds) {
    if (!open(first) || !first.event.targets.empty()) continue;
    const Clause& before = document.clauses[first.clause];
    if (before.passive || before.head + 1 >= before.end ||
        Dependent(document, before.node, Deprel::kObj) != kNone32)
      continue;
    for (const Find& last : finds) {
      if (!open(last) || last.event.targets.empty() || last.clause == first.clause) continue;
      const Clause& clause = document.clauses[last.clause];
      const bool goes_on = clause.coordinate == first.clause && clause.subject_word == kNone32 &&
                           !clause.passive && last.event.deed.quad == first.event.deed.quad &&
                           Dependent(document, clause.node, Deprel::kObj) != kNone32 &&
                           clause.head <= before.head + 4;
      if (!goes_on) continue;
      first.event.targets = last.event.targets;
      first.event.because.emplace_back("role:target of the next verb");
      break;
    }
  }
}

void ShareAttack(const Document& document, std::span<Find> finds) {
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
