#include "extractor/roles/doers.h"

#include <algorithm>
#include <span>

#include "extractor/operators/nouns.h"
#include "extractor/reference/binding.h"
#include "extractor/tree.h"

namespace demarche::extract {

std::uint32_t DoerFinder::SubjectWord(const Clause& clause) const {
  const Clause* at = &clause;
  for (int depth = 0; depth < 4 && at->subject_word == kNone32 && at->coordinate != kNone32; ++depth)
    at = &document_.clauses[at->coordinate];
  return at->subject == clause.subject ? at->subject_word : clause.subject_word;
}

std::uint32_t DoerFinder::Agent(const Find& find, const Clause& clause) const {
  const std::uint32_t agent = MentionOf(document_, Dependent(document_, clause.node, Deprel::kOblAgent));
  if (agent != kNone32) return agent;
  // "were taken in by Poland": behind a particle that the tree has for a preposition too.
  for (std::uint32_t k = document_.words[clause.node].child; k != kNone32; k = document_.words[k].sibling) {
    if (document_.words[k].rel != Deprel::kObl || k < clause.head) continue;
    const std::uint32_t particle = CaseOf(document_, k);
    for (std::uint32_t c = document_.words[k].child; c != kNone32; c = document_.words[c].sibling) {
      const Word& marker = document_.words[c];
      const bool by = marker.rel == Deprel::kCase && c != particle && marker.Has(Grammar::kAgentPreposition);
      if (by && MentionOf(document_, k) != kNone32) return MentionOf(document_, k);
    }
  }
  const std::uint32_t near = Governed(clause.head + 1, clause.end, Grammar::kAgentPreposition);
  if (near == kNone32 || OfAnotherDeed(find, At(near).head, clause.node)) return kNone32;
  // "was put on alert, according to a source quoted by the daily"
  std::uint32_t by = At(near).head;
  for (int step = 0; step < 4 && CaseOf(document_, by) == kNone32 && document_.words[by].head != kNone32;
       ++step)
    by = document_.words[by].head;
  const std::uint32_t verb = document_.words[by].head;
  if (verb != kNone32 && verb != clause.node && (IsLeftOpen(verb) || IsOfPlan(verb) || IsOfThing(verb)))
    return kNone32;
  const bool other = verb != kNone32 && verb != clause.node && document_.words[verb].Has(Grammar::kReport) &&
                     document_.words[verb].rel == Deprel::kAcl;
  return other ? kNone32 : near;
}

/// "was shown to and | rejected by the ministers": the verb before leaves its preposition open, so the agent
/// is of this one alone.
bool DoerFinder::IsLeftOpen(std::uint32_t verb) const {
  const std::uint32_t joint = Dependent(document_, verb, Deprel::kCc);
  return document_.words[verb].rel == Deprel::kConj && joint != kNone32 && joint > 0 && joint < verb &&
         document_.words[joint - 1].upos == Upos::kAdp;
}

/// "were accused of filming weapons | left by Chad": who did what only describes a thing, unlike "were killed
/// in raids carried out by Chad".
bool DoerFinder::IsOfThing(std::uint32_t verb) const {
  const Word& word = document_.words[verb];
  if (word.upos != Upos::kVerb || word.rel != Deprel::kAcl || word.head == kNone32) return false;
  // "was endorsed in a communique issued by the ministers"
  const std::span<const Reading> thing = document_.words[word.head].readings;
  return !knowledge_.rules.IsOf(RareClass::kUtterance, thing) &&
         std::ranges::none_of(thing, [&](const Reading& reading) {
           return knowledge_.rules.NounRules(reading.symbol) != nullptr;
         });
}

/// "are expected to study a plan | drawn up by Peru": whose plan it is, on which others shall act.
bool DoerFinder::IsOfPlan(std::uint32_t verb) const {
  const std::uint32_t scope = document_.words[verb].scope;
  if (scope == kNone32 || document_.words[verb].rel != Deprel::kAcl) return false;
  const std::uint32_t above = document_.clauses[scope].parent;
  return above != kNone32 && document_.clauses[above].infinitive;
}

// "were suspended due to the kidnapping of the president by soldiers": who did what a noun between tells,
// unlike "were killed in an attack by soldiers".
bool DoerFinder::OfAnotherDeed(const Find& find, std::uint32_t word, std::uint32_t node) const {
  constexpr int kDeepest = 12;
  std::uint32_t at = document_.words[word].head;
  for (int step = 0; step < kDeepest && at != kNone32 && at != node; ++step) {
    const Word& noun = document_.words[at];
    if (noun.mention == kNone32 && noun.upos == Upos::kNoun &&
        std::ranges::any_of(noun.readings, [&](const Reading& reading) {
          const std::vector<std::uint32_t>* rules = knowledge_.rules.NounRules(reading.symbol);
          return rules != nullptr && knowledge_.rules.rules[rules->front()].deed.plover.event !=
                                         knowledge_.rules.rules[find.rule].deed.plover.event;
        }))
      return true;
    at = noun.head;
  }
  return false;
}

// The first mention of [from, to) that a preposition of the class governs.
std::uint32_t DoerFinder::Governed(std::uint32_t from, std::uint32_t to, std::uint64_t preposition) const {
  for (std::uint32_t i = from; i < to; ++i) {
    const std::uint32_t index = document_.words[i].mention;
    if (index == kNone32) continue;
    const std::uint32_t governor = At(index).preposition;
    if (governor != kNone32 && document_.words[governor].Has(preposition)) return index;
  }
  return kNone32;
}

bool DoerFinder::IsVenue(const Find& find, std::uint32_t owner) const {
  const Mention& mention = At(owner);
  return find.event.deed.plover.event == "CONSULT" &&
         document_.words[mention.head].rel == Deprel::kCompound && mention.actors.size() == 1 &&
         mention.actors[0].type == "state" && mention.sector.empty() && !mention.continues_group &&
         mention.next_in_group == kNone32;
}

std::uint32_t DoerFinder::Attendant(const Find& find) const {
  const std::uint32_t noun = MeasureOf(knowledge_, document_, find.word);
  if (find.clause == kNone32 || document_.words[noun].rel != Deprel::kObl) return kNone32;
  const Clause& clause = document_.clauses[find.clause];
  const std::uint32_t occasion = CaseOf(document_, noun);
  const bool open = clause.negated || clause.conditional || clause.infinitive;
  if (open || occasion == kNone32 || document_.words[occasion].Has(Grammar::kNotional)) return kNone32;
  // "an accord for Chad was struck during a meeting": no thing takes part.
  const bool named = clause.subject != kNone32;
  const bool thing = clause.passive && named && document_.words[At(clause.subject).head].rel == Deprel::kNmod;
  return thing || IsOfOtherLand(find, clause.subject) ? kNone32 : clause.subject;
}

std::uint32_t DoerFinder::Listener(const Find& find) const {
  const Clause& clause = document_.clauses[find.clause];
  if (!document_.words[clause.head].Has(Grammar::kTell | Grammar::kCausative)) return kNone32;
  const std::uint32_t object = Dependent(document_, clause.node, Deprel::kObj);
  return object == kNone32 ? kNone32 : MentionOf(document_, object);
}

/// "a meeting of Peru's council": where only those of one land meet, nobody of another takes part.
bool DoerFinder::IsOfOtherLand(const Find& find, std::uint32_t actor) const {
  const std::uint32_t body = Dependent(document_, find.word, Deprel::kNmod);
  const std::uint32_t of = body == kNone32 ? kNone32 : CaseOf(document_, body);
  const std::uint32_t whose = of == kNone32 ? kNone32 : MentionOf(document_, body);
  if (whose == kNone32 || actor == kNone32 || !document_.words[of].Has(Grammar::kGenitive)) return false;
  const Mention& land = At(whose);
  if (land.actors.size() != 1 || land.next_in_group != kNone32 || At(actor).actors.empty()) return false;
  return land.actors[0].type == "state" && land.actors[0].code != At(actor).actors[0].code;
}

std::uint32_t DoerFinder::Marked(const Find& find, std::uint64_t preposition) const {
  const auto below = [&](std::uint32_t word) {
    for (std::uint32_t k = document_.words[word].child; k != kNone32; k = document_.words[k].sibling) {
      const std::uint32_t marker = CaseOf(document_, k);
      if (marker != kNone32 && document_.words[marker].Has(preposition)) return k;
    }
    return kNone32;
  };
  if (const std::uint32_t noun = below(find.word); noun != kNone32) return MentionOf(document_, noun);
  // "attacks on ships by rebels": where the parser hangs the doer on what is done.
  if ((preposition & Grammar::kAgentPreposition) != 0) {
    const std::uint32_t thing = Dependent(document_, find.word, Deprel::kNmod);
    const std::uint32_t noun = thing == kNone32 || IsTopic(thing) ? kNone32 : below(thing);
    if (noun != kNone32) return MentionOf(document_, noun);
  }
  // "fighting broke out between the army and the rebels"
  const Word& word = document_.words[find.word];
  if (word.rel == Deprel::kNsubj && (preposition & Grammar::kPartiesPreposition) != 0) {
    if (const std::uint32_t noun = below(word.head); noun != kNone32) return MentionOf(document_, noun);
  }
  std::uint32_t end = find.word + 1;
  const std::uint32_t stop = std::min(document_.LastWord(document_.words[find.word].sentence), end + 12);
  while (end < stop && document_.words[end].clause == kNone32) ++end;
  const std::uint32_t near = Governed(find.word + 1, end, preposition);
  // "the arrests, and after talks by Qatar": what depends on another noun is not of this one.
  if (near == kNone32 || !IsUnder(document_, At(near).head, find.word)) return kNone32;
  // "a visit to Paris and the ties between the two"
  const std::uint32_t holder = document_.words[NounOf(document_, At(near).head)].head;
  if (holder != kNone32 && holder != find.word && document_.words[holder].rel == Deprel::kConj)
    return kNone32;
  const std::uint32_t above = document_.words[At(near).head].head;
  const bool agent = (preposition & Grammar::kAgentPreposition) != 0;
  if (!agent || above == kNone32 || above == find.word) return near;
  // "an attack on positions held by its army": who does what another verb tells.
  const bool other = document_.words[above].upos == Upos::kVerb && IsUnder(document_, above, find.word);
  return other || IsTopic(above) ? kNone32 : near;
}

/// "calls for action by Japan": who shall do what is called for.
bool DoerFinder::IsTopic(std::uint32_t noun) const {
  const std::uint32_t marker = CaseOf(document_, noun);
  return marker != kNone32 && document_.words[marker].Has(Grammar::kTopicPreposition);
}

std::uint32_t DoerFinder::OwnerBehind(std::uint32_t noun) const {
  for (std::uint32_t k = document_.words[noun].child; k != kNone32; k = document_.words[k].sibling) {
    // "boats donated by Chad were handed over"
    const std::uint32_t giver =
        document_.words[k].rel == Deprel::kAcl ? Dependent(document_, k, Deprel::kOblAgent) : kNone32;
    if (giver != kNone32 && k > noun) return MentionOf(document_, giver);
    const std::uint32_t marker = CaseOf(document_, k);
    if (k < noun || marker == kNone32) continue;
    if (document_.words[marker].Has(Grammar::kAgentPreposition)) return MentionOf(document_, k);
    // "the expulsion of two envoys | by Chad", where the parser hangs the doer on them
    const std::uint32_t below = document_.words[k].rel == Deprel::kNmod ? OwnerBehind(k) : kNone32;
    if (below != kNone32) return below;
  }
  return kNone32;
}

std::uint32_t DoerFinder::Owner(std::uint32_t noun) const {
  for (std::uint32_t k = document_.words[noun].child; k != kNone32 && k < noun;
       k = document_.words[k].sibling) {
    const Deprel rel = document_.words[k].rel;
    if (rel != Deprel::kNmodPoss && rel != Deprel::kAmod && rel != Deprel::kCompound) continue;
    const std::uint32_t owner = MentionOf(document_, k);
    if (owner != kNone32) return owner;
  }
  return kNone32;
}

std::uint32_t DoerFinder::Blamed(const Clause& clause) const {
  const std::uint32_t deed = clause.subject_word;
  if (deed == kNone32 || document_.words[deed].mention != kNone32) return kNone32;
  return FirstOf({Owner(deed), OwnerBehind(deed)});
}

std::uint32_t DoerFinder::Worried(const Find& find) const {
  for (const std::uint32_t word : find.matched) {
    if (word > find.word && document_.words[word].upos == Upos::kNoun) return Owner(word);
  }
  return kNone32;
}

std::uint32_t DoerFinder::Convened(const Find& find) const {
  if (find.event.deed.plover.event != "CONSULT") return kNone32;
  constexpr std::uint32_t kNear = 4;
  std::uint32_t body = kNone32;
  bool dated = false;
  // "at the NATO summit in April", whose day the parser may hang on the verb
  const std::uint32_t end =
      std::min(document_.LastWord(document_.words[find.word].sentence), find.word + kNear);
  for (std::uint32_t i = find.word + 1; i < end; ++i) dated = dated || document_.words[i].timex != kNone32;
  for (std::uint32_t k = document_.words[find.word].child; k != kNone32; k = document_.words[k].sibling) {
    const Word& word = document_.words[k];
    dated = dated || (k > find.word && word.timex != kNone32);
    const bool name = word.rel == Deprel::kCompound && k < find.word && word.mention != kNone32;
    if (name && !At(word.mention).actors.empty() && At(word.mention).actors[0].type == "igo")
      body = word.mention;
  }
  return dated ? body : kNone32;
}

}  // namespace demarche::extract
