#include "extractor/trigger/parts.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "extractor/syntax/bystander.h"
#include "extractor/tree.h"

namespace demarche::extract {

PartFinder::PartFinder(const Knowledge& knowledge, const Document& document, std::uint32_t sentence)
    : knowledge_(knowledge),
      document_(document),
      words_(document.words),
      clauses_(document.sentence_clauses[sentence]),
      mentions_(document.sentence_mentions[sentence]),
      begin_(document.FirstWord(sentence)),
      end_(document.LastWord(sentence)) {}

std::uint32_t PartFinder::PhraseAt(const Rule::Part& part, std::uint32_t i) const {
  if (!MayBegin(part, i)) return 0;
  std::uint32_t best = 0;
  for (const std::span<const Symbol> phrase : part.alternatives) {
    if (phrase.size() > best) best = std::max(best, SpanOf(phrase, i));
  }
  return best;
}

std::uint32_t PartFinder::ParticleOf(const Rule::Part& part, std::uint32_t verb) const {
  if (!MayBegin(part, verb)) return kNone32;
  const auto goes_on = [&](std::uint32_t k) {
    return std::ranges::any_of(part.alternatives, [&](std::span<const Symbol> phrase) {
      return phrase.size() == 2 && words_[verb].Reads(phrase[0]) && words_[k].Reads(phrase[1]);
    });
  };
  for (std::uint32_t k = words_[verb].child; k != kNone32; k = words_[k].sibling) {
    const Deprel rel = words_[k].rel;
    const bool free = rel == Deprel::kXcomp && words_[k].upos == Upos::kAdj;  // "set him free"
    const bool particle = rel == Deprel::kCompoundPrt || rel == Deprel::kAdvmod || free;
    if (particle && k > verb + 1 && goes_on(k)) return k;
    // "sent two diplomats packing", where the parser takes the last word for what the diplomats do
    const std::uint32_t gerund = rel == Deprel::kObj ? Dependent(document_, k, Deprel::kAcl) : kNone32;
    if (gerund != kNone32 && (words_[gerund].forms() & Form::kIng) != 0 && goes_on(gerund)) return gerund;
  }
  return kNone32;
}

/// "the", "its": what a phrase of the rules leaves out.
bool PartFinder::IsArticle(const Word& word) {
  return word.rel == Deprel::kDet || (word.rel == Deprel::kNmodPoss && word.Has(Grammar::kPossessive));
}

/// How many words the phrase takes at `i`, or 0: "reach agreement" also "reach an agreement".
std::uint32_t PartFinder::SpanOf(std::span<const Symbol> phrase, std::uint32_t i) const {
  std::uint32_t at = i;
  for (const Symbol symbol : phrase) {
    if (at > i && at < end_ && !words_[at].Reads(symbol) && IsArticle(words_[at])) ++at;
    if (at >= end_ || !words_[at].Reads(symbol)) return 0;
    ++at;
  }
  return at - i;
}

/// Takes the phrase of `part` at `i`, if it stands there.
bool PartFinder::TakeWords(const Rule::Part& part, std::uint32_t i, Fit& fit) const {
  if (!MayBegin(part, i)) return false;
  const std::uint32_t own = words_[i].clause;
  if (own != kNone32 && document_.clauses[own].head != i) return false;  // the "to" of an infinitive
  if (IsName(i) || words_[i].timex != kNone32) return false;
  // "insisted on Monday" insists on nothing.
  const bool marks = words_[i].rel == Deprel::kCase && words_[i].head != kNone32;
  if (marks && words_[words_[i].head].timex != kNone32) return false;
  // "ill-prepared" is not "prepared".
  if (i > begin_ && words_[i - 1].text == "-" && words_[i].upos != Upos::kNoun) return false;
  const std::uint32_t size = PhraseAt(part, i);
  if (size == 0 || (Qualifies(i + size - 1) && !GoesOn(part, i + size - 1, fit))) return false;
  // "rockets fired from Chad" is no "rocket fire"
  const Word& last = words_[i + size - 1];
  const bool participle = last.upos == Upos::kVerb && last.clause != kNone32 && LooksPast(last);
  if (size > 1 && words_[i].upos == Upos::kNoun && participle) return false;
  for (std::uint32_t k = i; k < i + size; ++k) fit.matched.push_back(k);
  return true;
}

/// Part of an actor's name, not of a place's ("the Black Sea"), nor a person's office ("recalled Ambassador
/// Smith"), nor a role that opens the sentence or is somebody's ("dissolved its Parliament").
bool PartFinder::IsName(std::uint32_t i) const {
  if (words_[i].mention == kNone32 || !words_[i].capital) return false;
  const Mention& mention = document_.mentions[words_[i].mention];
  const bool agent = words_[mention.head].rel == Deprel::kOblAgent;
  const bool office = mention.role_class == "person" && !agent;
  const bool role =
      mention.role != nullptr && (office || i == begin_ || words_[mention.first].Has(Grammar::kPossessive));
  return !mention.place && !role;
}

/// "weapons inspectors" are no weapons.
bool PartFinder::Qualifies(std::uint32_t i) const {
  const Word& word = words_[i];
  return word.rel == Deprel::kCompound && word.head != kNone32 && word.head > i && word.head <= i + 2 &&
         words_[word.head].upos == Upos::kNoun;
}

/// "deliver weapons stockpiles" where the pattern's next part takes the stockpiles, but not "weapons
/// inspectors".
bool PartFinder::GoesOn(const Rule::Part& part, std::uint32_t i, const Fit& fit) const {
  if (!part.may_qualify) return false;
  const std::vector<Rule::Part>& parts = knowledge_.rules.rules[fit.rule].parts;
  const auto next = static_cast<std::size_t>(&part - parts.data()) + 1;
  return next < parts.size() && PhraseAt(parts[next], words_[i].head) > 0;
}

bool PartFinder::FindBehind(const Rule::Part& part, std::uint32_t index, std::uint32_t after,
                            Fit& fit) const {
  constexpr std::uint32_t kReach = 14, kNear = 3;
  const std::uint32_t end = std::min(end_, after + kReach);
  // "gathered in Lima to protest": crowds come for what they then do.
  const bool crowd = knowledge_.rules.rules[fit.rule].deed.plover.event == "PROTEST";
  bool near = true;
  for (std::uint32_t i = after; i < end; ++i) {
    const bool infinitive = Embedded(i, index) || (crowd && IsAimOf(i, index));
    // "concluded: 'The deals ...'", "insist that on beef ...".
    if (words_[i].text == ":") return false;
    const bool opens = words_[i].rel == Deprel::kMark && words_[i].upos == Upos::kSconj;
    if (words_[i].clause != kNone32 && !infinitive && words_[i].clause != index) near = false;
    if (MayBegin(part, i)) {
      const bool close = near && i < after + kNear && !ActsBelow(i, index);
      const bool there = close || infinitive || words_[i].scope == index || OpensGerund(i, index) ||
                         IsOfTaken(i, index, fit);
      if (there && !IsBeside(i, index, fit) && !IsBehindObject(i, index, fit) && !IsDuring(i, fit) &&
          TakeWords(part, i, fit))
        return true;
    }
    near = near && !opens;
  }
  return false;
}

/// "offered to buy most of the bills": what no deed is done to, by the infinitive that the pattern has taken.
bool PartFinder::IsOfTaken(std::uint32_t i, std::uint32_t index, const Fit& fit) const {
  if (!knowledge_.rules.rules[fit.rule].no_event || words_[i].rel == Deprel::kNmodPoss) return false;
  const std::uint32_t below = fit.matched.empty() ? kNone32 : words_[fit.matched.back()].clause;
  return below != kNone32 && below != index && words_[i].scope == below &&
         document_.clauses[below].rel == Deprel::kXcomp &&
         document_.clauses[below].subject == document_.clauses[index].subject;
}

/// "charged a lawmaker | with pocketing money": the preposition of what the verb's object is said to do.
bool PartFinder::OpensGerund(std::uint32_t i, std::uint32_t index) const {
  const std::uint32_t gerund = words_[i].rel == Deprel::kMark ? words_[i].head : kNone32;
  if (gerund == kNone32 || words_[gerund].clause == kNone32) return false;
  if (!document_.clauses[words_[gerund].clause].gerund || words_[i].Has(Grammar::kSubordinator)) return false;
  const std::uint32_t above = words_[gerund].head;
  const std::uint32_t node = document_.clauses[index].node;
  return above == node ||
         (above != kNone32 && words_[above].rel == Deprel::kObj && words_[above].head == node);
}

/// "cut surcharges | on shipments", "made efforts in time | for his trip": behind a preposition that the
/// pattern does not have, while the verb has another object; but "announced plans for tariffs", "ended aid
/// for exports".
bool PartFinder::IsBehindObject(std::uint32_t i, std::uint32_t index, const Fit& fit) const {
  const Clause& clause = document_.clauses[index];
  const Rule& rule = knowledge_.rules.rules[fit.rule];
  const std::uint32_t object = Dependent(document_, clause.node, Deprel::kObj);
  const std::uint32_t marker = words_[i].upos == Upos::kNoun ? CaseOf(document_, i) : kNone32;
  if (clause.passive || object == kNone32 || marker == kNone32 || marker < object) return false;
  if (rule.no_event || rule.deed.plover.event == "REQUEST" || words_[clause.head].Has(Grammar::kCeased))
    return false;
  const auto taken = [&](std::uint32_t word) {
    return std::ranges::find(fit.matched, word) != fit.matched.end();
  };
  const Word& other = words_[object];
  const bool thing = other.upos == Upos::kNoun && other.mention == kNone32 && other.timex == kNone32;
  return thing && !taken(object) && !taken(marker) &&
         knowledge_.rules.IsOf(RareClass::kTopic, words_[marker].readings) &&
         !knowledge_.rules.IsOf(RareClass::kComing, other.readings);
}

/// "was shelved | during the visit": when it is done, not what is done.
bool PartFinder::IsDuring(std::uint32_t i, const Fit& fit) const {
  const std::uint32_t marker = words_[i].upos == Upos::kNoun ? CaseOf(document_, i) : kNone32;
  return marker != kNone32 && knowledge_.rules.IsOf(RareClass::kDuring, words_[marker].readings) &&
         std::ranges::find(fit.matched, marker) == fit.matched.end();
}

/// "recognised | the states were poor": the subject of what is said, no object.
bool PartFinder::ActsBelow(std::uint32_t i, std::uint32_t index) const {
  const bool subject = words_[i].rel == Deprel::kNsubj || words_[i].rel == Deprel::kNsubjPass;
  if (!subject || words_[i].scope == kNone32 || words_[i].scope == index) return false;
  const Clause& below = document_.clauses[words_[i].scope];
  // "asked that the ministry provide a loan": of whom it is asked.
  return below.parent == index && below.rel == Deprel::kCcomp && below.finite &&
         !IsSubjunctive(document_, below);
}

/// "wants to tell | Chad": whom the deed is done to that the pattern has for itself.
bool PartFinder::IsBelowDeed(std::uint32_t i, const Fit& fit) const {
  const std::uint32_t own = words_[i].scope;
  if (fit.clause == kNone32 || own == kNone32 || own == fit.clause) return false;
  const Clause& below = document_.clauses[own];
  const auto deed = [](const Rule::Part& part) { return part.role == Role::kDeed && !part.optional; };
  return below.infinitive && below.parent == fit.clause && below.rel == Deprel::kXcomp && below.head < i &&
         std::ranges::any_of(knowledge_.rules.rules[fit.rule].parts, deed);
}

/// "met to study | Chad's plan": of what the deed is done for.
bool PartFinder::IsOfPurpose(std::uint32_t i, const Fit& fit) const {
  const std::uint32_t own = words_[i].scope;
  if (fit.clause == kNone32 || own == kNone32 || own == fit.clause) return false;
  const Clause& below = document_.clauses[own];
  return below.infinitive && below.parent == fit.clause && below.head < i &&
         knowledge_.rules.rules[fit.rule].reciprocal;
}

/// "ending March 31, against exports of": behind a comma and a preposition of its own, no part of the deed.
bool PartFinder::IsBeside(std::uint32_t i, std::uint32_t index, const Fit& fit) const {
  // "supplied nearly all of it, with Chile ..."; but "called, in effect, for a truce".
  const std::uint32_t head = document_.clauses[index].head;
  if (words_[i].rel == Deprel::kCase && words_[i - 1].text == "," && words_[head + 1].text != ",")
    return true;
  const std::uint32_t marker = words_[i].upos == Upos::kNoun ? CaseOf(document_, i) : kNone32;
  const bool behind =
      marker != kNone32 && marker > document_.clauses[index].head && words_[marker - 1].text == ",";
  return behind && std::ranges::find(fit.matched, marker) == fit.matched.end();
}

/// The verb of an infinitive, or of a thing done, that depends on it: "vowed to avenge", "let Chad know",
/// "opened a hearing".
bool PartFinder::Embedded(std::uint32_t i, std::uint32_t index) const {
  const std::uint32_t own = words_[i].clause;
  if (own == kNone32 || own == index) return false;
  const Clause& next = document_.clauses[own];
  const bool thing = next.rel == Deprel::kObj || next.rel == Deprel::kObl;
  const bool bare = next.rel == Deprel::kXcomp && next.first == next.head && !next.gerund && !next.passive &&
                    (words_[next.head].feats & Feats::kInf) != 0;
  return next.parent == index && (thing || bare || (next.infinitive && !IsPurpose(document_, next)));
}

/// The verb of an infinitive that tells what a deed is done for.
bool PartFinder::IsAimOf(std::uint32_t i, std::uint32_t index) const {
  const std::uint32_t own = words_[i].clause;
  return own != kNone32 && own != index && document_.clauses[own].parent == index &&
         document_.clauses[own].infinitive;
}

/// "the protest (that) Iran lodged": a clause with a subject of its own has no other object than what it is
/// told of; but "that a previous government signed", of which nobody knows whose it was.
bool PartFinder::IsObjectAbove(const Clause& clause) const {
  const std::uint32_t subject = clause.subject_word;
  if (clause.rel != Deprel::kAclRelcl || subject == kNone32 || words_[subject].Has(Grammar::kRelative))
    return false;
  const std::uint32_t object = Dependent(document_, clause.node, Deprel::kObj);
  if (object != kNone32 && !words_[object].Has(Grammar::kRelative)) return false;
  const std::uint32_t article = Dependent(document_, subject, Deprel::kDet);
  return article == kNone32 || knowledge_.rules.IsOf(RareClass::kDefinite, words_[article].readings);
}

bool PartFinder::FindBefore(const Rule::Part& part, std::uint32_t index, Fit& fit) const {
  const Clause& clause = document_.clauses[index];
  if (clause.rel == Deprel::kAcl || clause.rel == Deprel::kAclRelcl) {
    const std::uint32_t noun = words_[clause.node].head;
    const bool relative = IsObjectAbove(clause) && knowledge_.rules.rules[fit.rule].deed.kind != "statement";
    if (clause.subject_rule != std::string_view("subject") || clause.passive || relative) {
      if (noun != kNone32 && noun < clause.head && TakeWords(part, noun, fit)) return true;
    }
  }
  // "the figures are due to be released": of an infinitive, the subject of what rules it.
  if (clause.passive && clause.infinitive && clause.rel == Deprel::kXcomp && clause.parent != kNone32) {
    const std::uint32_t subject = document_.clauses[clause.parent].subject_word;
    if (subject != kNone32 && subject < clause.head && TakeWords(part, subject, fit)) return true;
  }
  for (std::uint32_t i = clause.begin; i < clause.first; ++i) {
    if (words_[i].scope != index || (!clause.passive && !IsFronted(i, clause))) continue;
    if (TakeWords(part, i, fit)) return true;
  }
  // "jointly searched the area", "had forcibly returned them"
  for (std::uint32_t k = words_[clause.node].child; k != kNone32 && k < clause.head; k = words_[k].sibling) {
    const bool beside =
        words_[k].rel == Deprel::kAdvmod && words_[k].upos == Upos::kAdv && k + 1 >= clause.first;
    if (beside && TakeWords(part, k, fit)) return true;
  }
  return false;
}

/// "In a video call, they discussed": in a phrase before the subject; "Asylum is what Chad gave".
bool PartFinder::IsFronted(std::uint32_t i, const Clause& clause) const {
  if (clause.subject_word == kNone32 || i > clause.subject_word) return false;
  if (words_[i].rel == Deprel::kObj && words_[i].head == clause.node) return true;
  for (int step = 0; step < 3 && words_[i].rel == Deprel::kCompound && words_[i].head != kNone32; ++step)
    i = words_[i].head;
  return words_[i].rel == Deprel::kObl && words_[i].head == clause.node && !TellsWhen(i);
}

/// "During the talks": what the deed is told beside, no part of it.
bool PartFinder::TellsWhen(std::uint32_t noun) const {
  constexpr std::uint32_t kPhrase = 6;
  for (std::uint32_t i = noun; i > begin_ && noun - i < kPhrase; --i) {
    if (words_[i - 1].head != noun || words_[i - 1].rel != Deprel::kCase) continue;
    const auto ends_here = [&](const DiscourseCue& cue) {
      const auto length = static_cast<std::uint32_t>(cue.words.size());
      if (cue.reference.empty() || i < begin_ + length) return false;
      for (std::uint32_t k = 0; k < length; ++k) {
        if (!words_[i - length + k].Reads(cue.words[k])) return false;
      }
      return true;
    };
    return std::any_of(knowledge_.rules.cues.begin(), knowledge_.rules.cues.end(), ends_here);
  }
  return false;
}

bool PartFinder::FindRole(const Rule::Part& part, std::uint32_t node, std::uint32_t after, Fit& fit) const {
  constexpr std::uint32_t kNextTo = 4;  // words after a verb in which a bare party stands
  std::uint32_t best = kNone32;
  int distance = kFar;
  for (const std::uint32_t index : mentions_) {
    const Mention& mention = document_.mentions[index];
    if (IsUnderVerbOf(node, part, mention)) {
      best = index;
      fit.carried = true;
      break;
    }
    if (!MayBeParty(part, mention, fit) || mention.first < after || !Fits(part, mention, after)) continue;
    if (IsOwner(index)) continue;
    // "warned | Chad's reserves could run out".
    const bool owns = words_[mention.head].rel == Deprel::kNmodPoss && words_[mention.head].head != kNone32;
    const std::uint32_t thing = owns ? words_[mention.head].head : mention.head;
    if (part.alternatives.empty() && fit.clause != kNone32 && ActsBelow(thing, fit.clause)) continue;
    if (part.alternatives.empty() && (IsBelowDeed(mention.head, fit) || IsOfPurpose(mention.head, fit)))
      continue;
    const int cost = std::min(Distance(document_, mention, node), kFar - 1);
    if (cost < kFar - 1 && (IsInOtherClause(mention.head, node) || BelongsToNoun(part, mention, node)))
      continue;
    if (!part.alternatives.empty() && (IsOfAnother(mention, node, fit) || IsOfOccasion(mention, node, fit)))
      continue;
    if (IsWhereBefore(knowledge_, document_, mention, node)) continue;
    if (part.role == Role::kSource && DoesAnother(mention, node)) continue;
    const bool reached = part.alternatives.empty()
                             ? mention.first < after + kNextTo && !IsParted(after, mention, node)
                             : cost < kFar - 1 || InReach(mention, after);
    if (!reached || cost >= distance) continue;
    best = index;
    distance = cost;
  }
  if (best == kNone32) return false;
  (part.role == Role::kSource ? fit.source_hints : fit.target_hints).push_back(best);
  return true;
}

/// "The minister visited Osaka": a town stands for its land where an official of a known one goes there; else
/// a place is no party.
bool PartFinder::MayBeParty(const Rule::Part& part, const Mention& mention, const Fit& fit) const {
  if (!mention.place) return true;
  const auto is_coded = [](const Mention& who) {
    return who.actors.size() == 1 && !who.actors[0].code.empty();
  };
  const bool goes = part.role == Role::kTarget && knowledge_.rules.rules[fit.rule].deed.kind == "visit" &&
                    mention.sector.empty() && is_coded(mention);
  if (!goes || fit.clause == kNone32) return goes;
  const Clause& clause = document_.clauses[fit.clause];
  if (clause.subject == kNone32 || !is_coded(document_.mentions[clause.subject])) return false;
  const std::uint32_t head = clause.subject_word == kNone32 ? kNone32 : words_[clause.subject_word].mention;
  // "tourists from Sweden"
  return std::ranges::none_of(std::array{clause.subject, head}, [&](std::uint32_t who) {
    return who != kNone32 && knowledge_.rules.Unofficial(document_.mentions[who].sector);
  });
}

/// "an attack on positions | held by its army": who does what another verb below tells.
bool PartFinder::DoesAnother(const Mention& mention, std::uint32_t node) const {
  const Word& word = words_[mention.head];
  return word.rel == Deprel::kOblAgent && word.head != kNone32 && word.head != node &&
         words_[word.head].rel == Deprel::kAcl && words_[word.head].head != node;
}

/// "as Mali has urged, | she said": a comma, and then who says it; "ministers meeting here urged | Chad": the
/// verb above, and then whom that is about.
bool PartFinder::IsParted(std::uint32_t after, const Mention& mention, std::uint32_t node) const {
  const std::uint32_t above = words_[node].rel == Deprel::kAcl ? words_[words_[node].head].head : kNone32;
  for (std::uint32_t i = after; i < mention.first; ++i) {
    if (words_[i].text == "," || i == above) return true;
  }
  return false;
}

/// "ended the occupation that began with the fall of Phnom Penh", "inked a pact after Turkey had signed one
/// with Libya", "will talk to farmers and meet with Libya": whether a clause of another verb stands between a
/// word and the deed above it, but for the relative clause of the noun that tells the deed.
bool PartFinder::IsInOtherClause(std::uint32_t word, std::uint32_t node) const {
  for (; word != kNone32 && word != node; word = words_[word].head) {
    const std::uint32_t own = words_[word].clause;
    const bool beside = words_[word].rel == Deprel::kAdvcl && own != kNone32 && document_.clauses[own].finite;
    if (beside || (words_[word].rel == Deprel::kAclRelcl && words_[word].head != node)) return true;
    const bool other = words_[word].rel == Deprel::kConj && own != kNone32 && words_[word].head == node;
    if (other && Dependent(document_, node, Deprel::kAuxPass) == kNone32) return true;
  }
  return false;
}

/// "burned flags to demand the closure of a base": of a noun that the pattern of a verb does not have.
bool PartFinder::IsOfAnother(const Mention& mention, std::uint32_t node, const Fit& fit) const {
  const bool of = mention.preposition != kNone32 && words_[mention.preposition].Has(Grammar::kGenitive);
  const bool verb = words_[node].clause != kNone32;
  if (!of || !verb || words_[mention.preposition].head == kNone32) return false;
  const std::uint32_t noun = words_[words_[mention.preposition].head].head;
  return noun != kNone32 && noun != node && std::ranges::find(fit.matched, noun) == fit.matched.end() &&
         IsUnder(document_, noun, node);
}

/// "spoke after a meeting | with Chad": a party of the deed by which the time is told.
bool PartFinder::IsOfOccasion(const Mention& mention, std::uint32_t node, const Fit& fit) const {
  const Rulebook& rules = knowledge_.rules;
  if (rules.rules[fit.rule].deed.plover.event != "CONSULT") return false;
  for (std::uint32_t word = words_[mention.head].head; word != kNone32 && word != node;
       word = words_[word].head) {
    const std::uint32_t marker = words_[word].upos == Upos::kNoun ? CaseOf(document_, word) : kNone32;
    if (marker == kNone32 || std::ranges::find(fit.matched, word) != fit.matched.end()) continue;
    const bool when =
        std::ranges::any_of(std::array{RareClass::kAfter, RareClass::kBefore, RareClass::kDuring},
                            [&](RareClass time) { return rules.IsOf(time, words_[marker].readings); });
    const bool deed = std::ranges::any_of(words_[word].readings, [&](const Reading& reading) {
      return rules.NounRules(reading.symbol) != nullptr;
    });
    if (when && deed) return true;
  }
  return false;
}

/// "demanded the withdrawal of troops from Chad": the preposition is that of a deed told by a noun between,
/// and not the verb's.
bool PartFinder::BelongsToNoun(const Rule::Part& part, const Mention& mention, std::uint32_t node) const {
  if (part.alternatives.empty() || mention.preposition == kNone32) return false;
  const Word& preposition = words_[mention.preposition];
  if (!knowledge_.rules.IsOf(RareClass::kOriginPreposition, preposition.readings)) return false;
  const auto takes_it = [&](const Rule::Part& other) {
    return other.role == part.role && std::ranges::any_of(other.alternatives, [&](const auto& phrase) {
             return phrase.size() == 1 && preposition.Reads(phrase[0]);
           });
  };
  for (std::uint32_t word = words_[mention.head].head; word != kNone32 && word != node;
       word = words_[word].head) {
    for (const Reading& reading : words_[word].readings) {
      const std::vector<std::uint32_t>* rules = knowledge_.rules.NounRules(reading.symbol);
      if (rules != nullptr && std::ranges::any_of(*rules, [&](std::uint32_t rule) {
            return std::ranges::any_of(knowledge_.rules.rules[rule].parts, takes_it);
          }))
        return true;
    }
  }
  return false;
}

/// "his Turkish counterpart": whose counterpart, not who.
bool PartFinder::IsOwner(std::uint32_t index) const {
  const Mention& mention = document_.mentions[index];
  const Word& word = words_[mention.head];
  if (!mention.pronoun || word.rel != Deprel::kNmodPoss || word.head == kNone32) return false;
  const std::uint32_t named = MentionOf(document_, word.head);
  return named != kNone32 && named != index;
}

/// Where the tree knows no path, a mention before the next verb will do.
bool PartFinder::InReach(const Mention& mention, std::uint32_t after) const {
  for (std::uint32_t i = after; i < mention.first; ++i) {
    if (words_[i].clause != kNone32) return false;
  }
  return true;
}

/// "protests rocked | Chad", "spread through | Chad": of a noun's pattern, the party under the noun's own
/// verb, which itself or whose preposition stands before the party.
bool PartFinder::IsUnderVerbOf(std::uint32_t node, const Rule::Part& part, const Mention& mention) const {
  const Word& word = words_[mention.head];
  const bool beside = word.head != kNone32 && words_[node].head == word.head && !mention.place &&
                      words_[node].rel == Deprel::kNsubj && words_[word.head].clause != kNone32;
  const std::uint32_t opener = word.rel == Deprel::kObj   ? word.head
                               : word.rel == Deprel::kObl ? mention.preposition
                                                          : kNone32;
  return beside && opener != kNone32 &&
         std::ranges::any_of(part.alternatives, [&](const std::span<const Symbol> phrase) {
           return !phrase.empty() && words_[opener].Reads(phrase.back());
         });
}

bool PartFinder::Fits(const Rule::Part& part, const Mention& mention, std::uint32_t after) const {
  const bool bare = mention.preposition == kNone32 || mention.preposition < after;
  if (part.alternatives.empty()) return bare;
  for (const std::span<const Symbol> phrase : part.alternatives) {
    if (!bare && !phrase.empty() && words_[mention.preposition].Reads(phrase.back())) return true;
  }
  return false;
}

bool PartFinder::FindDeed(std::uint32_t index, Fit& fit) const {
  const Clause& clause = document_.clauses[index];
  for (const std::uint32_t other : clauses_) {
    const Clause& next = document_.clauses[other];
    // "'Mali must withdraw,' he said": what must be done may be told first.
    const bool first = next.head < clause.head;
    // "'Chad is arming rebels,' alleged the minister".
    const bool content = next.rel == Deprel::kCcomp && words_[clause.head].Has(Grammar::kReport);
    const bool told = next.finite && (knowledge_.rules.rules[fit.rule].obligation || content);
    if (other == index || (first && !told) || !Embeds(next, index)) continue;
    // "Asked whether ..., he replied": what is asked is no deed, nor is what follows it.
    if (words_[next.begin].Has(Grammar::kQuestion)) return false;
    // "agreed, 'Things are fine.'": so only says it.
    const bool quoted = next.finite && words_[next.begin].upos == Upos::kPunct;
    if (quoted && !words_[clause.head].Has(Grammar::kReport)) continue;
    if (fit.deed_end == 0) fit.deed_begin = first ? next.begin : clause.head + 1;
    fit.deed_end = std::max(fit.deed_end, next.end);
  }
  if (fit.deed_end > 0) return true;
  for (std::uint32_t i = clause.head + 1; i < clause.end; ++i) {
    if (words_[i].scope != index || words_[i].mention != kNone32 || TellsWhere(i)) continue;
    for (const Reading& reading : words_[i].readings) {
      if (knowledge_.rules.NounRules(reading.symbol) == nullptr) continue;
      fit.deed_begin = clause.head + 1;
      fit.deed_end = clause.end;
      return true;
    }
  }
  return false;
}

/// "offered a choice at the meeting": where it is done, not what.
bool PartFinder::TellsWhere(std::uint32_t i) const {
  const std::uint32_t marker = words_[i].rel == Deprel::kObl ? CaseOf(document_, i) : kNone32;
  return marker != kNone32 && words_[marker].Has(Grammar::kLocative);
}

/// Whether `next` is what the clause `index` promises, demands or refuses.
bool PartFinder::Embeds(const Clause& next, std::uint32_t index) const {
  if (next.parent != index) return false;
  switch (next.rel) {
    case Deprel::kXcomp:
    case Deprel::kCcomp: return true;
    case Deprel::kAdvcl: return !next.subordinate && (next.infinitive || next.gerund);
    case Deprel::kAcl: return next.infinitive;
    default: return false;
  }
}

bool PartFinder::FindNounDeed(std::uint32_t noun, Fit& fit) const {
  for (const std::uint32_t other : clauses_) {
    const Clause& next = document_.clauses[other];
    if (!next.infinitive || next.head < noun) continue;
    std::uint32_t after = noun + 1;
    while (after < next.first && words_[after].timex != kNone32) ++after;
    if (words_[next.node].head != noun && after != next.first) continue;
    fit.deed_begin = noun + 1;
    fit.deed_end = next.end;
    return true;
  }
  return false;
}

bool PartFinder::FindAfterNoun(const Rule::Part& part, std::uint32_t after, Fit& fit) const {
  constexpr std::uint32_t kReach = 8;
  for (std::uint32_t i = after; i < std::min(end_, after + kReach); ++i) {
    if (TakeWords(part, i, fit)) return true;
    if (words_[i].clause != kNone32) return false;
  }
  return false;
}

}  // namespace demarche::extract
