#include "time/named.h"

#include <algorithm>
#include <cstdlib>

namespace demarche::time {
namespace {

constexpr int kHalfQuarter = 45;  ///< days

constexpr int kYearsAround = 8;  ///< 29 February comes at least once in them

/// What a year costs, in days, when its date lies against the tense of the clause. A day less than
/// some two months ahead is meant even in a past clause ("declared a dividend payable Dec. 15").
constexpr int kWrongSideOfDay = 250;
constexpr int kPeriodAhead = 300;       ///< quarters and seasons: "fell in Q1" is over ...
constexpr int kPeriodBehind = 150;      ///< ... but results of one may yet be expected, and its limits be set
constexpr int kWrongSideOfMonth = 400;  ///< months are rarely so near that the other side is meant
constexpr int kEndedAhead = 400;        ///< "ended Jan. 31" cannot lie ahead ...
constexpr int kUntilBehind = 300;       ///< ... but "by Jan. 14" may just be over
/// The tense is that of the clause, and the time describes a noun of it: "the May 3 vote", "a cut in May".
constexpr int kWrongSideOfNoun = 60;
constexpr int kWrongSideOfNounMonth = 280;
constexpr int kJustOver = 14;         ///< days; a month that is just over is "last month", not "last May"
constexpr int kWrongWeekday = 10000;  ///< a weekday that is named beside the date decides the year

/// How far a period lies from the day, in days; 0 when it holds the day.
int Distance(const Period& period, Day day) {
  const Period same = period.unit == Unit::kSeason ? PeriodOf(day, Unit::kSeason) : period;
  if (period.unit == Unit::kSeason)
    return (*period.year - *same.year) * 365 + (period.index - same.index) * 91;
  const auto days = Days(period);
  if (!days) return 0;
  if (day < days->first) return static_cast<int>((days->first - day).count());
  if (day > days->second) return -static_cast<int>((day - days->second).count());
  return 0;
}

/// Whether "last", "this" or "next" before a month, season or holiday allows this year of it.
bool Picks(const Meaning& meaning, int distance, int years_ahead) {
  if (!meaning.Has(Field::kPick)) return true;
  const std::int32_t pick = meaning.At(Field::kPick);
  const int least = meaning.Has(Field::kMonth) && !meaning.Has(Field::kDay) ? kJustOver : 0;
  return pick < 0 ? distance < -least : pick > 0 ? distance > 0 : years_ahead == 0;
}

/// What it costs when a date lies on the other side of the document time than its clause speaks of.
int CostOfSide(Unit unit, int distance, ClauseReader::Direction direction) {
  const bool ahead = direction.tense == Tense::kPast && distance > 0;
  const bool behind = direction.tense == Tense::kFuture && distance < 0;
  if (!ahead && !behind) return 0;
  if (direction.strong) return ahead ? kEndedAhead : kUntilBehind;
  if (unit == Unit::kMonth) return direction.nominal ? kWrongSideOfNounMonth : kWrongSideOfMonth;
  if (unit == Unit::kDay) return direction.nominal ? kWrongSideOfNoun : kWrongSideOfDay;
  return ahead && !direction.nominal ? kPeriodAhead : kPeriodBehind;
}

/// How badly a year fits: the distance of the date from the document time, and penalties.
int CostOf(const Meaning& meaning, const Period& period, int distance, ClauseReader::Direction direction) {
  const auto days = Days(period);
  const bool wrong_weekday = meaning.Has(Field::kWeekday) && !meaning.Has(Field::kNth) &&
                             period.unit == Unit::kDay && days &&
                             WeekdayNumber(days->first) != meaning.At(Field::kWeekday);
  return std::abs(distance) + CostOfSide(period.unit, distance, direction) +
         (wrong_weekday ? kWrongWeekday : 0);
}

/// The day that "fourth Thursday of November" names.
Period NthWeekday(int year, const Meaning& meaning) {
  const int nth = meaning.At(Field::kNth);
  const Period month{Unit::kMonth, year, meaning.At(Field::kMonth), 0, 0};
  const auto days = *Days(month);
  const Day edge = nth > 0 ? days.first : days.second;
  const Day near = WeekdayOf(edge, meaning.At(Field::kWeekday));
  const bool outside = nth > 0 ? near < edge : near > edge;
  const int weeks = nth > 0 ? (outside ? nth : nth - 1) : (outside ? nth : nth + 1);
  return PeriodOf(near + date::days(7 * weeks), Unit::kDay);
}

constexpr int kComesRound = 300;  ///< days, at least, between what happened and talk of its anniversary
constexpr int kYearsAhead = 3;    ///< an anniversary that is talked of may lie so far ahead
constexpr std::int64_t kYearDays = 365;

int YearOfDay(Day day) { return static_cast<int>(date::year_month_day(day).year()); }

}  // namespace

Period NamedFields(const Meaning& meaning) {
  Period period;
  if (meaning.Has(Field::kYear)) period.year = meaning.At(Field::kYear);
  if (meaning.Has(Field::kCentury)) return {Unit::kCentury, (meaning.At(Field::kCentury) - 1) * 100, 0, 0, 0};
  if (meaning.Has(Field::kDecade)) return {Unit::kDecade, meaning.At(Field::kDecade), 0, 0, 0};
  period.unit = IsMovable(meaning) ? Unit::kDay : Unit::kYear;
  if (meaning.Has(Field::kHalf)) return {Unit::kHalf, period.year, 0, 0, meaning.At(Field::kHalf)};
  if (meaning.Has(Field::kQuarter)) return {Unit::kQuarter, period.year, 0, 0, meaning.At(Field::kQuarter)};
  if (meaning.Has(Field::kSeason)) return {Unit::kSeason, period.year, 0, 0, meaning.At(Field::kSeason)};
  if (meaning.Has(Field::kMonth)) {
    period.month = meaning.At(Field::kMonth);
    period.unit = Unit::kMonth;
    // "from Dec. 28 to Jan. 3, 2025": the year is that of the end
    if (period.year && meaning.Or(Field::kUntil, 12) < period.month) --*period.year;
  }
  if (meaning.Has(Field::kDay)) {
    period.day = meaning.At(Field::kDay);
    period.unit = Unit::kDay;
  }
  return period;
}

bool HasNamedFields(const Meaning& meaning) {
  return meaning.Has(Field::kYear) || meaning.Has(Field::kMonth) || meaning.Has(Field::kQuarter) ||
         meaning.Has(Field::kHalf) || meaning.Has(Field::kSeason) || meaning.Has(Field::kDecade) ||
         meaning.Has(Field::kCentury) || IsMovable(meaning);
}

bool IsMovable(const Meaning& meaning) {
  return meaning.Has(Field::kEaster) || meaning.Has(Field::kOrthodox) || meaning.Has(Field::kFeast);
}

std::optional<Period> InYear(int year, const Period& period, const Meaning& meaning, const Almanac& almanac) {
  if (meaning.Has(Field::kFeast)) {
    const std::optional<Day> day = almanac.DayOf(meaning.At(Field::kFeast), year);
    return day ? std::optional(PeriodOf(*day, Unit::kDay)) : std::nullopt;
  }
  if (meaning.Has(Field::kOrthodox)) {
    return PeriodOf(OrthodoxEaster(year) + date::days(meaning.At(Field::kOrthodox)), Unit::kDay);
  }
  if (meaning.Has(Field::kEaster)) {
    return PeriodOf(EasterSunday(year) + date::days(meaning.At(Field::kEaster)), Unit::kDay);
  }
  if (meaning.Has(Field::kNth)) {
    const Period day = NthWeekday(year, meaning);
    return day.month == meaning.At(Field::kMonth) ? std::optional(day) : std::nullopt;  // a fifth Monday
  }
  Period dated = period;
  dated.year = year;
  return dated;
}

bool IsPossibleName(const Meaning& meaning, const Period& period) {
  if (meaning.Has(Field::kDay) && !IsPossible(period.year, period.month, period.day)) return false;
  if (period.unit == Unit::kQuarter && (period.index < 1 || period.index > 4)) return false;
  if (period.unit == Unit::kHalf && (period.index < 1 || period.index > 2)) return false;
  return !period.year || (*period.year >= 1 && *period.year <= 9999);
}

Period Around(const Period& day, const Meaning& meaning) {
  const auto days = Days(day);
  if (!days || !meaning.Has(Field::kUnit)) return day;
  const Unit unit = meaning.As<Unit>(Field::kUnit);
  if (unit == Unit::kQuarter) return PeriodOf(days->first - date::days(kHalfQuarter), unit);
  return unit == Unit::kWeek ? PeriodOf(days->first, unit) : day;
}

std::optional<Period> NearestYear(const Period& named, const Meaning& meaning,
                                  ClauseReader::Direction direction, Day document_time,
                                  const Almanac& almanac) {
  const int year = YearOfDay(document_time);
  std::optional<Period> best;
  int best_cost = 0;
  for (int each = year - kYearsAround; each <= year + kYearsAround; ++each) {
    if (each < 1 || each > 9999) continue;
    const std::optional<Period> period = InYear(each, named, meaning, almanac);
    if (!period) continue;
    if (meaning.Has(Field::kDay) && !IsPossible(each, period->month, period->day)) continue;
    const int distance = Distance(*period, document_time);
    if (!Picks(meaning, distance, each - year)) continue;
    const int cost = CostOf(meaning, *period, distance, direction);
    if (best && cost >= best_cost) continue;
    best = period;
    best_cost = cost;
  }
  return best;
}

std::optional<Period> NextInList(const Period& named, const Meaning& meaning, Day before,
                                 std::optional<Day> document_time, const Almanac& almanac) {
  std::optional<Period> same = InYear(YearOfDay(before), named, meaning, almanac);
  if (same && same->day > 0 && !IsPossible(same->year, same->month, same->day)) same.reset();  // 29 February
  const auto days = same ? Days(*same) : std::nullopt;
  if (days && days->first >= before && (!document_time || days->first <= *document_time)) return same;
  const std::optional<Period> nearest = NearestYear(named, meaning, {}, before, almanac);
  const auto near = nearest ? Days(*nearest) : std::nullopt;
  const bool ahead = near && document_time && near->first > *document_time;
  return ahead ? same : nearest;
}

std::optional<Period> AnniversaryOf(std::pair<Day, Day> event, const Meaning& meaning,
                                    ClauseReader::Direction direction, std::optional<Day> document_time,
                                    const Almanac& almanac) {
  const auto [first, last] = event;
  const date::year_month_day ymd(first);
  const bool day_known = first == last;
  const std::int32_t count = meaning.Or(Field::kOrdinal, 1);
  const std::int64_t needed = kComesRound + std::max(count - kYearsAhead, 0) * kYearDays;
  if (count < 1 || (document_time && (*document_time - last).count() < needed)) return std::nullopt;
  Period day{Unit::kDay, std::nullopt, static_cast<int>(static_cast<unsigned>(ymd.month())),
             static_cast<int>(static_cast<unsigned>(ymd.day())), 0};
  if (!meaning.Has(Field::kOrdinal)) {
    if (!day_known || !document_time) return day_known ? std::optional(day) : std::nullopt;
    Meaning named;
    named.Set(Field::kMonth, day.month);
    named.Set(Field::kDay, day.day);
    return NearestYear(day, named, direction, *document_time, almanac);
  }
  const int year = YearOfDay(first) + count;
  if (YearOfDay(last) != YearOfDay(first) || year > 9999) return std::nullopt;
  if (!day_known || !IsPossible(year, day.month, day.day)) return Period{Unit::kDay, year, 0, 0, 0};
  day.year = year;
  return day;
}

}  // namespace demarche::time
