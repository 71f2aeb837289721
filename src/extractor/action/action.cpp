// The passes in order, and the confidence of what they find.
#include "extractor/action/action.h"

#include <algorithm>

namespace demarche::extract {
namespace {

/// Percentage points, rounded from the share of actions that the gold set of docs/extractor.md has too.
constexpr int kActionBase = 20;
constexpr int kVerb = 15;    ///< a finite verb in the active voice
constexpr int kActing = 20;  ///< somebody with a name acts
constexpr int kDated = 20;   ///< by words, or told with what is dated
constexpr int kPlanned = 20;
constexpr int kActionLeast = 10;

int ConfidenceOf(const Knowledge& knowledge, const Document& document, const Action& action) {
  const Event& event = action.find.event;
  const bool noun = action.find.rule == knowledge.rules.action_noun;
  const Clause* clause = noun ? nullptr : &document.clauses[action.find.clause];
  int confidence = kActionBase;
  if (clause != nullptr && clause->finite && !clause->passive) confidence += kVerb;
  if (!action.sources.empty()) confidence += kActing;
  if (event.when.timex || !event.anchors.empty()) confidence += kDated;
  if (event.factuality == Factuality::kPlanned) confidence -= kPlanned;
  return std::max(confidence, kActionLeast);
}

/// A noun that no verb carries: "its launch".
bool IsBareNoun(const Knowledge& knowledge, const Find& find) {
  return find.rule == knowledge.rules.action_noun && !find.supported;
}

/// The clause that holds a bare noun does not deny it or leave it open.
bool IsSaidToBe(const Document& document, const Find& find) {
  if (find.clause == kNone32) return true;
  const Clause& clause = document.clauses[find.clause];
  return !clause.negated && !clause.conditional && !clause.future;
}

/// The cast as actors, with entities of their own.
void ListCast(const Document& document, const Cast& cast, Extraction& extraction) {
  std::uint32_t base = 0;
  for (const ActorMention& mention : extraction.actors) base = std::max(base, mention.entity + 1);
  for (const Part& part : cast.parts) {
    Actor actor = cast.characters[part.character].actor;
    if (!actor.code.empty()) continue;
    actor.span = document.SpanOf(part.first, part.last);
    extraction.actor_texts.emplace_back(actor.span.In(document.article->text));
    extraction.actors.push_back(
        {std::move(actor), document.words[part.first].sentence, base + part.character});
  }
}

}  // namespace

void AddActions(const Knowledge& knowledge, Document& document, Extraction& extraction) {
  const Cast cast = FindCast(knowledge.rules, document);
  std::vector<Action> actions = FindActions(knowledge, document, cast);
  std::vector<Find*> finds;
  for (Action& action : actions) {
    if (IsBareNoun(knowledge, action.find)) {
      action.find.absorbed = !IsSaidToBe(document, action.find);
    } else {
      finds.push_back(&action.find);
    }
  }
  WeighActions(knowledge, document, finds);
  std::erase_if(actions, [](const Action& action) { return action.find.absorbed; });
  finds.clear();
  for (Action& action : actions) finds.push_back(&action.find);
  FinishActions(knowledge, document, finds);
  DateActions(document, cast, actions);
  for (Action& action : actions) {
    action.find.event.confidence = ConfidenceOf(knowledge, document, action);
    extraction.events.push_back(std::move(action.find.event));
  }
  ListCast(document, cast, extraction);
}

}  // namespace demarche::extract
