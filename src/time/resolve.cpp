// From words to days: one procedure for all expressions.
//
//  1. What is named stands: a year, month, day, quarter or season that the words give.
//  2. What is missing is counted from a reference time. That is the document time for "today",
//     "last week", "two years ago", a weekday, or a month without a year; the last date told in
//     the text for "the following day", "a year earlier", "that week"; an event, named by the words after it,
//     for "weeks after the talks" (then the order is known; anchor.cpp gives days where the event has a
//     date).
//  3. A weekday or a date without a year lies in the direction of its clause (clause.cpp): past tense
//     looks back, present and future ahead. named.cpp weighs the years. Where the tense tells nothing, a
//     weekday looks back (news tells what was) and a date takes the nearest year.
//  4. The unit of the words is the unit of the answer: "two weeks ago" is a week, "10 days ago" a day.
//
// It follows the resolution of news text in HeidelTime (Strötgen and Gertz 2013) and TIMEX3 values of
// TimeML. Without a document time nothing is counted from it: the year stays "XXXX".
#include "time/resolve.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/edtf.h"
#include "time/named.h"
#include "time/write.h"

namespace demarche::time {
namespace {

constexpr std::array<const char*, 8> kWeekdays{"",         "Monday", "Tuesday",  "Wednesday",
                                               "Thursday", "Friday", "Saturday", "Sunday"};
constexpr std::size_t kLookBack = 40;  ///< dates told that a relative one may count from

/// "Two hours later": the hour that it counts from is not known, so it stays a length.
bool CountsHours(const Meaning& meaning) {
  return meaning.Has(Field::kShift) && meaning.Has(Field::kCount) && meaning.Has(Field::kUnit) &&
         meaning.As<Unit>(Field::kUnit) < Unit::kDay;
}

const char* Word(Tense tense) {
  return tense == Tense::kPast ? "past" : tense == Tense::kFuture ? "future" : "present";
}

}  // namespace

Resolver::Resolver(std::string_view text, const std::vector<Atom>& atoms, const ClauseReader& clauses,
                   std::optional<Day> document_time)
    : text_(text), atoms_(atoms), clauses_(clauses), document_time_(document_time) {}

std::optional<Placed> Resolver::Resolve(const Candidate& candidate) {
  const Meaning& meaning = candidate.meaning;
  Placed placed;
  placed.meaning = meaning;
  Timex& timex = placed.timex;
  timex.span = Hull(atoms_[candidate.first].span, atoms_[candidate.last - 1].span);
  timex.type = *candidate.type;
  if (meaning.Has(Field::kMod)) timex.mod = Name(meaning.As<Mod>(Field::kMod));
  if (meaning.Has(Field::kHour) && meaning.At(Field::kHour) > 24) return std::nullopt;
  if (meaning.Has(Field::kRef)) {
    static constexpr std::array<const char*, 3> kRefs{"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
    timex.value = kRefs[static_cast<std::size_t>(meaning.At(Field::kRef))];
    timex.why = "the words name no date";
  } else if (timex.type == TimexType::kDuration || CountsHours(meaning)) {
    timex.type = TimexType::kDuration;
    FillDuration(meaning, timex);
  } else if (timex.type == TimexType::kSet) {
    FillSet(meaning, timex);
  } else {
    if (HasNamedFields(meaning) && !IsPossibleName(meaning, NamedFields(meaning))) return std::nullopt;
    const std::optional<Found> found = FindPeriod(candidate);
    if (found) {
      FillDate(candidate, *found, timex);
      // What is named only for comparison ("a year ago") is not what the text goes on about.
      const bool compares =
          meaning.Has(Field::kYearly) || (found->period.unit == Unit::kQuarter && !found->based_on.empty());
      if (!compares) told_.push_back({found->period, timex.span, candidate.first});
    } else {
      FillUnknown(meaning, timex);
    }
  }
  FillRelation(candidate, placed);
  if (timex.earliest && timex.latest) placed.dates = clauses_.DeedsOf(candidate.first, candidate.last);
  return placed;
}

bool Resolver::AsksForTense(const Meaning& meaning) {
  if (meaning.Has(Field::kShift)) {
    const bool weekend = meaning.Or(Field::kUnit, 0) == static_cast<std::int32_t>(Unit::kWeekend);
    return weekend && meaning.At(Field::kShift) == 0;
  }
  if (meaning.Has(Field::kPick)) return false;
  return meaning.Has(Field::kWeekday) || (HasNamedFields(meaning) && !meaning.Has(Field::kYear));
}

bool Resolver::HangsOnEvent(const Meaning& meaning) {
  return meaning.Has(Field::kRelation) &&
         meaning.Or(Field::kAnchor, 0) == static_cast<std::int32_t>(Anchor::kEvent);
}

std::optional<Resolver::Found> Resolver::FindPeriod(const Candidate& candidate) const {
  const Meaning& meaning = candidate.meaning;
  if (HasNamedFields(meaning)) return Named(candidate);
  if (meaning.Has(Field::kWeekday)) return Weekday(candidate);
  if (meaning.Has(Field::kShift)) return Shifted(candidate);
  return Clock(candidate);
}

/// Step 1, and step 3 for what has no year.
std::optional<Resolver::Found> Resolver::Named(const Candidate& candidate) const {
  const Meaning& meaning = candidate.meaning;
  Found found;
  found.period = NamedFields(meaning);
  found.why = "the words name it";
  if (found.period.year) {
    const Told* quarter = meaning.Has(Field::kYearly) ? LastQuarterTold() : nullptr;
    if (quarter != nullptr) {  // "the 1988 quarter"
      found.period = {Unit::kQuarter, found.period.year, 0, 0, quarter->period.index};
      found.why = fmt::format("the year is named, the quarter is that of '{}'", quarter->span.In(text_));
      return found;
    }
    found.period = InYear(*found.period.year, found.period, meaning);
    return found;
  }
  if (!document_time_) {
    found.why = "the words name it, but for the year, and no document time gives one";
    return found;
  }
  std::optional<Period> period = WithYear(found.period, candidate, found.why);
  if (!period) return std::nullopt;
  found.period = *period;
  if (found.period.unit == Unit::kDay) found.period = Around(found.period, meaning);
  return found;
}

std::optional<Period> Resolver::WithYear(Period period, const Candidate& candidate, std::string& why) const {
  const Meaning& meaning = candidate.meaning;
  const std::string document = FormatDay(*document_time_);
  if (meaning.Has(Field::kShift)) {
    const int year = static_cast<int>(date::year_month_day(*document_time_).year());
    period.year = year + meaning.At(Field::kShift);
    why = fmt::format("the words name it, the year counts from the document time {}", document);
    return period;
  }
  ClauseReader::Direction direction;
  if (!meaning.Has(Field::kPick)) direction = clauses_.DirectionAt(candidate.first, candidate.last);
  const Tense tense = direction.tense;
  const std::optional<Period> best = NearestYear(period, meaning, direction, *document_time_);
  if (tense == Tense::kPast || tense == Tense::kFuture) {
    why = fmt::format("the words name it; the year is the nearest to the document time {} in a {} clause",
                      document, Word(tense));
  } else {
    why = fmt::format("the words name it; the year is the nearest to the document time {}", document);
  }
  return best;
}

std::optional<Resolver::Found> Resolver::Weekday(const Candidate& candidate) const {
  const Meaning& meaning = candidate.meaning;
  if (meaning.Or(Field::kAnchor, 0) == static_cast<std::int32_t>(Anchor::kTold)) return ToldWeekday(meaning);
  if (!document_time_) return std::nullopt;
  const int weekday = meaning.At(Field::kWeekday);
  const char* name = kWeekdays[static_cast<std::size_t>(weekday)];
  const Day today = *document_time_;
  const std::string document = FormatDay(today);
  const Day this_week = WeekdayOf(today, weekday);
  const date::days week(7);
  const auto found = [](Day day, std::string why) {
    return Found{PeriodOf(day, Unit::kDay), TimeBasis::kRelative, std::move(why), {}};
  };
  if (meaning.Has(Field::kShift)) {
    return found(this_week + week * meaning.At(Field::kShift),
                 fmt::format("the {} of the week that the words name, counted from {}", name, document));
  }
  if (meaning.Has(Field::kPick)) {
    const std::int32_t pick = meaning.At(Field::kPick);
    if (pick < 0) {
      return found(this_week < today ? this_week : this_week - week,
                   fmt::format("the {} before {}", name, document));
    }
    if (pick > 0) {
      return found(this_week > today ? this_week : this_week + week,
                   fmt::format("the {} after {}", name, document));
    }
    return found(this_week, fmt::format("the {} in the week of {}", name, document));
  }
  const ClauseReader::Direction direction = clauses_.DirectionAt(candidate.first, candidate.last);
  const Tense tense = direction.nominal && !direction.strong ? Tense::kNone : direction.tense;
  if (tense == Tense::kFuture || tense == Tense::kPresent) {  // "talks resume on Friday"
    return found(
        this_week < today ? this_week + week : this_week,
        fmt::format("the first {} at or after {}, since the clause is {}", name, document, Word(tense)));
  }
  return found(this_week > today ? this_week - week : this_week,
               fmt::format("the last {} at or before {}, since the clause is {}", name, document,
                           tense == Tense::kPast ? "past" : "not future"));
}

/// "The previous Friday": before or after the last day told.
std::optional<Resolver::Found> Resolver::ToldWeekday(const Meaning& meaning) const {
  const Told* told = LastTold(Unit::kDay);
  const auto days = told != nullptr ? Days(told->period) : std::nullopt;
  if (!days) return std::nullopt;
  const int weekday = meaning.At(Field::kWeekday);
  const bool before = meaning.Or(Field::kShift, 1) < 0;
  const Day from = days->first + date::days(before ? -7 : meaning.Or(Field::kShift, 1));
  const Day day = from + date::days((weekday - WeekdayNumber(from) + 7) % 7);
  return Found{PeriodOf(day, Unit::kDay), TimeBasis::kAnchored,
               fmt::format("the {} {} the last date told, '{}'", kWeekdays[static_cast<std::size_t>(weekday)],
                           before ? "before" : "after", told->span.In(text_)),
               told->span};
}

/// The last date told that lies within one `unit`.
const Resolver::Told* Resolver::LastTold(Unit unit) const {
  for (std::size_t back = 0; back < std::min(told_.size(), kLookBack); ++back) {
    const Told& told = told_[told_.size() - 1 - back];
    if (told.period.unit <= unit && told.period.unit != Unit::kWeekend) return &told;
  }
  return nullptr;
}

std::optional<Resolver::Found> Resolver::Shifted(const Candidate& candidate) const {
  const Meaning& meaning = candidate.meaning;
  Unit unit = meaning.Has(Field::kUnit) ? meaning.As<Unit>(Field::kUnit) : Unit::kDay;
  std::int32_t count = meaning.At(Field::kShift);
  if (unit < Unit::kDay || count == kVague) return std::nullopt;
  if (meaning.Has(Field::kCount) && unit >= Unit::kDecade) {  // "a decade ago" counts years
    count *= unit == Unit::kDecade ? 10 : 100;
    unit = Unit::kYear;
  }
  const Anchor anchor = meaning.Has(Field::kAnchor) ? meaning.As<Anchor>(Field::kAnchor) : Anchor::kDocument;
  if (meaning.Has(Field::kYearly)) return YearOff(candidate);
  Found found;
  std::optional<Period> base;
  if (anchor == Anchor::kDocument && document_time_) {
    base = PeriodOf(*document_time_, unit);
    found.basis = TimeBasis::kRelative;
    found.why =
        fmt::format("counted in {}s from the document time {}", Name(unit), FormatDay(*document_time_));
  } else if (anchor == Anchor::kTold) {
    const Told* told = LastTold(unit);
    if (told == nullptr) return unit == Unit::kQuarter ? LastQuarter(meaning) : std::nullopt;
    base = Widen(told->period, unit);
    found.basis = TimeBasis::kAnchored;
    found.based_on = told->span;
    found.why = fmt::format("counted in {}s from the last date told, '{}'", Name(unit), told->span.In(text_));
  }
  if (!base) return std::nullopt;
  std::optional<Period> moved = time::Shift(*base, count);
  if (unit == Unit::kWeekend && meaning.At(Field::kShift) == 0 && !meaning.Has(Field::kPick) &&
      Days(*base).value_or(std::pair{Day{}, Day{}}).first > *document_time_ &&
      clauses_.DirectionAt(candidate.first, candidate.last).tense != Tense::kFuture) {
    moved = time::Shift(*base, -1);  // like a weekday, a weekend looks back
  }
  if (!moved) return std::nullopt;
  found.period = *moved;
  return found;
}

const Resolver::Told* Resolver::LastQuarterTold() const {
  for (std::size_t back = 0; back < std::min(told_.size(), kLookBack); ++back) {
    const Told& told = told_[told_.size() - 1 - back];
    if (told.period.unit == Unit::kQuarter) return &told;
  }
  return nullptr;
}

/// "A year earlier" beside a quarter compares with that quarter of the year before, else with the year.
std::optional<Resolver::Found> Resolver::YearOff(const Candidate& candidate) const {
  const std::int32_t years = candidate.meaning.At(Field::kShift);
  Found found;
  found.basis = TimeBasis::kAnchored;
  if (const Told* told = LastQuarterTold()) {
    if (const auto moved = time::Shift(told->period, 4 * years)) {
      found.period = *moved;
      found.based_on = told->span;
      found.why = fmt::format("the same quarter of the year before '{}'", told->span.In(text_));
      return found;
    }
  }
  if (!document_time_) return std::nullopt;
  const auto moved = time::Shift(PeriodOf(*document_time_, Unit::kYear), years);
  if (!moved) return std::nullopt;
  found.basis = TimeBasis::kRelative;
  found.period = *moved;
  found.why = fmt::format("counted in years from the document time {}", FormatDay(*document_time_));
  return found;
}

/// Where no quarter is told, the last one that was over at the document time is meant.
std::optional<Resolver::Found> Resolver::LastQuarter(const Meaning& meaning) const {
  if (!document_time_) return std::nullopt;
  const auto moved = time::Shift(PeriodOf(*document_time_, Unit::kQuarter), meaning.At(Field::kShift) - 1);
  if (!moved) return std::nullopt;
  Found found;
  found.basis = TimeBasis::kRelative;
  found.period = *moved;
  found.why = fmt::format("no quarter is told; the last one over at {} is taken", FormatDay(*document_time_));
  return found;
}

/// An hour or part of day without a day: of the day told before it in the sentence, else of the document's.
std::optional<Resolver::Found> Resolver::Clock(const Candidate& candidate) const {
  if (ClockValue(candidate.meaning).empty()) return std::nullopt;
  Found found;
  const Told* told = LastTold(Unit::kDay);
  if (told != nullptr && clauses_.SameSentence(told->atom, candidate.first)) {
    found.period = told->period;
    found.basis = TimeBasis::kAnchored;
    found.based_on = told->span;
    found.why = fmt::format("no day is named; that of '{}' in the sentence is taken", told->span.In(text_));
    return found;
  }
  if (!document_time_) return std::nullopt;
  found.period = PeriodOf(*document_time_, Unit::kDay);
  found.basis = TimeBasis::kRelative;
  found.why = fmt::format("no day is named; the document's day {} is taken", FormatDay(*document_time_));
  return found;
}

void Resolver::FillDate(const Candidate& candidate, const Found& found, Timex& timex) const {
  const Meaning& meaning = candidate.meaning;
  timex.value = time::Value(found.period) + (found.period.unit == Unit::kDay ? ClockValue(meaning) : "");
  timex.basis = found.basis;
  timex.why = fmt::format("'{}': {}", timex.span.In(text_), found.why);
  timex.reference = found.based_on;
  const Mod mod = meaning.Has(Field::kMod) ? meaning.As<Mod>(Field::kMod) : Mod::kNone;
  if (!found.period.year) {
    timex.edtf = YearlessEdtf(found.period, mod);
    return;
  }
  auto days = Days(found.period);
  if (meaning.Has(Field::kUncertain)) return;
  if (!days) timex.edtf = ReducedEdtf(found.period);
  if (!days) return;
  if (meaning.Has(Field::kToward) && document_time_) {
    if (meaning.At(Field::kToward) < 0) days->second = std::min(days->second, *document_time_);
    if (meaning.At(Field::kToward) > 0) days->first = std::max(days->first, *document_time_);
    if (days->first > days->second) return;
  } else if (IsThird(mod)) {
    *days = Third(found.period, *days, mod);
  }
  if (meaning.Has(Field::kZone)) {
    const std::int32_t zone = meaning.At(Field::kZone);
    timex.why += fmt::format("; the clock is that of UTC{}{:02}:{:02}", zone < 0 ? '-' : '+',
                             std::abs(zone) / 60, std::abs(zone) % 60);
  }
  if (mod == Mod::kApprox) {
    timex.edtf = FormatEdtf(days->first, days->second, false, true);
    return;
  }
  // "More than two years ago" leaves the far side open, "nearly two years ago" the near one.
  const bool more = mod == Mod::kMoreThan || mod == Mod::kEqualOrMore;
  const bool less = mod == Mod::kLessThan || mod == Mod::kEqualOrLess;
  const bool back = meaning.Or(Field::kShift, 0) < 0;
  if (back ? !more : !less) timex.earliest = days->first;
  if (back ? !less : !more) timex.latest = days->second;
  const std::string reduced = IsThird(mod) || meaning.Has(Field::kToward) ? "" : ReducedEdtf(found.period);
  timex.edtf = reduced.empty() ? FormatEdtf(timex.earliest, timex.latest) : reduced;
}

void Resolver::FillDuration(const Meaning& meaning, Timex& timex) const {
  timex.value = DurationValue(meaning);
  timex.why = "a length of time";
  const std::int32_t count = meaning.Or(Field::kCount, 1);
  const Unit unit = meaning.Has(Field::kUnit) ? meaning.As<Unit>(Field::kUnit) : Unit::kDay;
  if (!meaning.Has(Field::kToward) || !document_time_ || count == kVague || unit < Unit::kDay) return;
  const bool weeks = unit == Unit::kWeek || unit == Unit::kWeekend;
  const Unit step = weeks ? Unit::kDay : std::min(unit, Unit::kYear);
  const int size = unit == Unit::kWeek ? 7 : unit == Unit::kDecade ? 10 : unit == Unit::kCentury ? 100 : 1;
  const int steps = size * count;
  const Period today = PeriodOf(*document_time_, step);
  const auto far = time::Shift(today, meaning.At(Field::kToward) * steps);
  const auto days = far ? Days(*far) : std::nullopt;
  if (!days) return;
  timex.basis = TimeBasis::kRelative;
  const bool past = meaning.At(Field::kToward) < 0;
  timex.earliest = past ? days->first : *document_time_;
  timex.latest = past ? *document_time_ : days->second;
  timex.why = fmt::format("a length of time that {} at the document time {}", past ? "ends" : "begins",
                          FormatDay(*document_time_));
  timex.edtf = FormatEdtf(timex.earliest, timex.latest);
}

void Resolver::FillSet(const Meaning& meaning, Timex& timex) const {
  timex.why = "a time that recurs";
  if (meaning.Has(Field::kWeekday)) {
    timex.value = fmt::format("XXXX-WXX-{}", meaning.At(Field::kWeekday)) + ClockValue(meaning);
  } else if (HasNamedFields(meaning)) {
    timex.value = time::Value(NamedFields(meaning));
  } else if (meaning.Has(Field::kUnit)) {
    timex.value = DurationValue(meaning);
  } else {
    timex.value = "XXXX-XX-XX" + ClockValue(meaning);
  }
}

/// What the words say where the days cannot be known.
void Resolver::FillUnknown(const Meaning& meaning, Timex& timex) const {
  const bool told = meaning.Or(Field::kAnchor, 0) != static_cast<std::int32_t>(Anchor::kDocument);
  timex.why = document_time_ || told ? "what it counts from is not told"
                                     : "it counts from a document time, and there is none";
  if (meaning.Has(Field::kWeekday)) {
    timex.value = fmt::format("XXXX-WXX-{}", meaning.At(Field::kWeekday)) + ClockValue(meaning);
    return;
  }
  Period period;
  period.unit = meaning.Has(Field::kUnit) ? meaning.As<Unit>(Field::kUnit) : Unit::kDay;
  if (period.unit == Unit::kSeason) period.unit = Unit::kYear;
  timex.value = time::Value(period) + (period.unit == Unit::kDay ? ClockValue(meaning) : "");
}

void Resolver::FillRelation(const Candidate& candidate, Placed& placed) const {
  const Meaning& meaning = candidate.meaning;
  Timex& timex = placed.timex;
  if (!meaning.Has(Field::kRelation)) return;
  timex.relation = static_cast<TimeRelation>(meaning.At(Field::kRelation));
  timex.basis = TimeBasis::kAnchored;
  if (!HangsOnEvent(meaning)) return;
  placed.hangs_on = clauses_.LedBy(candidate.reach - 1);
  timex.reference = clauses_.PhraseAt(candidate.reach);
  timex.why = fmt::format("'{}' is ordered by '{}'", timex.span.In(text_), timex.reference.In(text_));
}

}  // namespace demarche::time
