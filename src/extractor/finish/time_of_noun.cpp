#include "extractor/finish/time_of_noun.h"

#include <algorithm>
#include <span>

#include "extractor/tree.h"

namespace demarche::extract {
namespace {

class NounTimes {
 public:
  NounTimes(const Rulebook& rules, const Document& document) : rules_(rules), document_(document) {}

  [[nodiscard]] bool Dates(const Find& find, std::uint32_t word) const {
    if (SomeWordNamesAThing(find, word) || DatesAnothersDeed(find, word)) return true;
    const bool noun = rules_.rules[find.rule].noun && !find.supported;
    return !noun && (IsPurpose(find, word) || DatesADistantNoun(find, word));
  }

 private:
  /// Of "last December's accord" the parser hangs either word on the noun.
  [[nodiscard]] bool SomeWordNamesAThing(const Find& find, std::uint32_t word) const {
    if (NamesAThing(find, word)) return true;
    const std::uint32_t timex = document_.words[word].timex;
    const std::uint32_t end = document_.LastWord(document_.words[word].sentence);
    for (++word; word < end && document_.words[word].timex == timex; ++word) {
      if (document_.words[word].rel == Deprel::kNmodPoss && NamesAThing(find, word)) return true;
    }
    return false;
  }

  /// "attacked Iran's Nowruz oilfield today": a day that names another thing dates nothing, unlike "the
  /// Monday meeting".
  [[nodiscard]] bool NamesAThing(const Find& find, std::uint32_t word) const {
    const Word& day = document_.words[word];
    const bool name = day.rel == Deprel::kCompound && day.upos == Upos::kPropn;
    // "the 1988 budget deficit".
    const bool year = day.upos == Upos::kNum && day.head > word && day.rel != Deprel::kObl;
    // "reiterated its commitment to last December's accord".
    const bool whose = day.rel == Deprel::kNmodPoss;
    if ((!name && !year && !whose) || day.head == kNone32) return false;
    const Word& thing = document_.words[day.head];
    const bool noun = thing.upos == Upos::kNoun || (year && thing.upos == Upos::kPropn);
    if (thing.timex == day.timex || (name && thing.capital) || !noun) return false;
    // "will ratify the 1986 agreement": what is done to a thing is not done when the thing was made.
    const bool words =
        (find.clause == kNone32 || find.supported) && day.head >= find.first && day.head < find.last;
    const bool own = day.head == find.word || words;
    // "attended last week's summit", but not "retaliation for Monday's attack".
    const bool held =
        rules_.IsOf(RareClass::kOccasion, thing.readings) && !(whose && IsFarBelow(find, day.head));
    return !own && !held;
  }

  /// Whether another noun stands between the noun and the deed, and the noun tells no place or setting.
  [[nodiscard]] bool IsFarBelow(const Find& find, std::uint32_t noun) const {
    const std::uint32_t marker = Dependent(document_, noun, Deprel::kCase);
    if (marker != kNone32 && document_.words[marker].Has(Grammar::kLocative)) return false;
    const std::uint32_t above = document_.words[noun].head;
    const bool between = above != kNone32 && above != find.word && (above < find.first || above >= find.last);
    return between && document_.words[above].clause == kNone32 && IsUnder(document_, above, find.word);
  }

  /// "welcomed Chad's offer Saturday to withdraw", "protested over Chad's shelling of a port on the lake on
  /// Saturday": the day of the offer and of the shelling, not of the welcome and the protest.
  [[nodiscard]] bool DatesAnothersDeed(const Find& find, std::uint32_t word) const {
    constexpr int kDeepest = 3;
    std::uint32_t noun = document_.words[word].head;
    for (int step = 0; step < kDeepest && noun != kNone32; ++step, noun = document_.words[noun].head) {
      const Word& deed = document_.words[noun];
      const bool own = noun == find.word || (noun >= find.first && noun < find.last);
      if (own || noun > word || (deed.upos != Upos::kNoun && deed.upos != Upos::kPropn)) return false;
      if (deed.upos == Upos::kNoun && TellsADeed(noun, step > 0)) return true;
      if (deed.rel != Deprel::kNmod) return false;
    }
    return false;
  }

  /// Whose deed it is, is told beside the noun. Farther off, only of a gerund the parser's arcs are trusted.
  [[nodiscard]] bool TellsADeed(std::uint32_t noun, bool far) const {
    if (Dependent(document_, noun, Deprel::kNmodPoss) == kNone32) return false;
    const Word& word = document_.words[noun];
    if ((word.forms() & Form::kIng) != 0) return true;
    return !far && std::ranges::any_of(word.readings, [&](const Reading& reading) {
      return rules_.NounRules(reading.symbol) != nullptr;
    });
  }

  /// "requested easier terms because of a drop in income last year", "the success of cutting prices in 1985":
  /// a time of the cause, and a month or more that hangs on a noun far below the deed ("thanked it for the
  /// delivery of blankets in December"). A day may hang there by mistake.
  [[nodiscard]] bool DatesADistantNoun(const Find& find, std::uint32_t word) const {
    const Timex& timex = document_.extraction->timexes[document_.words[word].timex];
    constexpr int kMonth = 27;  // days
    constexpr int kMonths = 100;
    const bool is_long = Lasts(timex, kMonths);
    const bool behind = word > find.word && !StandsBehindComma(word);
    const bool is_apart = behind && (Lasts(timex, kMonth) || IsLongOver(timex));
    bool occasion = false;
    int nouns = 0;
    int things = 0;
    for (std::uint32_t at = document_.words[word].head; at != kNone32 && at != find.word;
         at = document_.words[at].head) {
      const Word& noun = document_.words[at];
      if (noun.clause != kNone32)
        return nouns > 0 && is_long;  // "revised it, citing a drop in income last year"
      if (noun.timex == document_.words[word].timex || (at >= find.first && at < find.last)) continue;
      const std::span<const Reading> readings = CaseReadings(document_, at);
      // "before the start of the year on 1 April", but not "before the summit in March".
      // "the first since the election of August 2020"
      const std::uint32_t marker = CaseOf(document_, at);
      const bool long_before =
          IsLongOver(timex) && marker != kNone32 && document_.words[marker].Has(Grammar::kBackground);
      const bool other = long_before || rules_.IsOf(RareClass::kBecause, readings) ||
                         (nouns > 0 && rules_.IsOf(RareClass::kBefore, readings));
      // "agreed on it at a meeting in Paris in February": when they met
      occasion = occasion || rules_.IsOf(RareClass::kOccasion, noun.readings);
      things += noun.upos == Upos::kNoun ? 1 : 0;  // of names some are parties: "a visit by Abe to Beijing"
      if (other || (++nouns > 1 && (is_long || (is_apart && !occasion && things > 1)))) return true;
    }
    return false;
  }

  [[nodiscard]] static bool Lasts(const Timex& timex, int days) {
    return timex.earliest && timex.latest && (*timex.latest - *timex.earliest).count() > days;
  }

  /// "expressed concern over the use of water cannon against boats on August 5", in October.
  [[nodiscard]] bool IsLongOver(const Timex& timex) const {
    constexpr int kDays = 30;
    const std::optional<Day>& report = document_.article->document_time;
    return report && timex.basis == TimeBasis::kExplicit && timex.latest &&
           (*report - *timex.latest).count() > kDays;
  }

  /// "began an offensive towards the city of Basra, in January".
  [[nodiscard]] bool StandsBehindComma(std::uint32_t word) const {
    const std::uint32_t marker = Dependent(document_, word, Deprel::kCase);
    const std::uint32_t first = marker == kNone32 ? word : marker;
    return first > 0 && document_.Is(first - 1, ",");
  }

  /// "a budget for 1987", "arrears for 1985 and 1986".
  [[nodiscard]] bool IsPurpose(const Find& find, std::uint32_t word) const {
    const std::uint32_t noun = document_.words[word].head;
    if (document_.words[word].rel != Deprel::kNmod || noun == kNone32 || noun == find.word) return false;
    const std::uint32_t marker = Dependent(document_, word, Deprel::kCase);
    return marker != kNone32 && document_.words[marker].Has(Grammar::kTopicPreposition);
  }

  const Rulebook& rules_;
  const Document& document_;
};

}  // namespace

bool DatesANoun(const Rulebook& rules, const Document& document, const Find& find, std::uint32_t word) {
  return NounTimes(rules, document).Dates(find, word);
}

}  // namespace demarche::extract
