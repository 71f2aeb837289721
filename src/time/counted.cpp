// Step 2 of the resolution: days that are counted from a reference time.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "time/resolve.h"
#include "time/write.h"

namespace demarche::time {
namespace {

constexpr std::array<const char*, 8> kWeekdays{"",         "Monday", "Tuesday",  "Wednesday",
                                               "Thursday", "Friday", "Saturday", "Sunday"};
constexpr int kListedApart = 3;  ///< days; "Friday and Monday" run forwards, "Friday and Thursday" do not
constexpr int kFarOff = 2000;    ///< units; the "41,400 WEEK AGO" of a table is no time
constexpr std::size_t kLookBack = 40;  ///< dates told that a relative one may count from

}  // namespace

/// "The 15th of this month".
std::optional<Resolver::Found> Resolver::DayOfMonth(const Candidate& candidate) const {
  const Meaning& meaning = candidate.meaning;
  if (!meaning.Has(Field::kShift)) return DayAlone(candidate);
  if (!document_time_) return std::nullopt;
  auto day = time::Shift(PeriodOf(*document_time_, Unit::kMonth), meaning.At(Field::kShift));
  if (!day || !IsPossible(day->year, day->month, meaning.At(Field::kDay))) return std::nullopt;
  day->unit = Unit::kDay;
  day->day = meaning.At(Field::kDay);
  return Found{*day,
               TimeBasis::kRelative,
               fmt::format("the month counts from the document time {}", FormatDay(*document_time_)),
               {}};
}

/// "On the 20th": of the month told last, else the nearest one on the side that the clause speaks of.
std::optional<Resolver::Found> Resolver::DayAlone(const Candidate& candidate) const {
  const std::int32_t number = candidate.meaning.At(Field::kDay);
  const auto in = [&](const std::optional<Period>& month) {
    const bool possible = month && IsPossible(month->year, month->month, number);
    return possible ? std::optional(Period{Unit::kDay, month->year, month->month, number, 0}) : std::nullopt;
  };
  const Told* told = told_.empty() ? nullptr : &told_.back();
  if (told != nullptr && (told->period.unit == Unit::kDay || told->period.unit == Unit::kMonth)) {
    if (const auto day = in(Widen(told->period, Unit::kMonth))) {
      return Found{*day, TimeBasis::kAnchored,
                   fmt::format("of the month of the last date told, '{}'", told->span.In(text_)), told->span};
    }
  }
  if (!document_time_) return std::nullopt;
  const Tense tense = DirectionOf(candidate).tense;
  const bool ahead = tense == Tense::kFuture || tense == Tense::kPresent;
  const Period month = PeriodOf(*document_time_, Unit::kMonth);
  for (const int off : {0, ahead ? 1 : -1, ahead ? 2 : -2}) {  // every third month has 31 days
    const auto day = in(time::Shift(month, off));
    const auto days = day ? Days(*day) : std::nullopt;
    if (!days || (ahead ? days->first < *document_time_ : days->first > *document_time_)) continue;
    return Found{*day,
                 TimeBasis::kRelative,
                 fmt::format("the {} such day {} the document time {}", ahead ? "first" : "last",
                             ahead ? "after" : "before", FormatDay(*document_time_)),
                 {}};
  }
  return std::nullopt;
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
    const std::int32_t further = meaning.Or(Field::kCount, 0);  // "Monday week", "the Friday before last"
    const std::string off = further == 0 ? "" : fmt::format("{} week off ", further);
    if (pick < 0) {
      return found((this_week < today ? this_week : this_week - week) - week * further,
                   fmt::format("{}the {} before {}", off, name, document));
    }
    if (pick > 0) {
      return found((this_week > today ? this_week : this_week + week) + week * further,
                   fmt::format("{}the {} after {}", off, name, document));
    }
    return found(this_week, fmt::format("the {} in the week of {}", name, document));
  }
  return TensedWeekday(candidate, *document_time_);
}

/// A bare weekday, on the side that its clause speaks of. Of a range ("from Sunday to Tuesday") the end
/// nearer to the document time is placed so, and the others by it.
std::optional<Resolver::Found> Resolver::TensedWeekday(const Candidate& candidate, Day today) const {
  const Meaning& meaning = candidate.meaning;
  const int weekday = meaning.At(Field::kWeekday);
  const ClauseReader::Direction direction = DirectionOf(candidate);
  const Tense tense = direction.nominal && !direction.strong ? Tense::kNone : direction.tense;
  const bool ahead = tense == Tense::kFuture || tense == Tense::kPresent;  // "talks resume on Friday"
  const int end = meaning.Or(ahead ? Field::kSince : Field::kUntil, weekday);
  const int apart = ((ahead ? weekday - std::abs(end) : std::abs(end) - weekday) + 7) % 7;
  const int placed = end < 0 && apart > kListedApart ? weekday : std::abs(end);
  const char* name = kWeekdays[static_cast<std::size_t>(placed)];
  Day day = WeekdayOf(today, placed);
  if (ahead && day < today) day += date::days(7);
  if (!ahead && day > today) day -= date::days(7);
  std::string why = fmt::format("the {} {} at or {} {}, since the clause is {}", ahead ? "first" : "last",
                                name, ahead ? "after" : "before", FormatDay(today),
                                ahead || tense == Tense::kPast ? Name(tense) : "not future");
  if (placed != weekday) {
    day += date::days(ahead ? apart : -apart);
    why = fmt::format("the {} {} {}", kWeekdays[static_cast<std::size_t>(weekday)],
                      ahead ? "after" : "before", why);
  }
  return Found{PeriodOf(day, Unit::kDay), TimeBasis::kRelative, std::move(why), {}};
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

/// The period of `unit` that a shift counts from; says in `found` which. Nothing where it is not told.
std::optional<Period> Resolver::BaseOf(const Candidate& candidate, Unit unit, Found& found) const {
  const Anchor anchor = candidate.meaning.Has(Field::kAnchor) ? candidate.meaning.As<Anchor>(Field::kAnchor)
                                                              : Anchor::kDocument;
  const Told* told = anchor == Anchor::kTold ? LastTold(unit) : nullptr;
  // "later in the day" is that of the sentence before at the latest, else the document's
  const bool near = unit == Unit::kDay && anchor == Anchor::kTold && !candidate.meaning.Has(Field::kRelation);
  if (near && told != nullptr && clauses_.SentencesApart(told->atom, candidate.first) > 1) told = nullptr;
  if (told != nullptr) {
    found.basis = TimeBasis::kAnchored;
    found.based_on = told->span;
    found.why = fmt::format("counted in {}s from the last date told, '{}'", Name(unit), told->span.In(text_));
    return Widen(told->period, unit);
  }
  if (!document_time_ || !(near || anchor == Anchor::kDocument)) return std::nullopt;
  found.basis = TimeBasis::kRelative;
  found.why = fmt::format("counted in {}s from the document time {}", Name(unit), FormatDay(*document_time_));
  return PeriodOf(*document_time_, unit);
}

std::optional<Resolver::Found> Resolver::Shifted(const Candidate& candidate) const {
  const Meaning& meaning = candidate.meaning;
  Unit unit = meaning.Has(Field::kUnit) ? meaning.As<Unit>(Field::kUnit) : Unit::kDay;
  std::int32_t count = meaning.At(Field::kShift);
  if (unit < Unit::kDay || count == kVague) return std::nullopt;
  if (unit < Unit::kYear && std::abs(count) > kFarOff) return std::nullopt;
  if (meaning.Has(Field::kPlusHalf) && !meaning.Has(Field::kAnchor) && unit >= Unit::kYear) {
    return HalfYearsOff(count, unit);
  }
  if (meaning.Has(Field::kCount) && unit >= Unit::kDecade) {  // "a decade ago" counts years
    count *= unit == Unit::kDecade ? 10 : 100;
    unit = Unit::kYear;
  }
  if (meaning.Has(Field::kYearly)) return YearOff(candidate);
  const bool of_quarters = unit == Unit::kQuarter && meaning.Has(Field::kAnchor);
  if (of_quarters && LastTold(unit) == nullptr) return LastQuarter(meaning);
  Found found;
  const std::optional<Period> base = BaseOf(candidate, unit, found);
  if (!base) return std::nullopt;
  std::optional<Period> moved = time::Shift(*base, count);
  const Tense tense = DirectionOf(candidate).tense;
  // "ministers meet this weekend", said late in the week
  const bool late = document_time_ && date::weekday(*document_time_).iso_encoding() > 2;
  const bool ahead = tense == Tense::kFuture || (tense == Tense::kPresent && late);
  if (unit == Unit::kWeekend && !ahead && meaning.At(Field::kShift) == 0 && !meaning.Has(Field::kPick) &&
      Days(*base).value_or(std::pair{Day{}, Day{}}).first > *document_time_) {
    moved = time::Shift(*base, -1);  // like a weekday, a weekend looks back
  }
  if (!moved) return std::nullopt;
  found.period = *moved;
  return found;
}

/// "A year and a half ago" is a year, half a year off; "a decade and a half ago" is fifteen years off.
std::optional<Resolver::Found> Resolver::HalfYearsOff(std::int32_t shift, Unit unit) const {
  if (!document_time_) return std::nullopt;
  const std::int32_t half = unit == Unit::kYear ? 6 : unit == Unit::kDecade ? 60 : 600;  // months
  const auto month =
      time::Shift(PeriodOf(*document_time_, Unit::kMonth), (2 * shift + (shift < 0 ? -1 : 1)) * half);
  const auto year = month ? Widen(*month, Unit::kYear) : std::nullopt;
  if (!year) return std::nullopt;
  return Found{
      *year,
      TimeBasis::kRelative,
      fmt::format("counted in half {}s from the document time {}", Name(unit), FormatDay(*document_time_)),
      {}};
}

const Resolver::Told* Resolver::LastQuarterTold() const {
  for (std::size_t back = 0; back < std::min(told_.size(), kLookBack); ++back) {
    const Told& told = told_[told_.size() - 1 - back];
    if (told.period.unit == Unit::kQuarter) return told.atom < months_told_ ? nullptr : &told;
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
  if (told != nullptr && clauses_.SentencesApart(told->atom, candidate.first) == 0) {
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

}  // namespace demarche::time
