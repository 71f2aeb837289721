#include "extractor/reference/binding.h"

#include <utility>

#include "extractor/tree.h"

namespace demarche::extract {

std::uint32_t FirstOf(std::initializer_list<std::uint32_t> candidates) {
  for (const std::uint32_t candidate : candidates) {
    if (candidate != kNone32) return candidate;
  }
  return kNone32;
}

bool IsLocated(const Document& document, const Mention& mention) {
  if (mention.preposition == kNone32 || !mention.role_class.empty()) return false;
  const Word& word = document.words[mention.preposition];
  return word.Has(Grammar::kLocative) || word.text == "during";
}

bool IsOfOneState(const Mention& mention) {
  return mention.actors.size() == 1 && mention.actors[0].type == "state" && !mention.actors[0].code.empty();
}

bool IsForeign(const Knowledge& knowledge, const Document& document, const Mention& mention) {
  // "the West African country": which, the article says, and the text before
  const bool land = !mention.plural && Dependent(document, mention.head, Deprel::kDet) != kNone32 &&
                    knowledge.rules.IsOf(RareClass::kLand, document.words[mention.last - 1].readings);
  return !land && mention.first > document.FirstWord(mention.sentence) &&
         knowledge.rules.IsOf(RareClass::kForeign, document.words[mention.first - 1].readings);
}

void Settle(const Document& document, Mention& mention, Origin origin, std::string rule) {
  mention.origin = origin;
  mention.rule = std::move(rule);
  for (Actor& actor : mention.actors) {
    actor.span = document.SpanOf(mention.first, mention.last);
    if (!mention.sector.empty()) actor.sector = mention.sector;
    if (!mention.person.empty()) actor.name = mention.person;
  }
}

}  // namespace demarche::extract
