#include "extractor/roles/unknown.h"

#include <algorithm>
#include <array>
#include <string>

#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// Whether the preposition is one that the pattern has before its target: "demand [from TARGET]".
bool LeadsToTarget(const Rule& rule, const Word& preposition) {
  return std::ranges::any_of(rule.parts, [&](const Rule::Part& part) {
    return part.role == Role::kTarget && std::ranges::any_of(part.alternatives, [&](const auto& phrase) {
             return phrase.size() == 1 && preposition.Reads(phrase[0]);
           });
  });
}

/// "Micron" of "file suit [against TARGET]" and "filed a suit against Micron", or kNone32.
std::uint32_t Governed(const Document& document, const Rule& rule, std::uint32_t word) {
  for (std::uint32_t k = document.words[word].child; k != kNone32; k = document.words[k].sibling) {
    const std::uint32_t preposition = k > word ? CaseOf(document, k) : kNone32;
    if (preposition != kNone32 && LeadsToTarget(rule, document.words[preposition])) return k;
  }
  return kNone32;
}

/// What a deed is done to: what its pattern asks for, else the object of its verb; of a passive, the subject.
std::uint32_t PatientOf(const Document& document, const Rule& rule, const Find& find) {
  const Clause& clause = document.clauses[find.clause];
  const std::uint32_t object = Dependent(document, clause.node, Deprel::kObj);
  std::uint32_t whom = Governed(document, rule, clause.node);
  if (whom == kNone32 && object != kNone32) whom = Governed(document, rule, object);
  for (const std::uint32_t word : find.matched) {
    if (whom == kNone32) whom = Governed(document, rule, word);
  }
  if (whom == kNone32 && clause.passive) return clause.subject_word;
  if (whom == kNone32) whom = Dependent(document, clause.node, Deprel::kIobj);
  return whom == kNone32 ? object : whom;
}

/// A deed done to somebody, unlike one about something ("opposed Maastricht").
bool IsDoneToSomebody(const Event& event) {
  constexpr std::array kDeeds = {"REQUEST", "ACCUSE", "THREATEN", "SANCTION", "COERCE", "ASSAULT"};
  return std::ranges::find(kDeeds, event.deed.plover.event) != kDeeds.end();
}

/// Whether who acts is told, and the target may be somebody whom nobody knows.
bool IsOpen(const Rule& rule, const Find& find) {
  const bool bound =
      rule.noun || rule.target_needed || rule.self || rule.named || rule.mover || rule.source_is_object;
  return !find.absorbed && find.clause != kNone32 && !bound && find.event.targets.empty() &&
         !find.event.sources.empty() && IsDoneToSomebody(find.event);
}

}  // namespace

void NameUnknown(const Knowledge& knowledge, Document& document) {
  for (Find& find : document.finds) {
    const Rule& rule = knowledge.rules.rules[find.rule];
    if (!IsOpen(rule, find)) continue;
    const std::uint32_t word = PatientOf(document, rule, find);
    if (word == kNone32 || MentionOf(document, word) != kNone32) continue;
    const Word& whom = document.words[word];
    const bool taken = std::ranges::find(find.matched, word) != find.matched.end();
    if (taken || whom.upos != Upos::kPropn || whom.name == kNone32 || whom.timex != kNone32) continue;
    const ProperName& name = document.analysis->names[whom.name];
    if (name.type == NameType::kPlace) continue;
    const Span span = document.SpanOf(name.first_token, name.last_token);
    const std::string text(span.In(document.article->text));
    find.event.targets = {{"", "", "", text, span}};
    find.event.because.push_back("actor:" + text + ", not known");
    find.event.because.push_back("role:target " + std::string(Name(whom.rel)));
  }
}

}  // namespace demarche::extract
