// The passes in order, and the confidence of what they find.
#include "extractor/action/action.h"

#include <algorithm>

namespace demarche::extract {
namespace {

/// By judgement, in percent: whether the deed and its participants are told as found.
constexpr int kVerb = 60;
constexpr int kNoun = 45;
constexpr int kNamed = 15;   ///< all participants by their names
constexpr int kActing = 10;  ///< somebody acts
constexpr int kBackground = 15;

int ConfidenceOf(const Cast& cast, const Action& action, bool verb) {
  const auto named = [&](std::uint32_t part) { return cast.parts[part].named; };
  const bool all = std::all_of(action.sources.begin(), action.sources.end(), named) &&
                   std::all_of(action.targets.begin(), action.targets.end(), named);
  return (verb ? kVerb : kNoun) + (all ? kNamed : 0) + (action.sources.empty() ? 0 : kActing) -
         (action.find.event.factuality == Factuality::kHistorical ? kBackground : 0);
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
    extraction.actors.push_back({std::move(actor), document.words[part.first].sentence, base + part.character});
  }
}

}  // namespace

void AddActions(const Knowledge& knowledge, Document& document, Extraction& extraction) {
  const Cast cast = FindCast(document);
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
    const bool verb = action.find.rule == knowledge.rules.action_verb;
    action.find.event.confidence = ConfidenceOf(cast, action, verb);
    extraction.events.push_back(std::move(action.find.event));
  }
  ListCast(document, cast, extraction);
}

}  // namespace demarche::extract
