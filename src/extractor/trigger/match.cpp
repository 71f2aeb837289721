#include "extractor/trigger/match.h"

#include <algorithm>

#include "extractor/syntax/imagined.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

constexpr std::uint32_t kExempt = 3;  ///< what says that it is no deed outweighs a small word

/// Words say more than a deed, a deed more than a party; a phrase of two words more than one of one.
std::uint32_t PartWeight(const Rule::Part& part, std::size_t words) {
  if (part.optional) return 4;
  if (part.role == Role::kNone) return 11 + static_cast<std::uint32_t>(words);
  return part.role == Role::kDeed ? 11 : 10;
}

bool IsCrowd(const Mention& mention) {
  return mention.role_class == "people" || mention.role_class == "group" || mention.modifier;
}

std::string_view SectorOf(const Mention& mention) {
  return mention.actors.empty() || mention.actors[0].sector.empty() ? mention.sector
                                                                    : mention.actors[0].sector;
}

void SetExtent(std::uint32_t first, Fit& fit) {
  fit.first = first;
  fit.last = fit.word + 1;
  for (const std::uint32_t word : fit.matched) {
    if (word > fit.word && word < fit.word + 10) fit.last = std::max(fit.last, word + 1);
  }
}

}  // namespace

Matcher::Matcher(const Knowledge& knowledge, const Document& document, std::uint32_t sentence)
    : knowledge_(knowledge),
      document_(document),
      words_(document.words),
      clauses_(document.sentence_clauses[sentence]),
      parts_(knowledge, document, sentence) {}

bool Matcher::MatchVerb(std::uint32_t rule_index, std::uint32_t index, std::uint32_t at, Fit& fit) const {
  const Rule& rule = knowledge_.rules.rules[rule_index];
  const Clause& clause = document_.clauses[index];
  const std::uint32_t size = parts_.PhraseAt(rule.parts[0], at);
  const std::uint32_t particle = size == 0 ? parts_.ParticleOf(rule.parts[0], at) : kNone32;
  const bool parted = particle != kNone32;
  if ((size == 0 && !parted) || (!parted && at + size <= clause.head) || !MayDo(rule, index)) return false;
  fit.rule = rule_index;
  fit.clause = index;
  fit.word = clause.head;
  fit.weight = 10 * (parted ? 2 : size);
  const std::uint32_t after = at + (parted ? 1 : size);
  for (std::uint32_t i = at; i < after; ++i) fit.matched.push_back(i);
  if (parted) fit.matched.push_back(particle);
  if (rule.no_event) fit.weight += kExempt;
  if (rule.armed || rule.or_else) ++fit.weight;  // who does it, or what else, is said too
  if (rule.obligation && !Obliges(index, fit)) return false;
  for (std::size_t p = 1; p < rule.parts.size(); ++p) {
    const std::size_t taken = fit.matched.size();
    const bool found = MatchPart(rule.parts[p], index, after, fit);
    if (!found && !rule.parts[p].optional) return false;
    if (found) fit.weight += PartWeight(rule.parts[p], fit.matched.size() - taken);
  }
  if (rule.body && !BindsBody(fit, clause)) return false;
  if (rule.self && !fit.target_hints.empty() && !OwnPeople(fit.target_hints[0], clause)) return false;
  if (rule.self && fit.deed_end > 0 && !Advises(index)) return false;
  if (rule.ahead && IsToldOf(index) && (!Advises(index, true) || SharesView(index))) return false;
  if (rule.subjunctive && !Wishes(index)) return false;
  if (rule.obligation && NamesHearer(rule) && !TellsHearer(index)) return false;
  for (const std::uint32_t word : fit.matched) {
    if (words_[word].rel == Deprel::kObj && words_[word].head == clause.node) fit.object = true;
  }
  SetExtent(std::min(at, clause.first), fit);
  return true;
}

/// Whether the clause is one of which the rule can tell.
bool Matcher::MayDo(const Rule& rule, std::uint32_t index) const {
  const Clause& clause = document_.clauses[index];
  if ((rule.passive && !clause.passive) || (rule.active && clause.passive)) return false;
  if (rule.official && !Official(clause)) return false;
  if (rule.armed && !Armed(clause)) return false;
  if (rule.deadline && !SetsDeadline(clause)) return false;
  if (rule.or_else && !HasAlternative(clause)) return false;
  if ((rule.affirmed && clause.negated) || (rule.denied && !clause.negated)) return false;
  if (rule.accusation && (clause.negated != rule.denied || !IsToldByAnother(clause))) return false;
  if (rule.bare && (clause.passive || HasObject(clause))) return false;
  // "is due in Oslo", not "is due to meet him in Oslo"
  if (rule.plain && Dependent(document_, clause.node, Deprel::kXcomp) != kNone32) return false;
  if (IsIdle(index)) return false;
  // "the year ending March 31": a time does no deed.
  return clause.rel != Deprel::kAcl || words_[words_[clause.node].head].timex == kNone32;
}

/// "Chad joined the African Union": a state, and the body itself, not "its countries".
bool Matcher::BindsBody(const Fit& fit, const Clause& clause) const {
  if (fit.target_hints.empty() || clause.subject == kNone32) return false;
  const Mention& body = document_.mentions[fit.target_hints[0]];
  const Mention& who = document_.mentions[clause.subject];
  return body.role_class.empty() && !body.actors.empty() && body.actors[0].type == "igo" &&
         !who.actors.empty() && who.actors[0].type == "state";
}

/// "rallied support", "rallied what they had"; but "sank off | the coast", "sank | today" have none.
bool Matcher::HasObject(const Clause& clause) const {
  const std::uint32_t object = Dependent(document_, clause.node, Deprel::kObj);
  // "called for | the road to be built", where the parser makes it an object.
  // "rallied outside | parliament", where it makes the preposition an adjective.
  if (clause.head + 1 < document_.words.size()) {
    const Word& next = words_[clause.head + 1];
    const bool adposition = next.upos == Upos::kAdp && next.rel != Deprel::kCompoundPrt;
    if (adposition || (next.rel == Deprel::kAmod && next.Has(Grammar::kPreposition))) return false;
  }
  if (object != kNone32 && CaseOf(document_, object) == kNone32) return words_[object].timex == kNone32;
  const std::uint32_t content = Dependent(document_, clause.node, Deprel::kCcomp);
  if (content == kNone32) return false;
  const std::uint32_t own = words_[content].clause;
  return own == kNone32 || document_.clauses[own].finite;
}

/// "Chad said Sudan broke the truce": one state, or who speaks for it, tells it of another.
bool Matcher::IsToldByAnother(const Clause& clause) const {
  if (!clause.reported || clause.parent == kNone32) return false;
  const std::uint32_t teller = document_.clauses[clause.parent].subject;
  if (teller == kNone32 || clause.subject == kNone32) return false;
  const Mention& who = document_.mentions[teller];
  const Mention& of = document_.mentions[clause.subject];
  if (who.actors.empty() || of.actors.empty() || of.actors[0].code.empty()) return false;
  const std::string_view sector = SectorOf(who);
  return who.actors[0].code != of.actors[0].code && !knowledge_.rules.Unofficial(sector) &&
         !(who.actors[0].code.empty() && sector.empty());
}

/// "shipments were suspended by | Chad", or kNone32.
std::uint32_t Matcher::AgentOf(const Clause& clause) const {
  return clause.passive ? Dependent(document_, clause.node, Deprel::kOblAgent) : kNone32;
}

/// "Chadian soldiers", "the rebels".
bool Matcher::Armed(const Clause& clause) const {
  const std::uint32_t agent = AgentOf(clause);
  const std::uint32_t who = agent == kNone32 ? clause.subject : words_[agent].mention;
  return who != kNone32 && knowledge_.rules.Has(Trait::kArmed, SectorOf(document_.mentions[who]));
}

/// A state, or who speaks for it; "hundreds of Serbs" do not.
bool Matcher::Official(const Clause& clause) const {
  const std::uint32_t agent = AgentOf(clause);
  const std::uint32_t who = agent == kNone32 ? clause.subject : words_[agent].mention;
  const std::uint32_t doer = agent == kNone32 ? clause.subject_word : agent;
  if (who == kNone32) return false;
  const Word* word = doer == kNone32 ? nullptr : &words_[doer];
  if (word != nullptr && !word->Has(Grammar::kPronoun | Grammar::kRelative)) {
    if (word->mention == kNone32 || IsCrowd(document_.mentions[word->mention])) return false;
  }
  const Mention& mention = document_.mentions[who];
  const bool state = !mention.actors.empty() && !mention.actors[0].code.empty();
  const bool parliament = mention.sector == "LEG" && mention.role_class == "body";
  const bool body =
      state && mention.role_class.empty() && mention.actors[0].type == "igo";  // NATO is military
  return state && !IsCrowd(mention) &&
         (mention.sector.empty() || mention.sector == "GOV" || parliament || body);
}

/// "gave Chad three days to withdraw | or face sanctions".
bool Matcher::HasAlternative(const Clause& clause) const {
  return std::ranges::any_of(clauses_, [&](std::uint32_t other) {
    const Clause& next = document_.clauses[other];
    const std::uint32_t joint = Dependent(document_, next.node, Deprel::kCc);
    return next.head > clause.head && joint != kNone32 &&
           knowledge_.rules.IsOf(RareClass::kAlternative, words_[joint].readings);
  });
}

/// "gave Chad | three days to withdraw", "until Friday".
bool Matcher::SetsDeadline(const Clause& clause) const {
  if (clause.passive) return false;
  for (std::uint32_t k = words_[clause.node].child; k != kNone32; k = words_[k].sibling) {
    if (words_[k].timex == kNone32 || k < clause.head) continue;
    const std::uint32_t marker = CaseOf(document_, k);
    const bool until = marker != kNone32 && knowledge_.rules.IsOf(RareClass::kUntil, words_[marker].readings);
    const bool length =
        document_.extraction->timexes[words_[k].timex].type == TimexType::kDuration && marker == kNone32;
    if (until || length) return true;
  }
  return false;
}

/// A storm, a film; but "Bill" is no bill.
bool Matcher::IsForce(std::uint32_t word) const {
  // "killed by mortar fire"
  const std::uint32_t of = Dependent(document_, word, Deprel::kCompound);
  const bool shots = of != kNone32 && knowledge_.rules.IsOf(RareClass::kFirearm, words_[of].readings);
  return words_[word].upos != Upos::kPropn && words_[word].Has(Grammar::kIdle) && !shots;
}

/// What a storm or a film does is no deed, nor what follows from it: "a train hit a lorry, injuring six".
bool Matcher::IsIdle(std::uint32_t index) const {
  for (int depth = 0; depth < 4 && index != kNone32; ++depth) {
    const Clause& clause = document_.clauses[index];
    // "the film was banned by Iran": what somebody does to it, is done.
    const std::uint32_t agent = AgentOf(clause);
    if (agent != kNone32) return IsForce(agent);
    if (clause.subject_word != kNone32) return IsForce(clause.subject_word);
    if (clause.finite && clause.coordinate == kNone32) return false;
    index = clause.coordinate != kNone32 ? clause.coordinate : clause.parent;
  }
  return false;
}

/// "told its citizens to leave", "that they must leave", but not "told Spaniards that he is determined"; of
/// what is ahead, "agreed they wanted stable relations".
bool Matcher::Advises(std::uint32_t index, bool future) const {
  return std::ranges::any_of(clauses_, [&](std::uint32_t other) {
    const Clause& next = document_.clauses[other];
    const bool ahead = next.future || next.conditional || document_.words[next.head].Has(Grammar::kPlanned);
    const bool wish = next.infinitive || next.obligation || (future && ahead);
    return next.parent == index && wish;
  });
}

/// "agreed their currencies were strong": what it says stands in a clause with a tense.
bool Matcher::IsToldOf(std::uint32_t index) const {
  return std::ranges::any_of(clauses_, [&](std::uint32_t other) {
    const Clause& next = document_.clauses[other];
    return next.parent == index && next.rel == Deprel::kCcomp && next.finite &&
           next.head > document_.clauses[index].head;
  });
}

/// "traders agreed that it could take months", "both agreed that a decision will probably be delayed", "that
/// if it came, it would help": a common opinion.
bool Matcher::SharesView(std::uint32_t index) const {
  std::uint32_t who = document_.clauses[index].subject_word;
  for (; who != kNone32; who = Dependent(document_, who, Deprel::kConj)) {
    if (knowledge_.rules.IsOf(RareClass::kOnlooker, words_[who].readings) ||
        knowledge_.rules.IsOf(RareClass::kInformant, words_[who].readings))
      return true;
  }
  return std::ranges::any_of(clauses_, [&](std::uint32_t other) {
    const Clause& next = document_.clauses[other];
    return next.parent == index && next.rel == Deprel::kCcomp &&
           (IsGuessed(knowledge_, document_, next) || IsOnesView(document_.clauses[index], next));
  });
}

/// "the adviser agreed that Chad must pay": what one person thinks that another must do.
bool Matcher::IsOnesView(const Clause& clause, const Clause& content) const {
  if (!content.obligation || clause.subject == kNone32 || clause.subject == content.subject) return false;
  const Mention& who = document_.mentions[clause.subject];
  const bool one =
      !who.person.empty() || who.role_class == "person" || words_[who.head].Has(Grammar::kPersonal);
  return one && !who.plural && (words_[who.head].feats & Feats::kPlur) == 0 && who.next_in_group == kNone32;
}

/// "insisted that the quotas be abandoned", "that they should be taken into account", but not "insisted that
/// they are fair".
bool Matcher::Wishes(std::uint32_t index) const {
  return std::ranges::any_of(clauses_, [&](std::uint32_t other) {
    const Clause& next = document_.clauses[other];
    const bool wish = next.obligation || IsSubjunctive(document_, next);
    return next.parent == index && next.rel == Deprel::kCcomp && wish;
  });
}

/// "tell TARGET DEED", unlike "say DEED".
bool Matcher::NamesHearer(const Rule& rule) {
  return std::ranges::any_of(rule.parts, [](const Rule::Part& part) { return part.role == Role::kTarget; });
}

/// "told the rebels | they must go", but not "told the growers a tax should go".
bool Matcher::TellsHearer(std::uint32_t index) const {
  return std::ranges::any_of(clauses_, [&](std::uint32_t other) {
    const Clause& next = document_.clauses[other];
    return next.parent == index && next.rel == Deprel::kCcomp && next.obligation &&
           next.subject_word != kNone32 && words_[next.subject_word].Has(Grammar::kPronoun);
  });
}

/// "said | should Chad raise it": the modal stands before the subject, and asks for nothing.
bool Matcher::IsInverted(const Clause& clause) const {
  const std::uint32_t modal = Dependent(document_, clause.node, Deprel::kAux);
  return clause.subject_word != kNone32 && modal != kNone32 && modal < clause.subject_word &&
         Dependent(document_, clause.node, Deprel::kExpl) == kNone32;
}

/// "'Mali must act,' he said": a state or who speaks for it; but "this should help", "the firm should do
/// well".
bool Matcher::MayBeTold(const Clause& duty) const {
  if (duty.passive || duty.negated || duty.subject == kNone32) return false;
  const Mention& who = document_.mentions[duty.subject];
  return who.head == duty.subject_word && !who.actors.empty() && !who.actors[0].code.empty() &&
         !knowledge_.rules.Unofficial(who.sector);
}

/// "said the US must mediate": who must is the target. "It should have known" and "it should be cheap" ask
/// for nothing, "growers should be allowed to vote" nothing of them.
bool Matcher::Obliges(std::uint32_t index, Fit& fit) const {
  for (const std::uint32_t other : clauses_) {
    const Clause& next = document_.clauses[other];
    const bool quality = next.head != next.node && Dependent(document_, next.node, Deprel::kXcomp) == kNone32;
    const bool owns = next.negated && words_[next.head].Has(Grammar::kHave);  // "should have no difficulty"
    const bool allowed =
        next.passive && knowledge_.rules.IsOf(RareClass::kPermitting, words_[next.node].readings);
    const bool demand =
        next.obligation && !next.perfect && !quality && !owns && !allowed && !IsInverted(next);
    if (next.parent != index || next.rel != Deprel::kCcomp || !demand) continue;
    if (next.head < fit.word && !MayBeTold(next)) continue;
    // "said its debt must not grow": nobody is told to do it.
    if (!next.passive && next.subject_word != kNone32 && IsForce(next.subject_word) &&
        words_[next.subject_word].mention == kNone32)
      continue;
    for (std::uint32_t who = next.subject; who != kNone32; who = document_.mentions[who].next_in_group)
      fit.target_hints.push_back(who);
    return true;
  }
  return false;
}

/// "ferried foreigners out of Chad": whom the pattern has taken for a word, and who is of no land.
bool Matcher::IsTaken(std::uint32_t object, const Fit& fit) const {
  const Mention& whom = document_.mentions[object];
  const bool landless = whom.actors.empty() || whom.actors[0].code.empty();
  return landless && std::ranges::find(fit.matched, whom.head) != fit.matched.end();
}

bool Matcher::MatchPart(const Rule::Part& part, std::uint32_t index, std::uint32_t after, Fit& fit) const {
  const Clause& clause = document_.clauses[index];
  if (part.role == Role::kNone)
    return parts_.FindBehind(part, index, after, fit) || parts_.FindBefore(part, index, fit);
  if (part.role == Role::kDeed) return parts_.FindDeed(index, fit);
  if (part.alternatives.empty() && part.role == Role::kTarget) {
    const std::uint32_t object = clause.passive
                                     ? clause.subject
                                     : MentionOf(document_, Dependent(document_, clause.node, Deprel::kObj));
    if (object != kNone32 && !IsOwn(object, clause) && !IsTaken(object, fit)) {
      fit.target_hints.push_back(object);
      return true;
    }
    if (clause.passive || object != kNone32) return false;
  }
  // "The withdrawal of troops from Lebanon was completed": the parties stand behind the noun.
  const bool before = !fit.matched.empty() && fit.matched.back() < clause.first;
  if (before && parts_.FindRole(part, fit.matched.back(), fit.matched.back() + 1, fit)) return true;
  return parts_.FindRole(part, clause.node, after, fit);
}

/// "advised Americans": of the actor's own land, and no office of it.
bool Matcher::OwnPeople(std::uint32_t index, const Clause& clause) const {
  const Mention& mention = document_.mentions[index];
  if (clause.passive || clause.subject == kNone32 || mention.definite || mention.actors.empty()) return false;
  const Mention& subject = document_.mentions[clause.subject];
  const bool same = !subject.actors.empty() && subject.actors[0].code == mention.actors[0].code;
  const bool people = mention.plural || (words_[mention.head].feats & Feats::kPlur) != 0;
  return same && people && (mention.role_class.empty() || mention.role_class == "people");
}

/// "gave its support": the actor's own.
bool Matcher::IsOwn(std::uint32_t index, const Clause& clause) const {
  const Mention& mention = document_.mentions[index];
  if (!mention.pronoun || words_[mention.head].rel != Deprel::kNmodPoss || mention.actors.empty())
    return false;
  if (clause.subject == kNone32) return false;
  const Mention& subject = document_.mentions[clause.subject];
  return !subject.actors.empty() && subject.actors[0].code == mention.actors[0].code;
}

bool Matcher::MatchNoun(std::uint32_t rule_index, std::uint32_t i, Fit& fit) const {
  const Rule& rule = knowledge_.rules.rules[rule_index];
  const std::uint32_t size = parts_.PhraseAt(rule.parts[0], i);
  if (size == 0) return false;
  fit.rule = rule_index;
  fit.word = i + size - 1;
  fit.clause = words_[i].scope;
  fit.weight = 10 * size;
  for (std::uint32_t w = i; w < i + size; ++w) fit.matched.push_back(w);
  for (std::size_t p = 1; p < rule.parts.size(); ++p) {
    const Rule::Part& part = rule.parts[p];
    const std::size_t taken = fit.matched.size();
    const bool found = part.role == Role::kNone   ? parts_.FindAfterNoun(part, i + size, fit)
                       : part.role == Role::kDeed ? parts_.FindNounDeed(fit.word, fit)
                                                  : parts_.FindRole(part, i + size - 1, i + size, fit);
    if (!found && !part.optional) return false;
    if (found) fit.weight += PartWeight(part, fit.matched.size() - taken);
  }
  SetExtent(i, fit);
  return true;
}

}  // namespace demarche::extract
