// Pass 6: is the deed done? Plans, conditions, denials and negation around a trigger, who says
// so, and what the sentence itself puts in the background (Saurí and Pustejovsky 2009).
#include <algorithm>
#include <utility>

#include "extractor/operators/ahead.h"
#include "extractor/operators/attribution.h"
#include "extractor/operators/foreground.h"
#include "extractor/operators/nouns.h"
#include "extractor/operators/spoken_of.h"
#include "extractor/operators/verdict.h"
#include "extractor/passes.h"
#include "extractor/syntax/imagined.h"
#include "extractor/syntax/saying.h"
#include "extractor/syntax/standing.h"
#include "extractor/syntax/things.h"
#include "extractor/syntax/verbs.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

class Judge {
 public:
  Judge(const Knowledge& knowledge, Document& document) : knowledge_(knowledge), document_(document) {}

  void Weigh(Find& find) {
    Event& event = find.event;
    if (find.clause == kNone32 || (knowledge_.rules.rules[find.rule].noun && !find.supported)) {
      NounOnly(find);
      return;
    }
    const Clause& clause = document_.clauses[find.clause];
    Attribute(knowledge_, document_, find, clause);
    // "Chad said Sudan was to blame": said already
    const bool blamed = knowledge_.rules.rules[find.rule].accusation && !clause.conditional &&
                        Dependent(document_, clause.node, Deprel::kMark) != kNone32;
    bool planned =
        (clause.future && !blamed) || (find.supported && document_.words[clause.head].Has(Grammar::kPlanned));
    planned = planned || IsDueSomewhere(find) || Awaited(clause) || Scheduled(find, clause) ||
              IsPlanFor(knowledge_, document_, find, clause) || IsCalledFor(document_, find, clause);
    const bool supposed = IsOpenedByIf(document_, clause) || GoesOnFromIf(document_, clause);
    const bool cannot = CannotConsent(clause);
    bool conditional = (clause.conditional && !cannot) || supposed;
    bool negated = clause.negated && !knowledge_.rules.rules[find.rule].denied;
    bool dropped = false;
    if (IsFiction(document_, find.clause)) return Drop(find, "it happens in a work of fiction");
    Chain(find, clause, planned, conditional, negated, dropped);
    negated = negated || IsDenied(knowledge_, document_, clause);
    if (dropped) Drop(find, "a purpose, a wish or a plan in the background, not said to be done");
    if (Asked(clause) || IsQuestioned(document_, clause)) Drop(find, "only asked for, not said to be done");
    if (IsUnheard(knowledge_, document_, clause))
      Drop(find, "nothing is known of it, or only how likely it is");
    if (IsForeseen(knowledge_, document_, clause) || IsForecast(knowledge_, document_, find, clause))
      Drop(find, "only foreseen, by somebody else than who would do it");
    if (IsAskedToSay(document_, clause)) Drop(find, "somebody is only asked to say so");
    if (IsNotSaid(document_, clause)) Drop(find, "nobody says so");
    // "a recommendation that it block the bid".
    if (clause.rel == Deprel::kAcl && IsSubjunctive(document_, clause)) Drop(find, "only what shall be done");
    if (IsOnlyNearlyDone(knowledge_, document_, clause)) Drop(find, "only nearly done");
    if (IsOnlyThoughtOf(knowledge_, document_, clause)) Drop(find, "only supposed, or part of a plan");
    if (IsWaitedFor(knowledge_, document_, find, clause)) Drop(find, "only waited for, not said to be done");
    if (IsCompared(knowledge_, document_, clause)) Drop(find, "only compared with");
    if (IsOthersView(knowledge_, document_, find, negated)) Drop(find, "only what others think of it");
    if (!HasOtherSide(knowledge_, document_, find)) Drop(find, "nobody is on the other side");
    if (clause.gerund && negated && clause.subordinate && find.event.deed.quad.starts_with("verbal"))
      Drop(find, "only told beside, as not said");
    if (IsMeansOfNothing(document_, clause)) Drop(find, "only by what something was not done");
    if (negated && IsFirstTime(knowledge_, document_, clause))
      Drop(find, "only said never to have been done before");
    if (IsOnlySpokenOf(knowledge_, document_, clause)) Drop(find, "only spoken of, not said to be done");
    if (IsHow(clause)) Drop(find, "only how or whether to do it, not that it is done");
    if (NamesAThing(clause)) Drop(find, "it names a thing, not what was done");
    if ((find.supported && Undecided(find, clause.node)) || IsSubjectOfUndecided(clause))
      Drop(find, "only considered, not decided");
    if (clause.rel == Deprel::kAcl && clause.relative && !IsAssembly(knowledge_.rules, document_, clause) &&
        !IsDatedWithin(document_, clause))
      Drop(find, "it only describes a noun, without a date of its own");
    // "an agreement that allowed troops": what a thing does is no deed.
    const bool thing = clause.rel == Deprel::kAclRelcl && !clause.passive && event.sources.empty();
    if (thing) Drop(find, "a thing, and nobody, is said to do it");
    // "has handed them back, a step that the UNO condemned on Friday" goes on with the news.
    const std::uint32_t described = document_.words[clause.node].head;
    const bool goes_on =
        clause.relative && described != kNone32 &&
        (IsDatedWithin(document_, clause) || document_.words[described].rel == Deprel::kAppos) &&
        knowledge_.rules.IsOf(RareClass::kStep, document_.words[described].readings);
    const bool late = !event.sources.empty() &&
                      (IsAssembly(knowledge_.rules, document_, clause) || IsNewsOfLate(document_, clause) ||
                       IsUnderWay(document_, clause) || TellsWhatLedToIt(knowledge_, document_, clause));
    if (!late && ((clause.relative && !goes_on) || clause.background))
      SetFactuality(event, Factuality::kHistorical, "background:clause");
    if (IsCounted(document_, clause)) SetFactuality(event, Factuality::kHistorical, "background:statistics");
    if (IsPosition(knowledge_, document_, find, clause))
      SetFactuality(event, Factuality::kHistorical, "background:standing position");
    if (supposed) Drop(find, "it may be or not: conditional");
    if (planned && negated && IsGuessed(knowledge_, document_, clause)) Drop(find, "only thought likely");
    if (negated && (planned ? Declines(find, clause) : cannot || RejectsNow(find, clause)) && Refuse(find))
      return Postpone(knowledge_, document_, find, clause);
    if (conditional && !supposed && !negated && MayDo(knowledge_, document_, find)) {
      conditional = false;
      planned = true;
    }
    if (conditional) Drop(find, "it may be or not: conditional");
    if (planned) Plan(find);
    if (conditional) SetFactuality(event, Factuality::kConditional, "operator:conditional");
    if (negated) SetFactuality(event, Factuality::kNegated, "operator:negation");
    Habit(find, clause);
    Postpone(knowledge_, document_, find, clause);
  }

 private:
  /// "leaves for Japan on Saturday", "is visiting Rome next week", "moves to lift the ban on June 30": on a
  /// day yet to come.
  [[nodiscard]] bool Scheduled(const Find& find, const Clause& clause) const {
    const std::optional<Day>& report = document_.article->document_time;
    constexpr unsigned kPresent = Feats::kFin | Feats::kPres;
    const Word& verb = document_.words[clause.first];
    const bool unsure = verb.Has(Grammar::kUnchanged) && (verb.forms() & Form::kS) == 0;
    const bool present = (verb.feats & kPresent) == kPresent && !unsure;
    if (!report || (!present && !clause.infinitive) || clause.perfect || clause.passive) return false;
    for (std::uint32_t i = clause.begin; i < clause.end; ++i) {
      const Word& word = document_.words[i];
      if (word.timex == kNone32 || word.scope != find.clause) continue;
      const Timex& timex = document_.extraction->timexes[word.timex];
      const bool year = timex.value.size() == 4;  // "calls for spending of nine billion in 1988"
      const bool day = timex.value.size() == 10;  // "decided to reopen it in May"
      if (timex.earliest && *timex.earliest > *report && (clause.infinitive ? day : !year)) return true;
    }
    return false;
  }

  /// "is due in Oslo", "is expected in Oslo": a visit by a "plain" pattern of what is planned.
  [[nodiscard]] bool IsDueSomewhere(const Find& find) const {
    if (!knowledge_.rules.rules[find.rule].plain) return false;
    const auto plans = [&](std::uint32_t word) { return document_.words[word].Has(Grammar::kPlanned); };
    return plans(find.word) || std::ranges::any_of(find.matched, plans);
  }

  /// "will not meet" refuses; "has no plans to meet" and "will not be meeting" tell only what is not to come.
  [[nodiscard]] bool Declines(const Find& find, const Clause& clause) const {
    if (find.event.deed.plover.event != "CONSULT") return true;
    const Word& verb = document_.words[clause.head];
    const bool progressive =
        clause.first != clause.head && !clause.passive && (verb.forms() & Form::kIng) != 0;
    return !progressive && !(PlannedNoun(clause) && HasNone(clause.first - 1));
  }

  /// "no plans", "did not have any plans".
  [[nodiscard]] bool HasNone(std::uint32_t noun) const {
    if (IsOfNone(document_, noun)) return true;
    const std::uint32_t scope = document_.words[noun].scope;
    return scope != kNone32 && document_.clauses[scope].negated &&
           document_.words[document_.clauses[scope].head].Has(Grammar::kHave);
  }

  /// "does not offer help", "is not willing to help", "did not accept the plan": what is no pledge, is a
  /// refusal.
  [[nodiscard]] bool RejectsNow(const Find& find, const Clause& clause) const {
    const Word& first = document_.words[clause.first];
    if (find.event.deed.kind != "pledge") return false;
    if (knowledge_.rules.rules[find.rule].attitude) return true;
    if (!first.Has(Grammar::kDo)) return false;
    return (first.feats & Feats::kPres) != 0 ||
           knowledge_.rules.IsOf(RareClass::kAccepting, document_.words[clause.head].readings);
  }

  /// "cannot accept the plan", "could not support it": who says so, refuses.
  [[nodiscard]] bool CannotConsent(const Clause& clause) const {
    const std::uint32_t modal = Dependent(document_, clause.node, Deprel::kAux);
    return clause.negated && modal != kNone32 &&
           knowledge_.rules.IsOf(RareClass::kAbility, document_.words[modal].readings) &&
           knowledge_.rules.IsOf(RareClass::kConsenting, document_.words[clause.head].readings);
  }

  /// "will not meet" is a rejection.
  bool Refuse(Find& find) {
    Event& event = find.event;
    const std::string kind = knowledge_.rules.KindWhen(KindChange::kRefused, event.deed.kind);
    if (kind.empty() || !knowledge_.rules.HasKind(kind)) return false;
    event.because.push_back("operator:refused " + event.deed.kind + " is " + kind);
    event.deed = knowledge_.rules.DeedOf(kind, "");
    return true;
  }

  /// A deed of the future is a pledge or a threat where the table says so.
  void Plan(Find& find) {
    Event& event = find.event;
    const Clause& clause = document_.clauses[find.clause];
    if (ThreatenUnless(knowledge_, document_, find)) return;
    const std::string kind = knowledge_.rules.KindWhen(KindChange::kPlanned, event.deed.kind);
    // "the sanctions take effect in May": decided, and no more threatened.
    const bool decided = kind == "threat" && knowledge_.rules.rules[find.rule].noun &&
                         find.word < clause.head && !clause.passive;
    if (decided || kind.empty() || !knowledge_.rules.HasKind(kind) ||
        IsHoped(knowledge_, document_, clause) || Awaited(clause)) {
      SetFactuality(event, Factuality::kPlanned, "operator:planned");
      if (IsSupposed(document_, clause))
        SetFactuality(event, Factuality::kConditional, "operator:conditional");
      return;
    }
    event.because.push_back("operator:planned " + event.deed.kind + " is " + kind);
    event.deed = knowledge_.rules.DeedOf(kind, "");
    if (kind == "threat" && event.sources.empty()) ThreatenBySaying(document_, clause, event);
    if (Foreseen(clause)) SetFactuality(event, Factuality::kPlanned, "operator:foreseen by others");
  }

  /// "is expected to approve", "they expect Japan to offer": what others think will come is no promise made.
  [[nodiscard]] bool Foreseen(const Clause& clause) const {
    if (!clause.infinitive || clause.parent == kNone32) return false;
    const Clause& parent = document_.clauses[clause.parent];
    const Word& verb = document_.words[Ruler(clause, parent)];
    if (!knowledge_.rules.IsOf(RareClass::kForeseen, verb.readings)) return false;
    return parent.passive || parent.subject != clause.subject;
  }

  /// Walks up from an infinitive: "plans to visit", "is expected to sign", "denied having ...".
  void Chain(Find& find, const Clause& clause, bool& planned, bool& conditional, bool& negated,
             bool& dropped) const {
    const Clause* at = &clause;
    for (int depth = 0; depth < 4; ++depth) {
      const bool depends = at->infinitive || at->gerund || IsBareInfinitive(document_, *at);
      planned = planned || (depends && PlannedNoun(*at));
      dropped = dropped || IsOfLoneNoun(*at);
      if (at->parent == kNone32) return;
      const Clause& parent = document_.clauses[at->parent];
      // "if Mali believes that Chad broke the law".
      conditional = conditional || (at->rel == Deprel::kCcomp && IsOpenedByIf(document_, parent));
      if ((!depends && !at->reported) || Beside(find, *at) || IsAssembly(knowledge_.rules, document_, *at))
        return;
      const Word& verb = document_.words[Ruler(*at, parent)];
      if (depends && at->infinitive && at->perfect && !verb.Has(Grammar::kPlanned)) {
        // "appears to have bombed": what is thought done.
        if (find.event.factuality == Factuality::kAsserted)
          SetFactuality(find.event, Factuality::kReported, "operator:done, they say");
        // "none is known to have been attacked".
        negated = negated || parent.negated;
      } else if (depends) {
        if (at->gerund && verb.Has(Grammar::kCeased)) Cease(find, parent.negated ? nullptr : &negated);
        if (Pending(*at, parent)) {
          negated = true;
          at = &parent;
          continue;
        }
        planned = planned || parent.future;
        if (parent.relative || parent.background)
          SetFactuality(find.event, Factuality::kHistorical, "background:clause");
        planned = planned || verb.Has(Grammar::kPlanned) || Resolved(find, verb);
        // "a report that it intended to attack": a plan in the background.
        const bool beside = parent.relative || Hearsay(document_, parent) != kNone32;
        dropped = dropped || (beside && verb.Has(Grammar::kPlanned));
        conditional = conditional || parent.conditional || verb.Has(Grammar::kConditional);
        negated = negated || (parent.negated && !StartsAnew(*at));
        const bool adjacent = at->rel == Deprel::kXcomp || at->rel == Deprel::kAcl || Follows(*at, parent);
        const bool aspect = adjacent && (verb.Has(Grammar::kAspect | Grammar::kPlanned | Grammar::kBe) ||
                                         (verb.Has(Grammar::kForced) && (parent.passive || parent.finite)));
        // An infinitive under any other verb is a purpose or a wish, no deed.
        const bool let =
            !at->infinitive && !at->gerund && knowledge_.rules.IsOf(RareClass::kPermitting, verb.readings);
        if ((at->infinitive || let) && !aspect && !verb.Has(Grammar::kConditional) &&
            !IsSaidThereby(knowledge_.rules, document_, find.event, *at, parent))
          dropped = true;
        if (IsForcedByThings(document_, find, parent) || IsReproach(find, *at)) dropped = true;
        negated = negated || Thwarted(*at, parent);
        dropped = dropped || (IsAttempt(find, verb) && !parent.negated);
      }
      conditional = conditional || (at->reported && MaySay(parent));
      if (verb.Has(Grammar::kDenied) && (depends || at->reported)) negated = true;
      at = &parent;
    }
  }

  /// "could announce that it will lift it".
  [[nodiscard]] bool MaySay(const Clause& saying) const {
    const std::uint32_t modal = Dependent(document_, saying.node, Deprel::kAux);
    return modal != kNone32 && !saying.negated &&
           knowledge_.rules.IsOf(RareClass::kMayBe, document_.words[modal].readings);
  }

  /// "was trying to reach an agreement": no accord yet; but who tries to bomb, attacks.
  [[nodiscard]] bool IsAttempt(const Find& find, const Word& verb) const {
    return find.event.deed.kind == "agreement" && knowledge_.rules.IsOf(RareClass::kAttempt, verb.readings);
  }

  /// "did not join the pact, and its decision to join this one": a noun with an owner, by which another
  /// clause begins that the parser does not see.
  [[nodiscard]] bool StartsAnew(const Clause& clause) const {
    const std::uint32_t noun = document_.words[clause.node].head;
    if (clause.rel != Deprel::kAcl || document_.words[noun].rel != Deprel::kConj) return false;
    const std::uint32_t joint = Dependent(document_, noun, Deprel::kCc);
    const bool or_nor =
        joint != kNone32 && knowledge_.rules.IsOf(RareClass::kAlternative, document_.words[joint].readings);
    return !or_nor && Dependent(document_, noun, Deprel::kNmodPoss) != kNone32;
  }

  /// "decided to visit", "voted to strike", "decided to bomb": who decides to meet has not met yet.
  [[nodiscard]] bool Resolved(const Find& find, const Word& verb) const {
    return knowledge_.rules.Has(Trait::kResolved, find.event.deed.kind) &&
           knowledge_.rules.IsOf(RareClass::kResolve, verb.readings);
  }

  /// "blamed one another for failure by refusing to yield": what somebody is reproached with.
  [[nodiscard]] bool IsReproach(const Find& find, const Clause& clause) const {
    if (!clause.gerund || clause.opener == kNone32) return false;
    const std::uint32_t sentence = document_.words[find.word].sentence;
    return std::ranges::any_of(std::as_const(document_).FindsOf(sentence), [&](const Find& other) {
      return &other != &find && other.clause == clause.parent && !other.absorbed &&
             other.event.deed.plover.event == "ACCUSE";
    });
  }

  /// "defeated an attempt to cut aid".
  [[nodiscard]] bool Thwarted(const Clause& clause, const Clause& parent) const {
    const std::uint32_t noun = document_.words[clause.node].head;
    return clause.rel == Deprel::kAcl && document_.words[noun].rel == Deprel::kObj &&
           document_.words[noun].head == parent.node &&
           knowledge_.rules.IsOf(RareClass::kThwarted, document_.words[parent.head].readings);
  }

  /// "did not come, complaining of ...", but not "is due to speak, before leaving for Oslo"; "those
  /// investigating it | want to know": told beside the verb.
  [[nodiscard]] bool Beside(const Find& find, const Clause& clause) const {
    if (IsBeforeItsVerb(document_, clause)) return true;
    const auto opens = [&](RareClass time) {
      return clause.gerund && clause.opener != kNone32 &&
             knowledge_.rules.IsOf(time, document_.words[clause.opener].readings);
    };
    const bool in_order = opens(RareClass::kBefore);
    // "vowed it after touring a camp": done, whatever is vowed.
    const Clause& parent = document_.clauses[clause.parent];
    if (OpensFor(clause, parent)) return true;
    if (opens(RareClass::kAfter) && parent.finite && !parent.future && !parent.conditional) return true;
    return find.event.deed.quad.starts_with("verbal") && !in_order && IsToldBeside(document_, clause);
  }

  /// "plans to start escorting": the noun right before the infinitive, however it is attached.
  [[nodiscard]] bool PlannedNoun(const Clause& clause) const {
    if (!clause.infinitive || clause.first == 0) return false;
    const Word& word = document_.words[clause.first - 1];
    return word.upos == Upos::kNoun && word.Has(Grammar::kPlanned);
  }

  /// "has the withdrawal under consideration", "a visit is under review".
  [[nodiscard]] bool Undecided(const Find& find, std::uint32_t node) const {
    for (const std::uint32_t head : {node, find.word}) {
      for (std::uint32_t k = document_.words[head].child; k != kNone32; k = document_.words[k].sibling) {
        if (IsUndecided(k)) return true;
      }
    }
    return IsUndecided(node);
  }

  /// "under consideration".
  [[nodiscard]] bool IsUndecided(std::uint32_t word) const {
    const std::uint32_t marker = CaseOf(document_, word);
    return marker != kNone32 && knowledge_.rules.IsOf(RareClass::kUnder, document_.words[marker].readings) &&
           knowledge_.rules.IsOf(RareClass::kUndecided, document_.words[word].readings);
  }

  /// "banning the trade is under review": the gerund is what is weighed, wherever the parser hangs it.
  [[nodiscard]] bool IsSubjectOfUndecided(const Clause& clause) const {
    if (!clause.gerund) return false;
    return std::ranges::any_of(
        document_.sentence_clauses[document_.words[clause.head].sentence], [&](std::uint32_t index) {
          const Clause& other = document_.clauses[index];
          return other.head > clause.head && other.subject_word == kNone32 && IsUndecided(other.node);
        });
  }

  /// "the question is how to stop the decline", "has not said whether to attend".
  [[nodiscard]] bool IsHow(const Clause& clause) const {
    const std::uint32_t to = Dependent(document_, clause.node, Deprel::kMark);
    return to != kNone32 && to > document_.FirstWord(document_.words[to].sentence) && to < clause.head &&
           document_.words[to].upos == Upos::kPart && document_.words[to - 1].Has(Grammar::kQuestion);
  }

  /// "what Baghdad hailed as a failure": the deed only names a thing.
  [[nodiscard]] bool NamesAThing(const Clause& clause) const {
    if (clause.rel != Deprel::kAclRelcl && clause.rel != Deprel::kCcomp) return false;
    const std::uint32_t head = document_.words[clause.node].head;
    for (const std::uint32_t thing : {head, Dependent(document_, clause.node, Deprel::kObj),
                                      Dependent(document_, clause.node, Deprel::kObl)}) {
      if (thing == kNone32 || thing > clause.head) continue;
      const Word& word = document_.words[thing];
      if (word.Has(Grammar::kQuestion) && !word.Has(Grammar::kRelative)) return true;
    }
    return false;
  }

  /// "Mali's refusal to recall its envoy angers Chad", where the parser sees no verb above: done only where
  /// the noun says so ("Mali's decision to recall").
  [[nodiscard]] bool IsOfLoneNoun(const Clause& clause) const {
    const std::uint32_t head = document_.words[clause.node].head;
    if (clause.parent != kNone32 || !clause.infinitive || clause.rel != Deprel::kAcl || head == kNone32)
      return false;
    const auto rules = [&](std::uint32_t word) {
      return document_.words[word].Has(Grammar::kAspect | Grammar::kPlanned | Grammar::kConditional);
    };
    // "ties in with | plans to escort", where the parser hangs the deed on the noun further left
    if (rules(head) || (clause.first > head && rules(clause.first - 1))) return false;
    return document_.words[head].upos == Upos::kNoun && document_.words[head].mention == kNone32;
  }

  /// The word that says what an embedded deed is: "plans to visit" as verb or as noun.
  [[nodiscard]] std::uint32_t Ruler(const Clause& clause, const Clause& parent) const {
    // "are due to meet and | sign": the first of several hangs on what rules them.
    const Clause* first = &clause;
    for (int step = 0; step < 8 && first->coordinate != kNone32; ++step)
      first = &document_.clauses[first->coordinate];
    const std::uint32_t head = document_.words[first->node].head;
    if (clause.rel == Deprel::kAcl && clause.infinitive && head != kNone32) return head;
    // "are due to sign", "stopped short of summoning": an adjective rules.
    const bool predicate = head != kNone32 && head != parent.head && document_.words[head].upos == Upos::kAdj;
    return predicate ? head : parent.head;
  }

  /// "voted unanimously on Saturday to annul": only adverbs and times between.
  [[nodiscard]] bool Follows(const Clause& clause, const Clause& parent) const {
    if (clause.first <= parent.head) return true;
    for (std::uint32_t i = parent.head + 1; i + 1 < clause.first; ++i) {
      const Word& word = document_.words[i];
      const bool time = word.timex != kNone32 || document_.words[i + 1].timex != kNone32;
      if (!time && word.upos != Upos::kAdv) return false;
    }
    return true;
  }

  /// "has yet to recognise".
  [[nodiscard]] bool Pending(const Clause& clause, const Clause& parent) const {
    if (!clause.infinitive || !document_.words[parent.head].Has(Grammar::kHave)) return false;
    for (std::uint32_t i = parent.head + 1; i < clause.first; ++i) {
      if (document_.words[i].Has(Grammar::kPending)) return true;
    }
    return false;
  }

  /// "stopped sending arms" is a sanction; who did not stop goes on. `negated`: none where the end is denied.
  void Cease(Find& find, const bool* negated) const {
    Event& event = find.event;
    const std::string kind = knowledge_.rules.KindWhen(KindChange::kCeased, event.deed.kind);
    if (kind.empty() || negated == nullptr || *negated) return;
    const std::size_t slash = kind.find('/');
    const std::string mode = slash == std::string::npos ? "" : kind.substr(slash + 1);
    event.because.push_back("operator:end of " + event.deed.kind + " is " + kind);
    event.deed = knowledge_.rules.DeedOf(kind.substr(0, slash), mode);
  }

  /// "collapsed when the Democrats withdraw": with what is over there is nothing to wait for.
  [[nodiscard]] bool IsAboutThePast(const Clause& clause) const {
    if (clause.parent == kNone32) return false;
    const Clause& parent = document_.clauses[clause.parent];
    return parent.finite && !parent.future && !parent.conditional &&
           (document_.words[parent.first].feats & Feats::kPast) != 0 &&
           !document_.words[parent.head].Has(Grammar::kReport);
  }

  /// "becomes effective when they sign", "once they have agreed", but not "when they are threatening".
  [[nodiscard]] bool Awaited(const Clause& clause) const {
    if (clause.rel != Deprel::kAdvcl || clause.opener == kNone32 || !clause.finite) return false;
    const unsigned tense = document_.words[clause.first].feats;
    const bool progressive = clause.first != clause.head && !clause.passive &&
                             (document_.words[clause.head].forms() & Form::kIng) != 0;
    return (tense & Feats::kPres) != 0 && !progressive && !IsAboutThePast(clause) &&
           knowledge_.rules.IsOf(RareClass::kAwaiting, document_.words[clause.opener].readings);
  }

  /// "proposed that the commission allow": a base form after a word of wishing.
  [[nodiscard]] bool Asked(const Clause& clause) const {
    if (IsDemanded(clause) || IsNeeded(clause)) return true;
    if (IsRequired(clause)) return true;
    if (clause.rel != Deprel::kCcomp || clause.parent == kNone32 || clause.opener == kNone32) return false;
    const Word& verb = document_.words[clause.head];
    const bool bare = clause.first == clause.head && (verb.feats & Feats::kPast) == 0 &&
                      !verb.text.ends_with('s') && !clause.infinitive;
    const std::uint32_t who = clause.subject_word;
    const bool one = who != kNone32 && (document_.words[who].feats & Feats::kPlur) == 0;
    // "told them that we ratify it" asks for nothing.
    const Word& ruler = document_.words[document_.clauses[clause.parent].head];
    return bare && (one || !ruler.Has(Grammar::kReport)) &&
           ruler.Has(Grammar::kCausative | Grammar::kPlanned);
  }

  /// "does not require the ministry make an offer": a base form with a subject of its own, and no "that".
  [[nodiscard]] bool IsRequired(const Clause& clause) const {
    const bool object = clause.rel == Deprel::kXcomp || clause.rel == Deprel::kCcomp;
    if (!object || clause.opener != kNone32 || clause.parent == kNone32 || clause.subject_word == kNone32)
      return false;
    const Word& verb = document_.words[clause.head];
    const bool bare = clause.first == clause.head && !clause.infinitive && !clause.gerund &&
                      (verb.feats & Feats::kPast) == 0 && !verb.text.ends_with('s');
    const Word& ruler = document_.words[document_.clauses[clause.parent].head];
    return bare && document_.words[clause.subject_word].head == clause.node &&
           ruler.Has(Grammar::kCausative) &&
           !ruler.Has(Grammar::kAspect | Grammar::kForced | Grammar::kReport);
  }

  /// "it is vital that we work together": who says so wishes it.
  [[nodiscard]] bool IsNeeded(const Clause& clause) const {
    const std::uint32_t quality = document_.words[clause.node].head;
    const bool content = clause.rel == Deprel::kCcomp || clause.rel == Deprel::kCsubj;
    if (!content || quality == kNone32 || document_.words[quality].upos != Upos::kAdj) return false;
    return knowledge_.rules.IsOf(RareClass::kNeed, document_.words[quality].readings) && !clause.perfect &&
           (document_.words[clause.first].feats & Feats::kPast) == 0;
  }

  /// "a demand that all soldiers be removed", "recommended the campaign be funded".
  [[nodiscard]] bool IsDemanded(const Clause& clause) const {
    const std::uint32_t ruler = document_.words[clause.node].head;
    if (!clause.passive || clause.infinitive || ruler == kNone32) return false;
    if (clause.rel == Deprel::kCcomp) return IsSubjunctive(document_, clause);
    const bool content = clause.rel == Deprel::kAcl || clause.rel == Deprel::kAclRelcl;
    return content && IsBareBe(document_, clause.first) &&
           document_.words[ruler].Has(Grammar::kCausative | Grammar::kPlanned);
  }

  /// "routinely sends", "usually try to meet": told in the present, a habit and no dated deed.
  void Habit(Find& find, const Clause& clause) {
    const Clause* at = &clause;
    find.grounds.habit = find.grounds.habit || IsHabitual(document_, clause);
    for (int depth = 0; depth < 2 && at->infinitive && at->parent != kNone32; ++depth) {
      at = &document_.clauses[at->parent];
      find.grounds.habit = find.grounds.habit || IsHabitual(document_, *at);
    }
    constexpr unsigned kPresent = Feats::kFin | Feats::kPres;
    const bool present = (document_.words[at->head].feats & kPresent) == kPresent;
    if (find.grounds.habit && present) SetFactuality(find.event, Factuality::kHistorical, "background:habit");
  }

  /// A noun that no verb carries is background unless it says by itself what was done: something dates it, or
  /// who acts stands by it with whom, or with what else its pattern names ("Iran's stationing of missiles").
  void NounOnly(Find& find) {
    Event& event = find.event;
    const bool acts = !event.sources.empty();
    const bool parties = acts && (!event.targets.empty() || event.sources.size() > 1);
    const bool dated = IsDated(document_, find, parties ? kDateWide : kDateNear);
    const bool certain = IsPossessed(document_, find.word);
    const bool whole = parties || (acts && (find.deed_end > 0 || find.matched.size() > 1));
    const bool told = dated ? acts || !find.target_hints.empty()
                            : find.owned && whole && StandsFree(knowledge_, document_, find);
    if (!acts && find.target_hints.empty()) {
      Drop(find, "a noun that no verb carries, of which nobody is the source");
    } else if (!told) {
      Drop(find, "a noun that no verb carries, without a date or its parties beside it");
    }
    if (find.clause != kNone32) {
      const Clause& clause = document_.clauses[find.clause];
      if (Undecided(find, clause.node)) Drop(find, "only considered, not decided");
      if (IsOutlook(knowledge_, document_, clause, find.word)) Drop(find, "only how likely it is");
      const bool content = document_.words[find.word].rel == Deprel::kObj &&
                           document_.words[clause.head].Has(Grammar::kReport);
      if (content) TellSpeaker(knowledge_, document_, find, clause.subject);
      // "if air raids prevent it".
      if (IsOpenedByIf(document_, clause) && find.word < clause.head && clause.subject_word == find.word)
        Drop(find, "it may be or not: conditional");
      if (IsReason(knowledge_, document_, find, clause))
        SetFactuality(event, Factuality::kHistorical, "background:noun");
      // "hopes for a meeting of both leaders in May".
      const bool hoped =
          !clause.passive && knowledge_.rules.IsOf(RareClass::kHoped, document_.words[clause.head].readings);
      const bool open = clause.conditional || clause.negated || clause.future || clause.infinitive || hoped ||
                        (!clause.passive &&
                         knowledge_.rules.IsOf(RareClass::kShunned, document_.words[clause.head].readings));
      // "may speak at the NATO summit in April": what a body has called will be, whoever comes.
      const bool convened = event.deed.kind == "meeting" && acts && event.sources[0].type == "igo";
      const bool ahead =
          ((clause.future || clause.infinitive || hoped) && parties && dated && !clause.negated) ||
          (convened && dated);
      if (open && find.word > clause.head) {
        if (ahead) event.factuality = Factuality::kPlanned;
        if (!ahead && (!certain || clause.conditional))
          Drop(find, "the verb that it depends on leaves open whether it was done");
      }
    }
    if (IsComing(knowledge_, document_, find) || IsOnTheWay(document_, find, dated))
      SetFactuality(event, Factuality::kPlanned, "operator:planned");
    event.because.emplace_back(dated ? "noun with its own time" : "noun with its own parties");
  }

  const Knowledge& knowledge_;
  Document& document_;
};

}  // namespace

void WeighActions(const Knowledge& knowledge, Document& document, const std::vector<Find*>& finds) {
  Judge judge(knowledge, document);
  for (Find* find : finds) judge.Weigh(*find);
}

void ApplyOperators(const Knowledge& knowledge, Document& document) {
  Judge judge(knowledge, document);
  for (Find& find : document.finds) {
    if (!find.absorbed) judge.Weigh(find);
  }
}

}  // namespace demarche::extract
