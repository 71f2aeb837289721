#include "extractor/finish/told_again.h"

#include <algorithm>

#include "extractor/tree.h"

namespace demarche::extract {
namespace {

bool IsNamed(const Actor& actor) { return !actor.code.empty(); }

bool HasNamed(const std::vector<Actor>& actors) { return std::ranges::any_of(actors, IsNamed); }

/// Whether all named ones of `some` are among `others`.
bool AreAmong(const std::vector<Actor>& some, const std::vector<Actor>& others) {
  return std::ranges::all_of(some, [&](const Actor& one) {
    return one.code.empty() || std::ranges::find(others, one.code, &Actor::code) != others.end();
  });
}

bool HasBothSides(const Event& event) {
  if (HasNamed(event.sources) && HasNamed(event.targets)) return true;
  return event.reciprocal && std::ranges::count_if(event.sources, IsNamed) > 1;
}

/// Whether the parties of `some` say no more than those of `whole`; who is party to a deed of two sides may
/// stand on either.
bool SaysNoMore(const Event& some, const Event& whole) {
  if (!some.reciprocal || !whole.reciprocal)
    return AreAmong(some.sources, whole.sources) && AreAmong(some.targets, whole.targets);
  std::vector<Actor> all = whole.sources;
  all.insert(all.end(), whole.targets.begin(), whole.targets.end());
  return AreAmong(some.sources, all) && AreAmong(some.targets, all);
}

bool IsDone(const Event& event) {
  return event.factuality == Factuality::kAsserted || event.factuality == Factuality::kReported;
}

/// Whether `part` is told in a phrase, a participle or a content of the clause that tells `whole`.
bool HangsOn(const Document& document, const Find& part, const Find& whole) {
  if (whole.clause == kNone32 || part.word == whole.word) return false;
  const std::uint32_t node = document.clauses[whole.clause].node;
  const Word& noun = document.words[part.word];
  if (part.clause == kNone32 ||
      (noun.clause == kNone32 && noun.rel == Deprel::kNsubj))  // "raids | hit a camp"
    return noun.head == node;
  const Clause& clause = document.clauses[part.clause];
  const bool participle = !clause.finite && !clause.infinitive && !clause.subordinate &&
                          clause.rel == Deprel::kAdvcl;  // and not "before holding talks"
  const bool content = clause.reported && clause.parent == whole.clause;
  return content || (participle && IsUnder(document, clause.node, node));
}

/// "ten were killed and twenty injured", "killed three soldiers and wounded six others": one blow, of which
/// the dead are told first.
bool IsSameBlow(const Rulebook& rules, const Document& document, const Find& part, const Find& whole) {
  if (part.clause == kNone32 || whole.clause == kNone32) return false;
  const Clause& clause = document.clauses[part.clause];
  const Clause& first = document.clauses[whole.clause];
  const auto harms = [&](const Clause& each) {
    return !each.passive && rules.IsOf(RareClass::kHarm, document.words[each.head].readings);
  };
  const bool passive = clause.passive && first.passive && AreAmong(whole.event.targets, part.event.targets);
  const bool active =
      harms(clause) && harms(first) && HasNamed(part.event.sources) && !HasNamed(part.event.targets);
  const bool joined = clause.coordinate == whole.clause && (passive || active);
  const auto strikes = [](const Event& event) { return event.deed.plover.event == "ASSAULT"; };
  return joined && strikes(part.event) && strikes(whole.event) && SaysNoMore(part.event, whole.event);
}

}  // namespace

bool IsToldAgain(const Rulebook& rules, const Document& document, const Find& find) {
  if (find.event.factuality == Factuality::kNegated) return false;
  const bool full = HasBothSides(find.event);
  const std::uint32_t sentence = document.words[find.word].sentence;
  return std::ranges::any_of(document.FindsOf(sentence), [&](const Find& other) {
    if (!other.absorbed && &other != &find && IsSameBlow(rules, document, find, other)) return true;
    const bool whole = !other.absorbed && &other != &find && HasBothSides(other.event) &&
                       other.event.deed.plover.event == find.event.deed.plover.event &&
                       (IsDone(other.event) || !IsDone(find.event));
    if (!whole || !SaysNoMore(find.event, other.event)) return false;
    if (full) return find.event.deed.kind == other.event.deed.kind && HangsOn(document, find, other);
    return HangsOn(document, find, other) || HangsOn(document, other, find);
  });
}

}  // namespace demarche::extract
