#include "extractor/syntax/targets.h"

#include <algorithm>

#include "extractor/reference/binding.h"
#include "extractor/syntax/bystander.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

constexpr int kUnrelated = 10;  ///< what a mention costs that the tree does not lead to
constexpr int kLimit = 20;
constexpr int kDirect = 4;        ///< an object, or its address
constexpr int kMeetingLimit = 8;  ///< parties of a meeting stand near it
constexpr int kStatementLimit = 6;
constexpr std::uint32_t kTargetReach = 24;
constexpr std::uint32_t kExplained = 20;  ///< weight of a pattern that took more than its trigger word

/// "expressed opposition", "sent FBI agents": what the pattern took for its words is no party; but "smashed a
/// rebel force", whose land the text tells.
bool IsWordOf(const Find& find, const Mention& mention) {
  if (mention.last > mention.first + 1 && mention.origin != Origin::kNamed) return false;
  for (std::uint32_t i = mention.first; i < mention.last; ++i) {
    if (std::ranges::find(find.matched, i) == find.matched.end()) return false;
  }
  return true;
}

}  // namespace

bool TargetFinder::Official(const Mention& mention) {
  return mention.sector.empty() || mention.sector == "GOV" || mention.sector == "MIL";
}

bool TargetFinder::Guessed(std::uint32_t index) const {
  return index != kNone32 && At(index).definite && !At(index).other.code.empty() &&
         At(index).role_class == "person" && !At(index).plural;
}

bool TargetFinder::SameCode(std::uint32_t a, std::uint32_t b) const {
  if (a == kNone32 || b == kNone32 || At(a).actors.empty() || At(b).actors.empty()) return false;
  return At(a).actors[0].code == At(b).actors[0].code;
}

/// "sources said Iran had tested its missiles", "withdrew its troops", "and Chad recalled its envoy": what is
/// moved or given up is the own, of whomever else the pronoun may speak.
bool TargetFinder::OwnsWhatIsUsed(const Find& find, const Mention& mention) const {
  const Deed& deed = DeedOf(find);
  const std::string& event = deed.plover.event;
  const Word& word = document_.words[mention.first];
  const bool ties =
      word.head != kNone32 && knowledge_.rules.IsOf(RareClass::kTies, document_.words[word.head].readings);
  if (word.head != kNone32 && knowledge_.rules.IsOf(RareClass::kRealm, document_.words[word.head].readings))
    return false;  // "entered its airspace"
  const bool own = event == "MOBILIZE" || event == "RETREAT" || event == "CONCEDE" || event == "AID" ||
                   ties || deed.plover.mode == "withdraw";
  return own && mention.pronoun && word.Has(Grammar::kPossessive) && word.rel == Deprel::kNmodPoss &&
         std::ranges::find(find.matched, word.head) != find.matched.end();
}

/// Whether the noun tells a meeting or a visit.
bool TargetFinder::IsEncounter(const Word& noun) const {
  return std::ranges::any_of(noun.readings, [&](const Reading& reading) {
    const std::vector<std::uint32_t>* rules = knowledge_.rules.NounRules(reading.symbol);
    return rules != nullptr && std::ranges::any_of(*rules, [&](std::uint32_t rule) {
             return knowledge_.rules.rules[rule].deed.plover.event == "CONSULT";
           });
  });
}

/// "a strike during the visit of the German president": who is told of to say when, unlike "during a protest
/// against Chad".
bool TargetFinder::IsOfTime(const Mention& mention) const {
  constexpr int kDeepest = 8;
  std::uint32_t word = document_.words[mention.head].head;
  for (int step = 0; step < kDeepest && word != kNone32; ++step) {
    const Word& at = document_.words[word];
    const std::uint32_t marker = at.rel == Deprel::kObl ? CaseOf(document_, word) : kNone32;
    if (marker != kNone32)
      return knowledge_.rules.IsOf(RareClass::kDuring, document_.words[marker].readings) && IsEncounter(at);
    word = at.head;
  }
  return false;
}

/// "is paying for the dam, which is also financed by Peru", "agreed to a truce brokered by Peru": who does
/// something with the same thing, or brought it about.
bool TargetFinder::DoesItToo(const Find& find, const Mention& mention, std::uint32_t node) const {
  std::uint32_t doer = NounOf(document_, mention.head);
  for (int step = 0; step < 4 && document_.words[doer].rel == Deprel::kConj; ++step)
    doer = document_.words[doer].head;
  const Word& word = document_.words[doer];
  // "joined a strike by miners".
  const bool by = mention.preposition != kNone32 && word.rel == Deprel::kNmod &&
                  document_.words[mention.preposition].Has(Grammar::kAgentPreposition);
  if (by && DeedOf(find).plover.event == "PROTEST" &&
      std::ranges::find(find.matched, word.head) != find.matched.end())
    return true;
  if (word.rel != Deprel::kOblAgent || word.head == node || word.head == kNone32) return false;
  const Word& verb = document_.words[word.head];
  return verb.rel == Deprel::kAclRelcl ||
         (verb.rel == Deprel::kAcl && knowledge_.rules.IsOf(RareClass::kMediating, verb.readings));
}

/// How far a mention is from being the target of the deed told at `node`; kFar when it cannot be.
int TargetFinder::Cost(const Find& find, std::uint32_t node, std::uint32_t index,
                       std::uint32_t subject) const {
  const Mention& mention = At(index);
  const bool hearer = mention.place && mention.sector == "MED";
  if (hearer || IsMoved(find, mention) || ActsBeside(find, mention) || IsReporter(find, index)) return kFar;
  if (OwnsWhatIsUsed(find, mention) || DoesItToo(find, mention, node)) return kFar;
  if (DeedOf(find).quad == "material conflict" && IsOfTime(mention)) return kFar;
  int cost = Distance(document_, mention, node);
  const std::string& kind = knowledge_.rules.rules[find.rule].deed.kind;
  if (knowledge_.rules.Has(Trait::kAddressed, kind) && LeavesClause(document_, mention, node)) return kFar;
  if (cost >= kFar) {
    if (mention.first < find.word || ActsElsewhere(mention) || !Near(find, mention)) return kFar;
    if (IsAgentAbove(find, mention)) return kFar;
    cost = kUnrelated + static_cast<int>(mention.first - find.word) / 4;
  }
  const bool governed = mention.preposition != kNone32 && mention.preposition > find.word;
  const bool located = governed && document_.words[mention.preposition].Has(Grammar::kLocative);
  const bool fronted = mention.preposition != kNone32 && mention.preposition < find.word &&
                       document_.words[mention.preposition].Has(Grammar::kLocative);
  if (knowledge_.rules.rules[find.rule].reciprocal && (located || fronted || IsOfPurpose(find, mention)))
    return kFar;
  // "welcomed the accord reached in London": where something else was done; "In Paris, nations agreed".
  const bool words = knowledge_.rules.rules[find.rule].deed.quad.starts_with("verbal");
  const bool elsewhere = fronted || (located && document_.words[mention.head].head != node);
  // "promised a loan for a port in Mombasa": there the town may stand for who gets it.
  const bool town = mention.seat || (mention.place && DeedOf(find).plover.event != "AGREE");
  if (words && !knowledge_.rules.Has(Trait::kDomestic, kind) && town && elsewhere) return kFar;
  // "praised the move on Facebook": where it is said.
  const bool medium =
      governed && knowledge_.rules.IsOf(RareClass::kMedium, document_.words[mention.head].readings);
  if (IsWaved(find, mention, node) || (!words && IsCited(mention, node))) return kFar;
  if (words && medium &&
      knowledge_.rules.IsOf(RareClass::kAim, document_.words[mention.preposition].readings))
    return kFar;
  if (NamesOccasion(find, mention) || IsScene(find, mention)) return kFar;
  if (words && located && IsSceneOfOthers(mention, node)) return kFar;
  const std::string& event = DeedOf(find).plover.event;
  const bool stance = event == "SUPPORT" || event == "REJECT" || event == "ACCUSE";
  if (stance && IsAimedAt(knowledge_, document_, mention, find, node)) return kFar;
  if (event != "ASSAULT" && LiesBeyond(knowledge_, document_, mention)) return kFar;
  // "massed troops on the Iraqi border" is against Iraq; "captured a town on the Iraqi border" is not.
  if (event == "ASSAULT" && IsOnBorder(knowledge_, document_, mention)) return kFar;
  if (words && DescribesSubject(find, mention)) return kFar;
  if (kind == "criticism" && (IsToldOfOthers(mention, node, subject) || IsAppealedTo(mention, node) ||
                              IsHarmedAtHome(index, node, subject)))
    return kFar;
  if (IsPlannedBySome(find, mention, node) || IsOfTraffic(find, mention, node)) return kFar;
  if (IsBystander(knowledge_, document_, mention, node, find.clause) || IsSaidBeside(find, mention))
    return kFar;
  const bool origin = governed && knowledge_.rules.IsOf(RareClass::kOriginPreposition,
                                                        document_.words[mention.preposition].readings);
  if (origin && (kind == "visit" || kind == "military activity"))
    return kFar;  // "escorted a convoy from Chad"
  if (kind == "visit" && (IsWhereBefore(knowledge_, document_, mention, node) || ComesAlong(mention, node)))
    return kFar;
  if (kind == "request" && IsFavoured(mention, node)) return kFar;
  if (kind == "warning" && OwnsWhatIsForeseen(mention, node)) return kFar;
  // "the strike began after the network imposed": a bystander whose land is a guess.
  if (mention.definite && knowledge_.rules.Unofficial(mention.sector) && cost > kDirect) return kFar;
  if (mention.place) cost += 6;
  if (mention.definite) cost += 2;
  const int own = OwnSide(find, index, subject);
  // "cancelled a meeting in Hanoi": the pattern has its object, the town is where.
  if (own == 0) return mention.seat && find.weight >= kExplained && located ? kFar : cost;
  return std::min(cost + own, kFar);
}

/// "complained to Chad that Peru was late": who only hears what is said against another; but not "protested
/// to Chad that it was late".
bool TargetFinder::IsToldOfOthers(const Mention& mention, std::uint32_t node, std::uint32_t subject) const {
  const std::uint32_t to = mention.preposition;
  if (to == kNone32 || !document_.Is(to, "to") || document_.words[mention.head].head != node) return false;
  std::uint32_t said = Dependent(document_, node, Deprel::kCcomp);
  // where the parser hangs "that Peru was late" on the one who hears it
  if (said == kNone32) said = Dependent(document_, mention.head, Deprel::kAclRelcl);
  if (said == kNone32 || said < mention.head || Dependent(document_, said, Deprel::kMark) == kNone32 ||
      document_.words[said].scope == kNone32)
    return false;
  const std::uint32_t other = document_.clauses[document_.words[said].scope].subject;
  return other != kNone32 && !At(other).actors.empty() && !At(other).actors[0].code.empty() &&
         At(other).actors[0].code != mention.actors[0].code && !SameCode(other, subject);
}

bool TargetFinder::IsAppealedTo(const Mention& mention, std::uint32_t node) const {
  const std::uint32_t to = mention.preposition;
  const std::uint32_t letter = document_.words[NounOf(document_, mention.head)].head;
  const bool written = to != kNone32 && document_.Is(to, "to") && letter != kNone32 && letter < node &&
                       document_.words[letter].rel == Deprel::kObl && document_.words[letter].head == node;
  if (written && knowledge_.rules.IsOf(RareClass::kUtterance, document_.words[letter].readings)) return true;
  return to != kNone32 && document_.Is(to, "to") && document_.words[mention.head].head == node &&
         mention.actors[0].type == "igo";
}

/// "complained that the plan would hurt Chadian growers": the speaker's own people, to whom what is
/// complained of is done.
bool TargetFinder::IsHarmedAtHome(std::uint32_t index, std::uint32_t node, std::uint32_t subject) const {
  if (!SameCode(index, subject) || !knowledge_.rules.Unofficial(At(index).sector)) return false;
  const Word& word = document_.words[At(index).head];
  const std::uint32_t said = Dependent(document_, node, Deprel::kCcomp);
  return said != kNone32 && word.head == said && word.rel != Deprel::kNsubj;
}

/// "flouted the Paris accord", "the Venice summit": the town only names what was agreed or held there.
bool TargetFinder::NamesOccasion(const Find& find, const Mention& mention) const {
  const Word& word = document_.words[mention.head];
  if (!(mention.seat || mention.place) || word.rel != Deprel::kCompound) return false;
  const Plover& plover = DeedOf(find).plover;
  if (plover.event == "ASSAULT" || plover.mode == "visit" || word.head == kNone32) return false;
  if (mention.seat && word.head != find.word &&
      knowledge_.rules.IsOf(RareClass::kCompact, document_.words[word.head].readings))
    return true;
  return word.head == find.word || std::ranges::find(find.matched, word.head) != find.matched.end();
}

/// "closed its airspace, citing the threat of an attack by Chad": told for a reason.
bool TargetFinder::IsCited(const Mention& mention, std::uint32_t node) const {
  const std::uint32_t scope = document_.words[mention.head].scope;
  if (scope == kNone32) return false;
  const Clause& reason = document_.clauses[scope];
  return reason.gerund && reason.rel == Deprel::kAdvcl && reason.node != node &&
         reason.head < mention.first &&
         knowledge_.rules.IsOf(RareClass::kCiting, document_.words[reason.head].readings);
}

/// "marched | waving Russian flags": what those who march hold up, unlike "burned Russian flags".
bool TargetFinder::IsWaved(const Find& find, const Mention& mention, std::uint32_t node) const {
  const std::uint32_t emblem = NounOf(document_, mention.head);
  const Word& noun = document_.words[emblem];
  return knowledge_.rules.IsOf(RareClass::kEmblem, noun.readings) && noun.head != kNone32 &&
         noun.head != node && document_.words[noun.head].rel == Deprel::kAdvcl &&
         std::ranges::find(find.matched, emblem) == find.matched.end();
}

/// "arrived with ten inspectors of the UN": who comes along receives nobody.
bool TargetFinder::ComesAlong(const Mention& mention, std::uint32_t node) const {
  return mention.preposition != kNone32 &&
         document_.words[mention.preposition].Has(Grammar::kMeansPreposition) &&
         document_.words[NounOf(document_, mention.head)].head == node;
}

bool TargetFinder::IsScene(const Find& find, const Mention& mention) const {
  if (find.clause == kNone32 || DeedOf(find).plover.event == "ASSAULT") return false;
  const Clause& clause = document_.clauses[find.clause];
  for (std::uint32_t i = clause.begin; i < clause.first; ++i) {
    if (document_.words[i].text != "where") continue;
    return mention.last == i || (mention.last + 1 == i && document_.Is(mention.last, ","));
  }
  return false;
}

/// "deplored the raid that Mali carried out in Niger": where somebody else did what is spoken of.
bool TargetFinder::IsSceneOfOthers(const Mention& mention, std::uint32_t node) const {
  const std::uint32_t verb = document_.words[NounOf(document_, mention.head)].head;
  if (verb == kNone32 || verb == node || document_.words[verb].rel != Deprel::kAclRelcl) return false;
  // "condemned the blast that killed ten people in Mali"
  if (knowledge_.rules.IsOf(RareClass::kHarm, document_.words[verb].readings)) return true;
  const std::uint32_t doer = MentionOf(document_, Dependent(document_, verb, Deprel::kNsubj));
  return doer != kNone32 && !At(doer).pronoun && !At(doer).actors.empty() && !At(doer).actors[0].code.empty();
}

/// "endorsed a proposal to require Japan to", "a strike over the deal to hand the port to Chad": who would be
/// acted on if a plan of others were carried out.
bool TargetFinder::IsPlannedBySome(const Find& find, const Mention& mention, std::uint32_t node) const {
  const std::string& event = DeedOf(find).plover.event;
  if (event != "SUPPORT" && event != "REJECT" && event != "PROTEST") return false;
  if (knowledge_.rules.rules[find.rule].reciprocal) return false;  // their own plan
  std::uint32_t word = mention.head;
  for (int step = 0; step < 12 && word != kNone32 && word != node; ++step) {
    const Word& at = document_.words[word];
    const bool aim = at.clause != kNone32 && document_.clauses[at.clause].infinitive;
    if (aim && at.rel == Deprel::kAcl && at.head != node) return true;
    // where the parser hangs "to require" on the verb
    if (aim && at.rel == Deprel::kAdvcl && at.head == node &&
        IsBehindObject(find, document_.clauses[at.clause], node))
      return true;
    word = at.head;
  }
  return false;
}

/// "endorsed a proposal | to require": right behind the object of the verb `node`.
bool TargetFinder::IsBehindObject(const Find& find, const Clause& clause, std::uint32_t node) const {
  const std::uint32_t object = Dependent(document_, node, Deprel::kObj);
  const bool own =
      std::ranges::find(find.matched, object) != find.matched.end();  // "pledged support to help"
  return object != kNone32 && !own && object + 1 == clause.begin;
}

/// "arrested two men on suspicion of smuggling gold to Togo", "looked into timber imported from Peru": where
/// goods and people come from or go to, that those acted on deal with.
bool TargetFinder::IsOfTraffic(const Find& find, const Mention& mention, std::uint32_t node) const {
  const Plover& plover = DeedOf(find).plover;
  if (plover.event != "COERCE" && plover.mode != "investigate") return false;
  std::uint32_t word = mention.head;
  bool governed = false;
  for (int step = 0; step < 12 && word != kNone32 && word != node; ++step) {
    const Word& at = document_.words[word];
    const bool participle = at.rel == Deprel::kAcl && at.clause != kNone32 &&
                            !document_.clauses[at.clause].infinitive && at.clause != find.clause;
    const bool headed = at.upos == Upos::kAdj && step > 0;  // "migrants bound for Italy"
    if ((participle || headed) && governed) return true;
    const std::uint32_t marker =
        at.rel == Deprel::kObl || at.rel == Deprel::kNmod ? CaseOf(document_, word) : kNone32;
    governed = governed || (marker != kNone32 && !document_.words[marker].Has(Grammar::kAgentPreposition));
    word = at.head;
  }
  return false;
}

/// "met to review Japan's exports", "met to review the plan drawn up by Japan": who is only the matter, and
/// no party; but "met to hold talks with Japan".
bool TargetFinder::IsOfPurpose(const Find& find, const Mention& mention) const {
  std::uint32_t scope = document_.words[mention.head].scope;
  if (scope == kNone32 || scope == find.clause || DeedOf(find).plover.event != "CONSULT") return false;
  if (document_.clauses[scope].rel == Deprel::kAcl) scope = document_.clauses[scope].parent;
  if (scope == kNone32 || scope == find.clause || !document_.clauses[scope].infinitive) return false;
  const bool with = mention.preposition != kNone32 && mention.preposition > find.word &&
                    document_.words[mention.preposition].Has(Grammar::kMeansPreposition) &&
                    !document_.words[mention.preposition].Has(Grammar::kAgentPreposition);
  return document_.clauses[scope].head > find.word && !with;
}

/// "called for fair treatment for Chadian exports": for whom something is asked, not of whom; but "called for
/// talks".
bool TargetFinder::IsFavoured(const Mention& mention, std::uint32_t node) const {
  const std::uint32_t whom = NounOf(document_, mention.head);
  const std::uint32_t asked =
      document_.words[whom].rel == Deprel::kNmod ? document_.words[whom].head : kNone32;
  if (asked == kNone32 || document_.words[asked].head != node) return false;
  const auto topic = [&](std::uint32_t noun) {
    const std::uint32_t marker = CaseOf(document_, noun);
    return marker != kNone32 && document_.words[marker].Has(Grammar::kTopicPreposition);
  };
  return topic(whom) && topic(asked);
}

/// "warned Chad's reserves could run out": whose things are spoken of, not who is warned.
bool TargetFinder::OwnsWhatIsForeseen(const Mention& mention, std::uint32_t node) const {
  const Word& word = document_.words[mention.head];
  const bool owns =
      word.rel == Deprel::kNmodPoss || word.rel == Deprel::kAmod || word.rel == Deprel::kCompound;
  if (!owns || word.head == kNone32) return false;
  const Word& thing = document_.words[word.head];
  return thing.rel == Deprel::kNsubj && thing.mention == kNone32 && thing.head != kNone32 &&
         document_.words[thing.head].rel == Deprel::kCcomp && document_.words[thing.head].head == node;
}

bool TargetFinder::DescribesSubject(const Find& find, const Mention& mention) const {
  const bool verb = find.clause != kNone32 && !knowledge_.rules.rules[find.rule].noun;
  if (!verb || document_.clauses[find.clause].passive) return false;
  const std::uint32_t subject = document_.clauses[find.clause].subject_word;
  bool apposition = false;
  bool leads = false;   // "a group led by Peru"
  bool beside = false;  // "Chad, which has soldiers under the flag of Peru"
  bool acts = false;    // "Chad, which fought Peru"
  std::uint32_t word = mention.head;
  for (int step = 0; step < 8 && word != kNone32 && word != subject; ++step) {
    const Word& at = document_.words[word];
    apposition = apposition || at.rel == Deprel::kAppos;
    const bool party = at.head != kNone32 && document_.words[at.head].rel == Deprel::kAclRelcl &&
                       (at.rel == Deprel::kNsubj || at.rel == Deprel::kObj || at.rel == Deprel::kOblAgent);
    beside = beside || (at.rel == Deprel::kAclRelcl && word != mention.head && !acts);
    acts = acts || party;
    leads = leads || (at.rel == Deprel::kOblAgent && at.head != kNone32 &&
                      document_.words[at.head].rel == Deprel::kAcl);
    word = at.head;
  }
  return (apposition || leads || beside) && word == subject && subject != kNone32;
}

/// "called for reform, saying a gift to Chad could help": who is told of in words beside the deed; but not
/// who acts there ("imposed tariffs, saying Chad had broken its word").
bool TargetFinder::IsSaidBeside(const Find& find, const Mention& mention) const {
  if (document_.words[mention.head].rel == Deprel::kNsubj) return false;
  std::uint32_t index = document_.words[mention.head].scope;
  for (int depth = 0; depth < 4 && index != kNone32 && index != find.clause; ++depth) {
    const Clause& clause = document_.clauses[index];
    const bool behind = clause.head > find.word && document_.words[clause.head].Has(Grammar::kReport);
    if (behind && IsToldBeside(document_, clause)) return clause.parent == find.clause;
    index = clause.parent;
  }
  return false;
}

/// Whether the sentence tells of another land than the mention's.
bool TargetFinder::TellsOfAnother(const Mention& mention) const {
  return std::ranges::any_of(document_.sentence_mentions[mention.sentence], [&](std::uint32_t index) {
    const std::vector<Actor>& actors = At(index).actors;
    return !actors.empty() && actors[0].type == "state" && actors[0].code != mention.actors[0].code;
  });
}

/// "pulled back, and Libya did too": who acts in a coordinate clause, unless the pattern must have a
/// target.
bool TargetFinder::ActsBeside(const Find& find, const Mention& mention) const {
  if (knowledge_.rules.rules[find.rule].target_needed) return false;
  const Word& word = document_.words[mention.head];
  if (word.rel != Deprel::kNsubj || word.head == kNone32) return false;
  return document_.words[word.head].rel == Deprel::kConj && word.head > find.word;
}

/// "Iran would respond, the defence minister warned": the subject of what is said is likely the speaker's
/// land.
bool TargetFinder::SpokenOf(const Find& find, std::uint32_t index) const {
  if (find.clause == kNone32) return false;
  return std::ranges::any_of(document_.sentence_clauses[At(index).sentence], [&](std::uint32_t other) {
    const Clause& clause = document_.clauses[other];
    return clause.reported && clause.parent == find.clause && clause.subject == index && clause.future &&
           clause.head < document_.clauses[find.clause].head;
  });
}

bool TargetFinder::IsReporter(const Find& find, std::uint32_t index) const {
  const Rule& rule = knowledge_.rules.rules[find.rule];
  if (find.clause == kNone32 || rule.noun) return false;
  const Clause* clause = &document_.clauses[find.clause];
  for (int depth = 0; depth < 3 && clause->parent != kNone32; ++depth) {
    if (clause->rel == Deprel::kAdvcl) return false;  // beside what is said
    const bool content = clause->rel == Deprel::kCcomp || clause->reported;
    // "Japan would suffer should it go on, Jiang warned": a saying behind, and none of Japan's.
    if (!content && clause->rel == Deprel::kAdvcl && clause->finite && clause->opener == kNone32)
      return false;
    clause = &document_.clauses[clause->parent];
    if (!content || clause->subject_word == kNone32) continue;
    if (clause->subject == index || IsUnder(document_, At(index).head, clause->subject_word)) return true;
  }
  return false;
}

/// "sent three frigates": what the actor moves is no party.
bool TargetFinder::IsMoved(const Find& find, const Mention& mention) const {
  if (!knowledge_.rules.rules[find.rule].mover) return false;
  return std::ranges::any_of(find.matched, [&](std::uint32_t word) {
    return word != find.word && word >= mention.first && word < mention.last;
  });
}

/// The subject of another verb: "..., the Thai police said".
bool TargetFinder::ActsElsewhere(const Mention& mention) const {
  std::uint32_t word = mention.head;
  for (int step = 0; step < 4 && word != kNone32; ++step) {
    const Deprel rel = document_.words[word].rel;
    if (rel == Deprel::kNsubj || rel == Deprel::kNsubjPass) return true;
    word = document_.words[word].head;
  }
  return false;
}

/// "Mali's call is not taken up by Chad": who does something with what the noun of the deed tells.
bool TargetFinder::IsAgentAbove(const Find& find, const Mention& mention) const {
  constexpr int kDeepest = 3;
  std::uint32_t word = mention.head;
  for (int step = 0; step < kDeepest && word != kNone32; ++step) {
    const Word& at = document_.words[word];
    if (at.rel == Deprel::kOblAgent)
      return knowledge_.rules.rules[find.rule].noun && at.head != find.word &&
             IsUnder(document_, find.word, at.head);
    word = at.head;
  }
  return false;
}

/// In the clause of the trigger, before the next finite verb.
bool TargetFinder::Near(const Find& find, const Mention& mention) const {
  for (std::uint32_t i = find.word + 1; i < mention.first; ++i) {
    const std::uint32_t clause = document_.words[i].clause;
    if (clause != kNone32 && clause != find.clause && document_.clauses[clause].finite) return false;
  }
  return mention.first < find.word + kTargetReach;
}

/// "asked banks for a loan", "went on strike against Hill Corp": of no land that is told, but the object of
/// words, or whom a protest is against.
bool TargetFinder::IsAddressee(const Find& find, std::uint32_t node, const Mention& mention) const {
  const Word& word = document_.words[mention.head];
  const bool against =
      word.rel == Deprel::kObl && mention.preposition != kNone32 &&
      knowledge_.rules.IsOf(RareClass::kAgainst, document_.words[mention.preposition].readings);
  if (against && DeedOf(find).plover.event == "PROTEST") return knowledge_.rules.Unofficial(mention.sector);
  return knowledge_.rules.rules[find.rule].deed.quad == "verbal conflict" && word.rel == Deprel::kObj &&
         word.head == node && knowledge_.rules.Unofficial(mention.sector);
}

/// "welcomed moves by Hill Corp", "rejected Hill Corp's offer": of no land that is told, but whose plan it is
/// that others take a stand on.
bool TargetFinder::IsPlanner(const Find& find, std::uint32_t node, const Mention& mention) const {
  const std::string& event = DeedOf(find).plover.event;
  const Word& word = document_.words[mention.head];
  if ((event != "SUPPORT" && event != "REJECT") || word.head == kNone32) return false;
  if (knowledge_.rules.rules[find.rule].reciprocal) return false;
  const Word& plan = document_.words[word.head];
  if (plan.rel != Deprel::kObj || plan.head != node) return false;
  const bool by = word.rel == Deprel::kNmod && mention.preposition != kNone32 &&
                  document_.words[mention.preposition].Has(Grammar::kAgentPreposition);
  const bool whose = word.rel == Deprel::kNmodPoss && !mention.definite;  // "the Bank's" may be its own
  return (by || whose) && knowledge_.rules.Unofficial(mention.sector);
}

/// "signed a deal with a committee of banks": of no land that is told, but those of the body that is dealt
/// with.
bool TargetFinder::IsPartner(const Find& find, std::uint32_t node, const Mention& mention) const {
  const Word& member = document_.words[mention.head];
  const std::uint32_t body = member.rel == Deprel::kNmod ? member.head : kNone32;
  if (!knowledge_.rules.rules[find.rule].reciprocal || body == kNone32) return false;
  const Word& whole = document_.words[body];
  const std::uint32_t with = CaseOf(document_, body);
  const bool dealt =
      with != kNone32 && document_.words[with].Has(Grammar::kMeansPreposition) &&
      (whole.head == node || std::ranges::find(find.matched, whole.head) != find.matched.end());
  return dealt && whole.mention == kNone32 && mention.preposition != kNone32 &&
         document_.words[mention.preposition].Has(Grammar::kGenitive) &&
         knowledge_.rules.Unofficial(mention.sector);
}

std::uint32_t TargetFinder::Best(const Find& find, std::uint32_t node, std::uint32_t subject) const {
  std::uint32_t best = kNone32;
  const Deed& deed = knowledge_.rules.rules[find.rule].deed;
  int best_cost = knowledge_.rules.rules[find.rule].reciprocal ? kMeetingLimit
                  : deed.quad == "neutral"                     ? kStatementLimit
                                                               : kLimit;
  for (const std::uint32_t index : document_.sentence_mentions[document_.words[find.word].sentence]) {
    const Mention& mention = At(index);
    if (index == subject || mention.actors.empty()) continue;
    if (mention.actors[0].code.empty() && !IsAddressee(find, node, mention) &&
        !IsPartner(find, node, mention) && !IsPlanner(find, node, mention))
      continue;
    if (IsWordOf(find, mention)) continue;
    // "the strike by members of the Association of Bakers": the body of which the actor is named.
    if (subject != kNone32 && !mention.pronoun && IsUnder(document_, At(subject).head, mention.head))
      continue;
    const int cost = Cost(find, node, index, subject);
    if (cost >= best_cost) continue;
    best = index;
    best_cost = cost;
  }
  return best;
}

}  // namespace demarche::extract
