#include "extractor/actors/examples.h"

namespace demarche::extract {
namespace {

/// Whether nothing but words of examples stands in [from, to): ", including the".
bool IsExampleCue(const Knowledge& knowledge, const Document& document, std::uint32_t from,
                  std::uint32_t to) {
  constexpr std::uint32_t kMost = 5;
  bool cue = false;
  for (std::uint32_t i = from; i < to; ++i) {
    const Word& word = document.words[i];
    if (knowledge.rules.IsOf(RareClass::kExample, word.readings)) {
      cue = true;
    } else if (word.text != "," && !word.Has(Grammar::kDeterminer | Grammar::kPreposition)) {
      return false;
    }
  }
  return cue && to - from <= kMost;
}

}  // namespace

void TakeExamples(const Knowledge& knowledge, Document& document, Indices mentions) {
  for (std::size_t k = 0; k + 1 < mentions.size(); ++k) {
    Mention& general = document.mentions[mentions[k]];
    if (!general.plural || general.pronoun || !general.person.empty() || general.next_in_group != kNone32)
      continue;
    // "countries, among them Chad"
    const std::size_t next = document.mentions[mentions[k + 1]].pronoun ? k + 2 : k + 1;
    if (next >= mentions.size()) continue;
    Mention& example = document.mentions[mentions[next]];
    const bool named = !example.actors.empty() && !example.actors[0].code.empty() && !example.possessive;
    if (!named || !IsExampleCue(knowledge, document, general.last, example.first)) continue;
    general.next_in_group = mentions[next];
    example.continues_group = true;
    example.preposition = general.preposition;
    if (!general.actors.empty() && !general.actors[0].code.empty()) continue;
    general.actors = example.actors;
    general.sector = example.sector;
    general.role_class = example.role_class;
    general.rule = example.rule;
    general.definite = false;
  }
}

}  // namespace demarche::extract
