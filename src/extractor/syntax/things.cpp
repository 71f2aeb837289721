#include "extractor/syntax/things.h"

#include <algorithm>

#include "extractor/syntax/saying.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

/// What no one does: prices, a harvest; but "Bill" is no bill.
bool IsThing(const Word& word) { return word.Has(Grammar::kIdle) && word.upos != Upos::kPropn; }

/// "has suspended exports because of an epidemic".
bool IsForThings(const Knowledge& knowledge, const Document& document, const Find& find,
                 const Clause& clause) {
  const WordList& words = document.words;
  if (find.event.deed.quad != "material conflict" || !words[clause.head].Has(Grammar::kCeased)) return false;
  for (std::uint32_t k = words[clause.node].child; k != kNone32; k = words[k].sibling) {
    const std::uint32_t marker = words[k].rel == Deprel::kObl ? CaseOf(document, k) : kNone32;
    if (marker != kNone32 && knowledge.rules.IsOf(RareClass::kBecause, words[marker].readings) &&
        IsThing(words[k]))
      return true;
  }
  return false;
}

/// "warned that the harvest will be poor": of what no one does, and no one is warned.
bool WarnsOfThings(const Document& document, const Find& find, const Clause& clause) {
  const std::uint32_t content = Dependent(document, clause.node, Deprel::kCcomp);
  if (find.event.deed.kind != "warning" || !find.event.targets.empty() || content == kNone32) return false;
  const std::uint32_t scope = document.words[content].clause;
  const std::uint32_t thing =
      scope == kNone32 ? Dependent(document, content, Deprel::kNsubj) : document.clauses[scope].subject_word;
  return thing != kNone32 && IsThing(document.words[thing]);
}

/// "were killed when a plane flew over the town and crashed": nobody did it.
bool IsMishap(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  const WordList& words = document.words;
  for (std::uint32_t k = words[clause.node].child; k != kNone32; k = words[k].sibling) {
    if (words[k].rel != Deprel::kAdvcl) continue;
    for (std::uint32_t verb = k; verb != kNone32; verb = Dependent(document, verb, Deprel::kConj)) {
      if (knowledge.rules.IsOf(RareClass::kMishap, words[verb].readings)) return true;
    }
  }
  return false;
}

/// "the Swedish claim", of the land whose government acts, and not of another of its bodies.
bool IsOfOwnLand(const Document& document, const Actor& source, std::uint32_t thing) {
  if (source.sector != "GOV" || source.code.empty()) return false;
  for (std::uint32_t k = document.words[thing].child; k != kNone32; k = document.words[k].sibling) {
    const std::uint32_t mention =
        document.words[k].rel == Deprel::kNmod ? kNone32 : document.words[k].mention;
    if (mention == kNone32 || document.mentions[mention].actors.empty()) continue;
    const Actor& owner = document.mentions[mention].actors[0];
    return owner.code == source.code && (owner.sector.empty() || owner.sector == source.sector);
  }
  return false;
}

/// "defended its sales", "the Swedish government backed the Swedish claim": who speaks for what it does
/// itself, supports nobody.
bool IsOwnDoing(const Knowledge& knowledge, const Document& document, const Find& find,
                const Clause& clause) {
  const std::uint32_t thing = Dependent(document, clause.node, Deprel::kObj);
  if (find.event.deed.plover.event != "SUPPORT" || find.event.sources.empty() || thing == kNone32)
    return false;
  const std::uint32_t owner = Dependent(document, thing, Deprel::kNmodPoss);
  const bool told = std::ranges::find(find.matched, thing) != find.matched.end();  // "gave its support"
  if (told || document.words[thing].mention != kNone32) return false;
  if (IsOfOwnLand(document, find.event.sources[0], thing)) return true;
  if (owner == kNone32) return false;
  const std::uint32_t mention = document.words[owner].mention;
  return mention != kNone32 && document.mentions[mention].pronoun &&
         IsOwnVoice(knowledge, document, find.event, mention);
}

/// "the growth of trade will let Mali sell more", "this trip allows us to": things that make it possible; but
/// in "the U.S. ban bars the ship", "the order of the king" words tell who does it.
bool IsEnabledByThings(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  const WordList& words = document.words;
  if (clause.passive || !knowledge.rules.IsOf(RareClass::kPermitting, words[clause.head].readings))
    return false;
  const bool shared = clause.subject_word == kNone32 && clause.coordinate != kNone32;
  const std::uint32_t thing = shared ? document.clauses[clause.coordinate].subject_word : clause.subject_word;
  if (thing == kNone32 || words[thing].upos != Upos::kNoun || words[thing].mention != kNone32) return false;
  for (std::uint32_t k = words[thing].child; k != kNone32; k = words[k].sibling) {
    const bool step =
        words[k].rel == Deprel::kNmod && knowledge.rules.IsOf(RareClass::kStep, words[thing].readings);
    if (words[k].mention != kNone32 && (words[k].rel != Deprel::kNmod || step)) return false;
  }
  return true;
}

/// "made an exception, allowing it to wait": what follows from the deed before.
bool IsEnabledByDeed(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  const WordList& words = document.words;
  return clause.gerund && clause.rel == Deprel::kAdvcl && clause.opener == kNone32 && clause.first > 0 &&
         words[clause.first - 1].text == "," && clause.parent != kNone32 &&
         document.clauses[clause.parent].head < clause.head &&
         knowledge.rules.IsOf(RareClass::kPermitting, words[clause.head].readings);
}

/// "this visit is timely and will allow us to sell", where the parser makes the speaker its subject: nobody
/// allows himself.
bool AllowsItself(const Knowledge& knowledge, const Document& document, const Find& find,
                  const Clause& clause) {
  if (!knowledge.rules.IsOf(RareClass::kPermitting, document.words[clause.head].readings)) return false;
  for (const Deprel rel : {Deprel::kObj, Deprel::kIobj}) {
    const std::uint32_t whom = Dependent(document, clause.node, rel);
    if (whom != kNone32 && document.words[whom].Has(Grammar::kSpeaker) && !find.event.sources.empty() &&
        IsOwnVoice(knowledge, document, find.event, document.words[whom].mention))
      return true;
  }
  return false;
}

/// "they are not met", as targets are: nobody is told of but who is met.
bool IsMetByNobody(const Knowledge& knowledge, const Document& document, const Find& find,
                   const Clause& clause) {
  const std::uint32_t met = clause.subject;
  if (!knowledge.rules.rules[find.rule].reciprocal || !clause.passive || met == kNone32) return false;
  const Mention& mention = document.mentions[met];
  return mention.pronoun && find.event.targets.empty() &&
         find.event.sources.size() == mention.actors.size() &&
         Dependent(document, clause.node, Deprel::kOblAgent) == kNone32;
}

/// "plans to send aid met resistance": whose plans they are, is not told.
bool IsPlanOfNobody(const Document& document, const Clause& clause) {
  const std::uint32_t plan = document.words[clause.node].head;
  if (clause.rel != Deprel::kAcl || !clause.infinitive || plan == kNone32) return false;
  const Word& noun = document.words[plan];
  if (noun.rel != Deprel::kNsubj || noun.upos != Upos::kNoun || !noun.Has(Grammar::kPlanned)) return false;
  for (std::uint32_t k = noun.child; k != kNone32; k = document.words[k].sibling) {
    if (document.words[k].mention != kNone32) return false;
  }
  return true;
}

/// "the Arab plan calls for a truce", "its proposal called for a cut": what stands in it, nobody asks for
/// today.
bool IsContents(const Knowledge& knowledge, const Document& document, const Find& find,
                const Clause& clause) {
  constexpr unsigned kPresent = Feats::kFin | Feats::kPres;
  if (find.event.deed.plover.event != "REQUEST" || clause.subject_word == kNone32) return false;
  const Word& plan = document.words[clause.subject_word];
  if ((plan.upos != Upos::kNoun && plan.upos != Upos::kPropn) || plan.mention != kNone32) return false;
  const bool now = (document.words[clause.first].feats & kPresent) == kPresent;
  const bool proposal = knowledge.rules.IsOf(RareClass::kComing, plan.readings) &&
                        !knowledge.rules.IsOf(RareClass::kResolve, plan.readings);
  return (plan.Has(Grammar::kPlanned) && now) || proposal;
}

/// "his proposals involved giving aid": what a plan holds, nobody has done.
bool IsHeldByPlan(const Knowledge& knowledge, const Document& document, const Clause& clause) {
  const bool object = clause.rel == Deprel::kXcomp || clause.rel == Deprel::kCcomp;
  if (!clause.gerund || !object || clause.parent == kNone32) return false;
  const Clause& parent = document.clauses[clause.parent];
  if (parent.subject_word == kNone32 || clause.head < parent.head) return false;
  const Word& plan = document.words[parent.subject_word];
  return plan.upos == Upos::kNoun && !document.words[parent.head].Has(Grammar::kAspect) &&
         knowledge.rules.IsOf(RareClass::kComing, plan.readings);
}

/// "wants Chad's currency to rise", "urged prices to be cut": what is asked of things, nobody is asked.
bool AsksThings(const Document& document, const Find& find, const Clause& clause) {
  if (find.event.deed.plover.event != "REQUEST" || find.deed_end == 0 || clause.passive) return false;
  const std::uint32_t thing = Dependent(document, clause.node, Deprel::kObj);
  return thing != kNone32 && document.words[thing].Has(Grammar::kThing) &&
         document.words[thing].mention == kNone32;
}

/// "a commission headed by the minister": people, whatever they are called.
bool IsLed(const Knowledge& knowledge, const Document& document, std::uint32_t noun) {
  const std::uint32_t verb = Dependent(document, noun, Deprel::kAcl);
  return verb != kNone32 && knowledge.rules.IsOf(RareClass::kLed, document.words[verb].readings);
}

/// "cranes from Finland arrived", "the Liberian vessel ended its trip": things come from a land, and visit
/// nobody.
bool ComesAsThing(const Knowledge& knowledge, const Document& document, const Find& find,
                  const Clause& clause) {
  const std::uint32_t thing = clause.subject_word;
  if (find.event.deed.kind != "visit" || clause.passive || thing == kNone32 || clause.subject == kNone32)
    return false;
  // "a visit by the premier took place", "the meeting opened a visit by the premier".
  const Mention& whose = document.mentions[clause.subject];
  const std::vector<Actor>& owner = whose.actors;
  const bool told = std::ranges::find(find.matched, thing) != find.matched.end();
  if (told || owner.empty() || find.event.sources.empty() || owner[0].code != find.event.sources[0].code)
    return false;
  const Word& subject = document.words[thing];
  // "a number of Chilean ministers", unlike "a batch of Chilean troops"
  const bool counts =
      whose.plural && !whose.role_class.empty() && whose.sector != "MIL" && whose.preposition == thing + 1;
  const bool people = subject.mention != kNone32 || subject.upos != Upos::kNoun || counts ||
                      knowledge.rules.IsOf(RareClass::kLandless, subject.readings);
  return !people && !IsLed(knowledge, document, thing);
}

/// "warned it is not cheap to borrow": of what is thought of things, nobody is warned.
bool WarnsOfNothing(const Document& document, const Find& find, const Clause& clause) {
  const std::uint32_t content = Dependent(document, clause.node, Deprel::kCcomp);
  if (find.event.deed.kind != "warning" || content == kNone32) return false;
  const std::uint32_t scope = document.words[content].clause;
  const Word& what = document.words[content];
  const bool formal = Dependent(document, content, Deprel::kExpl) != kNone32;
  return formal && what.upos == Upos::kAdj && find.event.targets.empty() &&
         (scope == kNone32 || (!document.clauses[scope].future && !document.clauses[scope].conditional));
}

}  // namespace

bool IsForcedByThings(const Document& document, const Find& find, const Clause& parent) {
  return parent.passive && document.words[parent.head].Has(Grammar::kForced) &&
         find.event.deed.quad == "material conflict" && find.event.targets.empty() &&
         Dependent(document, parent.node, Deprel::kOblAgent) == kNone32;
}

bool HasOtherSide(const Knowledge& knowledge, const Document& document, const Find& find) {
  const Clause& clause = document.clauses[find.clause];
  if (find.event.sources.empty() && IsMishap(knowledge, document, clause)) return false;
  return !IsForThings(knowledge, document, find, clause) && !WarnsOfThings(document, find, clause) &&
         !IsEnabledByDeed(knowledge, document, clause) && !IsOwnDoing(knowledge, document, find, clause) &&
         !IsEnabledByThings(knowledge, document, clause) && !IsContents(knowledge, document, find, clause) &&
         !IsHeldByPlan(knowledge, document, clause) && !WarnsOfNothing(document, find, clause) &&
         !AllowsItself(knowledge, document, find, clause) && !AsksThings(document, find, clause) &&
         !ComesAsThing(knowledge, document, find, clause) &&
         !IsMetByNobody(knowledge, document, find, clause) && !IsPlanOfNobody(document, clause);
}

}  // namespace demarche::extract
