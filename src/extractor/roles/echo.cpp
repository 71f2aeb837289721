#include "extractor/roles/echo.h"

#include <algorithm>

#include "extractor/roles/telling.h"
#include "extractor/syntax/parties.h"

namespace demarche::extract {
namespace {

/// Whether `other` is told where the words of `find` point to.
bool IsPointedTo(const Document& document, const Find& other, const Find& find) {
  if (other.absorbed || other.clause == kNone32 || other.event.sources.empty()) return false;
  if (other.event.deed.quad == "neutral") return false;
  const std::uint32_t here = document.words[find.word].sentence;
  const std::uint32_t there = document.words[other.word].sentence;
  const Clause& clause = document.clauses[find.clause];
  if (there == here) {
    // "After Chad closed its border, Niger did likewise."
    const bool opens = document.clauses[other.clause].parent == find.clause && other.word < find.word;
    return opens || other.clause == clause.coordinate || other.clause == clause.parent;
  }
  const bool first = clause.coordinate == kNone32 && clause.parent == kNone32;
  return first && there + 1 == here && document.clauses[other.clause].parent == kNone32;
}

/// The last deed before that the words of `find` point to, in its sentence or the one before, or null.
const Find* ToldBefore(const Document& document, const Find& find) {
  const std::uint32_t here = document.words[find.word].sentence;
  for (const Find* end = &find; end != document.finds.data(); --end) {
    const Find* const other = end - 1;
    if (document.words[other->word].sentence + 1 < here) return nullptr;
    if (IsPointedTo(document, *other, find)) return other;
  }
  return nullptr;
}

bool Share(const std::vector<Actor>& some, const std::vector<Actor>& others) {
  return std::ranges::any_of(some, [&](const Actor& one) {
    return !one.code.empty() &&
           std::ranges::any_of(others, [&](const Actor& other) { return other.code == one.code; });
  });
}

}  // namespace

bool EchoDeed(const Document& document, Find& find) {
  if (find.clause == kNone32 || document.clauses[find.clause].subject == kNone32) return false;
  const Find* const other = ToldBefore(document, find);
  if (other == nullptr) return false;
  const Event& first = other->event;
  Event& event = find.event;
  const std::uint32_t subject = document.clauses[find.clause].subject;
  AddActors(document, FirstOfGroup(document, subject), event.sources);
  if (event.sources.empty()) return false;
  find.rule = other->rule;
  event.deed = first.deed;
  event.targets = Share(first.targets, event.sources) ? first.sources : first.targets;
  event.reciprocal = false;
  find.grounds.inferred = true;
  event.because.push_back(document.mentions[subject].rule);
  event.because.emplace_back("reference:the deed told before");
  return true;
}

}  // namespace demarche::extract
