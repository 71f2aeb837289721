#include "extractor/finish/governing_time.h"

#include <algorithm>
#include <span>

#include "extractor/finish/time_of_noun.h"
#include "extractor/operators/foreground.h"
#include "extractor/syntax/verbs.h"
#include "extractor/tree.h"

namespace demarche::extract {
namespace {

class TimeFinder {
 public:
  TimeFinder(const Rulebook& rules, const Document& document) : rules_(rules), document_(document) {}

  /// The timex that governs the trigger most closely, if any.
  [[nodiscard]] std::optional<std::uint32_t> Find(const extract::Find& find) const {
    const std::uint32_t sentence = document_.words[find.word].sentence;
    std::uint32_t best = kNone32;
    std::uint32_t best_cost = kNone32;
    for (std::uint32_t i = document_.FirstWord(sentence); i < document_.LastWord(sentence); ++i) {
      const std::uint32_t timex = document_.words[i].timex;
      if (timex == kNone32) continue;
      if (!TellsWhen(document_.extraction->timexes[timex]) || IsDeadline(find, i) || HadGoneOn(find, i))
        continue;
      const std::uint32_t rank = TimeRank(find, i);
      if (rank == kNone32) continue;
      // "On Monday, two days after Ecuador expelled its envoy, Cuba closed": Monday says more.
      const bool counts = document_.extraction->timexes[timex].type == TimexType::kDuration;
      const std::uint32_t cost =
          rank * 1024 + (counts ? 512 : 0) + (i > find.word ? i - find.word : find.word - i);
      if (cost >= best_cost) continue;
      best_cost = cost;
      best = timex;
    }
    if (best == kNone32) return std::nullopt;
    return best;
  }

 private:
  /// A length tells when where it counts from something: "two days after the talks".
  [[nodiscard]] static bool TellsWhen(const Timex& timex) {
    if (timex.type == TimexType::kSet) return false;
    return timex.type != TimexType::kDuration || timex.relation != TimeRelation::kNone;
  }

  /// "gave its envoys until noon on Friday to leave": until when, and not when; but "did not begin until
  /// May".
  [[nodiscard]] bool IsDeadline(const extract::Find& find, std::uint32_t word) const {
    if (find.event.factuality == Factuality::kNegated) return false;
    const std::uint32_t first = document_.FirstWord(document_.words[word].sentence);
    const std::uint32_t timex = document_.words[word].timex;
    while (word > first && document_.words[word].timex == timex) --word;
    return rules_.IsOf(RareClass::kUntil, document_.words[word].readings);
  }

  /// "the president, in Khartoum since Sunday, met": what had gone on, unlike "has bombed it since Sunday"
  /// and "since Sunday, when they met".
  [[nodiscard]] bool HadGoneOn(const extract::Find& find, std::uint32_t word) const {
    const std::uint32_t marker = CaseOf(document_, word);
    const bool since = marker != kNone32 && document_.words[marker].Has(Grammar::kBackground);
    if (!since || find.clause == kNone32) return false;
    const Clause& clause = document_.clauses[find.clause];
    const bool told = clause.opener != kNone32 && clause.opener > 0 &&
                      document_.words[clause.opener - 1].timex == document_.words[word].timex;
    return clause.finite && !clause.perfect && !told;
  }

  /// How closely the timex at `word` governs the trigger; kNone32 when it dates something else.
  [[nodiscard]] std::uint32_t TimeRank(const extract::Find& find, std::uint32_t word) const {
    if (find.clause != kNone32 && (DatesTheSaying(document_.clauses[find.clause], word) ||
                                   CountsFrom(document_.clauses[find.clause], word)))
      return kNone32;
    if (CountsToAnother(find, word)) return kNone32;
    if (SaysIn(find, word) && !IsOutOfTime(find, word)) return 1;
    if (DatesANoun(rules_, document_, find, word) || IsOutOfTime(find, word)) return kNone32;
    if (DatesWhatComes(find, word) || IsOfWhatShallBe(find, word)) return kNone32;
    if (rules_.rules[find.rule].noun && !find.supported) return NounTimeRank(find, word);
    const std::uint32_t scope = document_.words[word].scope;
    // "sent the envoys packing | on Monday": a verb that is a word of the deed.
    if (scope != kNone32 && scope != find.clause &&
        std::ranges::find(find.matched, document_.clauses[scope].head) != find.matched.end())
      return 0;
    if (scope != kNone32 && scope != find.clause &&
        (TellsAnother(find, document_.clauses[scope], word) || IsOverForPresent(find, word) ||
         TellsWhatHadBeen(document_.clauses[scope])))
      return kNone32;
    if (scope == find.clause || scope == kNone32 || find.clause == kNone32)
      return IsUnder(document_, word, find.word) && !IsOfAnOccasion(find, word) ? 0 : 1;
    const Clause& own = document_.clauses[find.clause];
    if (StandsRightBehind(own, word)) return 1;
    const std::uint32_t mine = FiniteAbove(find.clause);
    const std::uint32_t theirs = FiniteAbove(scope);
    const bool under = IsUnder(document_, word, find.word);
    if (under && theirs == mine && IsOfContent(find, word)) return kNone32;
    if (under && theirs == mine) return 0;
    if (own.parent == scope && TellsOccasion(rules_, document_, own)) return kNone32;
    if (GoesOn(scope, find.clause)) return IsDeepInANoun(word) ? kNone32 : 3;
    // "has offered, officials said today": the saying's day is not the day of what was done before it.
    if (own.reported && own.parent == scope)
      return own.perfect || IsBeforeThePlan(find, own, word) ? kNone32 : 4;
    // "was identified on Friday as a man who had been arrested", "the envoy, who has been expelled, leaves on
    // Friday": what was before is not of that day.
    if (own.parent == scope) return own.relative && own.perfect ? kNone32 : 2;
    // "before July, when ministers are due to meet".
    if (IsUnder(document_, own.node, word)) return 2;
    if (under && TellsTheTime(document_.clauses[theirs], document_.clauses[mine])) return 2;
    // "will meet on 13 April and are expected to discuss", "protested on Monday, and Kato said it was wrong":
    // what hangs on a coordinate is done when that is.
    if (own.reported && !own.perfect && own.parent != kNone32) {
      const Clause& saying = document_.clauses[own.parent];
      // "the hint came in October when Chad said it backed the plan".
      const bool when = saying.parent == scope && TellsTheTime(saying, document_.clauses[scope]);
      if (when || GoesOn(scope, own.parent)) return 5;
    }
    return GoesOn(scope, mine) ? 5 : kNone32;
  }

  /// "congratulated her on the opening of talks in June, and | backed Peru": of a noun that tells of a noun.
  [[nodiscard]] bool IsDeepInANoun(std::uint32_t word) const {
    const Word& time = document_.words[word];
    return time.rel == Deprel::kNmod && time.head != kNone32 &&
           document_.words[time.head].rel == Deprel::kNmod && document_.words[time.head].timex == kNone32;
  }

  /// Whether the time at `word` lies after the day of the report.
  [[nodiscard]] bool IsAhead(std::uint32_t word) const {
    const std::optional<Day>& report = document_.article->document_time;
    const Timex& timex = document_.extraction->timexes[document_.words[word].timex];
    return report && timex.earliest && *timex.earliest > *report;
  }

  /// Whether it lies before that day.
  [[nodiscard]] bool IsOver(std::uint32_t word) const {
    const std::optional<Day>& report = document_.article->document_time;
    const Timex& timex = document_.extraction->timexes[document_.words[word].timex];
    return report && timex.latest && *timex.latest < *report;
  }

  /// "said on Wednesday that it will deploy missiles", "will deploy missiles, it said on Wednesday": when a
  /// plan was told, and not when it shall be done.
  [[nodiscard]] bool IsBeforeThePlan(const extract::Find& find, const Clause& own, std::uint32_t word) const {
    constexpr std::uint32_t kBeside = 3;  // words behind the saying
    const std::uint32_t saying = document_.clauses[own.parent].head;
    const bool with_saying = word < own.first || (word > saying && word <= saying + kBeside);
    return find.event.factuality == Factuality::kPlanned && with_saying && !IsAhead(word);
  }

  /// "after the June 8-10 summit will travel on June 12": the day of what comes before or after yields to the
  /// deed's own.
  [[nodiscard]] bool IsOfAnOccasion(const extract::Find& find, std::uint32_t word) const {
    for (std::uint32_t at = document_.words[word].head; at != kNone32 && at != find.word;
         at = document_.words[at].head) {
      const std::span<const Reading> readings = CaseReadings(document_, at);
      if (rules_.IsOf(RareClass::kAfter, readings) || rules_.IsOf(RareClass::kBefore, readings)) return true;
    }
    return false;
  }

  /// Whether one of two clauses goes on from the other with "and": "hit today and three were injured", but
  /// not "submitted in January, but Congress has rejected it", nor "will meet on Friday, and Chad said". A
  /// time of what is told last is its own, unless it has no other subject.
  [[nodiscard]] bool GoesOn(std::uint32_t timed, std::uint32_t deed) const {
    const Clause& one = document_.clauses[timed];
    const Clause& two = document_.clauses[deed];
    if (one.future && !two.future && two.subject_word != kNone32) return false;
    if (one.coordinate == deed) return one.subject_word == kNone32 && one.perfect == two.perfect;
    return two.coordinate == timed && (two.subject_word == kNone32 || two.perfect == one.perfect);
  }

  /// "were injured when warships shelled them on Monday", but not "the pact that they struck, when they
  /// meet".
  [[nodiscard]] bool TellsTheTime(const Clause& when, const Clause& deed) const {
    if (when.opener == kNone32 || !rules_.IsOf(RareClass::kAtTheTime, document_.words[when.opener].readings))
      return false;
    const auto past = [&](const Clause& clause) {
      return (document_.words[clause.first].feats & Feats::kPast) != 0;
    };
    return past(when) == past(deed);
  }

  /// "said today the government must ...": wherever the parser hangs a time right behind the verb.
  [[nodiscard]] bool StandsRightBehind(const Clause& clause, std::uint32_t word) const {
    const std::uint32_t next = clause.head + 1;
    return next < document_.LastWord(document_.words[word].sentence) &&
           document_.words[next].timex == document_.words[word].timex;
  }

  /// The clause that an infinitive or a participle hangs on, over others of these; a finite clause itself.
  [[nodiscard]] std::uint32_t FiniteAbove(std::uint32_t clause) const {
    for (int guard = 0; guard < 16; ++guard) {
      const Clause& at = document_.clauses[clause];
      if (at.finite || at.parent == kNone32) break;
      clause = at.parent;
    }
    return clause;
  }

  /// "reached agreement on debt maturing in 1991": a day that is yet to come dates nothing that was done, nor
  /// one that is over what is planned.
  [[nodiscard]] bool IsOutOfTime(const extract::Find& find, std::uint32_t word) const {
    const Timex& timex = document_.extraction->timexes[document_.words[word].timex];
    const bool noun = rules_.rules[find.rule].noun && !find.supported;
    if (noun && IsCalledPlanned(find.word)) return IsOver(word);
    if (noun || find.clause == kNone32) return false;
    const Clause& clause = document_.clauses[find.clause];
    // "has agreed" with no day that is over (the present perfect puzzle, Klein 1992), but "since March".
    if (IsOver(word) && timex.relation == TimeRelation::kNone && IsPerfectOf(document_, clause, Feats::kPres))
      return true;
    if (IsOver(word) && IsStanceOfNow(find, clause, word)) return true;
    const bool planned = find.event.factuality == Factuality::kPlanned;
    const bool ahead = clause.infinitive || (clause.future && !clause.conditional);
    if (planned && ahead) return IsOver(word);
    const bool past = clause.perfect || (document_.words[clause.first].feats & Feats::kPast) != 0;
    const bool done = past && clause.finite && !clause.future && !clause.conditional && !planned;
    // "agree to meet again in August": told in the present, as lists do
    const bool embedded =
        word >= find.deed_begin && word < find.deed_end && clause.finite && !clause.future && !planned;
    return (done || embedded) && IsAhead(word);
  }

  /// "Denmark condemns the killing of a priest in Chad on 12 May": the day of what a stand is taken on, told
  /// in the present.
  [[nodiscard]] bool IsStanceOfNow(const extract::Find& find, const Clause& clause,
                                   std::uint32_t word) const {
    constexpr unsigned kPresent = Feats::kFin | Feats::kPres;
    const std::string& event = find.event.deed.plover.event;
    return (event == "ACCUSE" || event == "SUPPORT") && find.event.deed.quad.starts_with("verbal") &&
           clause.head < word && clause.first == clause.head &&
           (document_.words[clause.head].feats & kPresent) == kPresent &&
           !IsHeadline(document_, document_.words[word].sentence);
  }

  /// "has offered to travel today": when what was said shall be done, not when it was said; but "agreed to
  /// cut it last week", and one refuses when one does not do it.
  [[nodiscard]] bool IsOfContent(const extract::Find& find, std::uint32_t word) const {
    const std::uint32_t scope = document_.words[word].scope;
    const bool inside = word >= find.deed_begin && word < find.deed_end && scope != find.clause;
    const Event& event = find.event;
    const bool says = event.deed.quad.starts_with("verbal") && event.deed.plover.event != "REJECT" &&
                      event.factuality != Factuality::kPlanned;
    return inside && says && !IsOver(word) && document_.clauses[find.clause].finite &&
           document_.clauses[scope].infinitive;
  }

  /// "regrets that talks were suspended last month, and | urges both sides": what is done now is not done on
  /// a day of another clause that is over.
  [[nodiscard]] bool IsOverForPresent(const extract::Find& find, std::uint32_t word) const {
    constexpr unsigned kPresent = Feats::kFin | Feats::kPres;
    if (find.clause == kNone32) return false;
    const Clause& clause = document_.clauses[find.clause];
    const bool now = clause.finite && !clause.perfect && !clause.future && !clause.reported &&
                     (document_.words[clause.first].feats & kPresent) == kPresent;
    return now && IsOver(word);
  }

  /// "accused Sudan of having bombed a village on Friday": before the deed of the clause above.
  [[nodiscard]] static bool TellsWhatHadBeen(const Clause& clause) { return clause.gerund && clause.perfect; }

  /// "fired a missile before Thursday's summit", "recalled its envoy ahead of talks in Bamako on Friday",
  /// wherever the parser hangs the day: of what comes, and not of what was done before it.
  [[nodiscard]] bool DatesWhatComes(const extract::Find& find, std::uint32_t word) const {
    const Timex& timex = document_.extraction->timexes[document_.words[word].timex];
    const bool noun = rules_.rules[find.rule].noun && !find.supported;
    if (noun || timex.type == TimexType::kTime) return false;  // "before dawn"
    const std::uint32_t marker = CaseOf(document_, word);
    const std::uint32_t start = marker == kNone32 || marker > word ? word : marker;
    const std::uint32_t before =
        start > document_.FirstWord(document_.words[word].sentence) ? start - 1 : word;
    return IsOfWhatComes(find, document_.words[word].head) || IsOfWhatComes(find, before);
  }

  /// Whether a noun, or one above it, tells what comes after the deed.
  [[nodiscard]] bool IsOfWhatComes(const extract::Find& find, std::uint32_t at) const {
    const auto own = [&](std::uint32_t i) { return i == find.word || (i >= find.first && i < find.last); };
    for (; at != kNone32 && !own(at) && document_.words[at].clause == kNone32;
         at = document_.words[at].head) {
      if (document_.words[at].timex != kNone32 || document_.words[at].upos != Upos::kNoun) continue;
      if (StandsApart(at) || rules_.IsOf(RareClass::kBefore, CaseReadings(document_, at))) return true;
    }
    return false;
  }

  /// "will not meet the envoys on Friday", "said it would expel him on Friday": a refusal or a threat of what
  /// shall be done on a day is told before it.
  [[nodiscard]] bool IsOfWhatShallBe(const extract::Find& find, std::uint32_t word) const {
    const Event& event = find.event;
    const bool told = find.clause != kNone32 && document_.clauses[find.clause].future &&
                      event.factuality != Factuality::kPlanned &&
                      event.deed.kind != rules_.rules[find.rule].deed.kind;
    return told && IsAhead(word);
  }

  /// "his planned visit".
  [[nodiscard]] bool IsCalledPlanned(std::uint32_t noun) const {
    for (std::uint32_t k = document_.words[noun].child; k != kNone32; k = document_.words[k].sibling) {
      if (document_.words[k].rel == Deprel::kAmod && document_.words[k].Has(Grammar::kPlanned)) return true;
    }
    return false;
  }

  /// "The move came days after China summoned ...": the length counts from the deed, and dates what came.
  [[nodiscard]] bool CountsFrom(const Clause& clause, std::uint32_t word) const {
    if (clause.opener == kNone32 || clause.opener == 0 || !clause.subordinate) return false;
    // "said on Friday | that it would", but "the first time since Friday | that it did"
    const Timex& timex = document_.extraction->timexes[document_.words[word].timex];
    const std::uint32_t since = CaseOf(document_, word);
    const bool counts = timex.type == TimexType::kDuration || timex.relation != TimeRelation::kNone ||
                        (since != kNone32 && document_.words[since].Has(Grammar::kBackground) &&
                         document_.Is(clause.opener, "that"));
    return counts && document_.words[clause.opener - 1].timex == document_.words[word].timex;
  }

  /// "was expelling two envoys, hours | after Chad had recalled its own": how far apart the two are.
  [[nodiscard]] bool CountsToAnother(const extract::Find& find, std::uint32_t word) const {
    const std::uint32_t timex = document_.words[word].timex;
    if (document_.extraction->timexes[timex].type != TimexType::kDuration) return false;
    const Indices clauses = document_.sentence_clauses[document_.words[word].sentence];
    return std::ranges::any_of(clauses, [&](std::uint32_t index) {
      const std::uint32_t opener = document_.clauses[index].opener;
      if (index == find.clause || opener == kNone32 || opener == 0) return false;
      const Word& marks = document_.words[opener];
      return document_.words[opener - 1].timex == timex && (rules_.IsOf(RareClass::kAfter, marks.readings) ||
                                                            rules_.IsOf(RareClass::kBefore, marks.readings));
    });
  }

  /// "On Monday Iraq condemned Iran's attack": a noun has only a time that stands under it or close behind
  /// it.
  [[nodiscard]] std::uint32_t NounTimeRank(const extract::Find& find, std::uint32_t word) const {
    constexpr std::uint32_t kReach = 14;
    if (DatesAnotherNoun(find.word, word)) return kNone32;
    if (IsUnder(document_, word, find.word) && !IsToldBetween(find.word, word)) return 0;
    if (word < find.word || word >= find.last + kReach || IsToldBetween(find.word, word)) return kNone32;
    return 1;
  }

  /// "talks with Mali ahead of the summit next week", wherever the parser hangs the summit.
  [[nodiscard]] bool DatesAnotherNoun(std::uint32_t noun, std::uint32_t word) const {
    std::uint32_t at = document_.words[word].head;
    for (int step = 0; step < 6 && at != kNone32 && at != noun; ++step) {
      const Word& dated = document_.words[at];
      if (dated.clause != kNone32) return false;
      if (dated.timex == kNone32 && dated.upos == Upos::kNoun &&
          rules_.IsOf(RareClass::kOccasion, dated.readings))
        return !IsUnder(document_, at, noun) || StandsApart(at);
      at = dated.head;
    }
    return false;
  }

  /// "ahead of the summit".
  [[nodiscard]] bool StandsApart(std::uint32_t noun) const {
    const std::uint32_t marker = Dependent(document_, noun, Deprel::kCase);
    return marker != kNone32 && marker > 0 &&
           rules_.IsOf(RareClass::kComing, document_.words[marker - 1].readings);
  }

  /// A verb stands between, other than one that carries the noun: "the offensive launched in January", "the
  /// last raid was on March 8".
  [[nodiscard]] bool IsToldBetween(std::uint32_t noun, std::uint32_t word) const {
    for (std::uint32_t i = noun + 1; i < word; ++i) {
      if (document_.words[i].clause == kNone32) continue;
      const Clause& clause = document_.clauses[document_.words[i].clause];
      if (clause.subject_word == noun && document_.words[clause.node].timex != kNone32) continue;
      const bool carries = document_.words[clause.head].Has(Grammar::kSupport | Grammar::kOccur);
      if (!carries || clause.rel != Deprel::kAcl || document_.words[clause.node].head != noun) return true;
    }
    return false;
  }

  /// "rejected a plan announced in 1991": the time of another deed, unlike "held talks announced in 1991"
  /// and "the talks announced in 1991", where what the clause describes is the deed itself; but not the time
  /// of a noun in the clause: "talks that were to end the deal of 2008".
  [[nodiscard]] bool TellsAnother(const extract::Find& find, const Clause& other, std::uint32_t word) const {
    if (!other.relative || IsUnder(document_, find.word, other.node)) return false;
    // "will meet at the summit, which will take place in June": the setting of a plan has its time.
    if (other.future && find.event.factuality == Factuality::kPlanned) return false;
    const std::uint32_t described = document_.words[other.node].head;
    const Word& time = document_.words[word];
    const bool of_noun = time.rel == Deprel::kNmod && time.head != kNone32 && time.head != other.node &&
                         document_.words[time.head].upos == Upos::kNoun;
    if (described == find.word) return of_noun;
    return !(find.supported && described >= find.first && described < find.last);
  }

  /// "in a statement published on May 5, Chad accused", "condemned the raid in a statement issued on May 5":
  /// when the words were given in which the deed is done.
  [[nodiscard]] bool SaysIn(const extract::Find& find, std::uint32_t word) const {
    const std::uint32_t scope = document_.words[word].scope;
    if (find.clause == kNone32 || scope == kNone32 || scope == find.clause) return false;
    const Clause& given = document_.clauses[scope];
    const std::uint32_t words = document_.words[given.node].head;
    if (!given.relative || !given.passive || given.finite || words == kNone32) return false;
    const Word& noun = document_.words[words];
    const std::uint32_t deed = document_.clauses[find.clause].node;
    const std::uint32_t marker = CaseOf(document_, words);
    const bool behind_object = noun.rel == Deprel::kNmod && noun.head != kNone32 && marker != kNone32 &&
                               noun.head == Dependent(document_, deed, Deprel::kObj) &&
                               document_.Is(marker, "in");
    return ((noun.rel == Deprel::kObl && noun.head == deed) || behind_object) &&
           (rules_.IsOf(RareClass::kUtterance, noun.readings) ||
            rules_.IsOf(RareClass::kSpoken, noun.readings));
  }

  /// "said last week Iran had fired": words of time next to the saying date it, not what had been done
  /// before.
  [[nodiscard]] bool DatesTheSaying(const Clause& own, std::uint32_t word) const {
    if (!own.reported || !own.perfect || own.parent == kNone32) return false;
    const std::uint32_t next = document_.clauses[own.parent].head + 1;
    return word >= next && word < own.first && document_.words[next].timex == document_.words[word].timex;
  }

  const Rulebook& rules_;
  const Document& document_;
};

}  // namespace

std::optional<std::uint32_t> GoverningTimex(const Rulebook& rules, const Document& document,
                                            const Find& find) {
  return TimeFinder(rules, document).Find(find);
}

}  // namespace demarche::extract
