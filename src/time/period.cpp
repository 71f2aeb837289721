// Calendar arithmetic over Howard Hinnant's date library; weeks are those of ISO 8601.
#include "time/period.h"

#include <fmt/format.h>

namespace demarche::time {
namespace {

constexpr int kMaxYear = 9999;

Day DayOf(int year, int month, int day) {
  return Day(date::year_month_day(date::year(year), date::month(static_cast<unsigned>(month)),
                                  date::day(static_cast<unsigned>(day))));
}

int LastDayOf(int year, int month) {
  const date::year_month_day_last last(date::year(year),
                                       date::month_day_last(date::month(static_cast<unsigned>(month))));
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

/// The Monday of the first ISO week: the week that holds 4 January.
Day FirstMonday(int iso_year) { return WeekdayOf(DayOf(iso_year, 1, 4), 1); }

Season SeasonOf(int month) {
  if (month >= 3 && month <= 5) return Season::kSpring;
  if (month >= 6 && month <= 8) return Season::kSummer;
  if (month >= 9 && month <= 11) return Season::kFall;
  return Season::kWinter;
}

int Floor(int value, int step) { return value - ((value % step) + step) % step; }

/// Adds `count` to a number that runs from 1 to `size` within a year.
bool ShiftIndex(std::optional<int>& year, int& index, int size, int count) {
  const int sum = index - 1 + count;
  const int whole = Floor(sum, size) / size;
  index = sum - whole * size + 1;
  if (year) *year += whole;
  return true;
}

std::optional<Period> ShiftDay(const Period& period, int count) {
  const int year = period.year.value_or(2001);
  if (!IsPossible(year, period.month, period.day)) return std::nullopt;
  Period moved = PeriodOf(DayOf(year, period.month, period.day) + date::days(count), Unit::kDay);
  if (period.year && (*moved.year < 1 || *moved.year > kMaxYear)) return std::nullopt;
  if (period.year) return moved;
  const bool near_leap_day = period.month <= 3 || moved.month <= 3;
  if (near_leap_day && moved.month != period.month) return std::nullopt;
  moved.year.reset();
  return moved;
}

std::string YearText(std::optional<int> year) { return year ? fmt::format("{:04}", *year) : "XXXX"; }

}  // namespace

int WeekdayNumber(Day day) { return static_cast<int>(date::weekday(day).iso_encoding()); }

Day WeekdayOf(Day day, int weekday) { return day + date::days(weekday - WeekdayNumber(day)); }

/// The rule of the calendar as arithmetic: Butcher's algorithm of 1876 (Meeus 1991, "Astronomical
/// Algorithms", chapter 8).
Day EasterSunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int days = h + l - 7 * m + 114;
  return DayOf(year, days / 31, days % 31 + 1);
}

/// The rule of the Julian calendar (Meeus 1991, chapter 8), moved by what the calendars lie apart in that
/// year.
Day OrthodoxEaster(int year) {
  const int d = (19 * (year % 19) + 15) % 30;
  const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const int days = d + e + 114;
  const int apart = year / 100 - year / 400 - 2;
  return DayOf(year, days / 31, days % 31 + 1) + date::days(apart);
}

bool IsPossible(std::optional<int> year, int month, int day) {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= LastDayOf(year.value_or(2000), month);
}

Period PeriodOf(Day day, Unit unit) {
  const date::year_month_day ymd(day);
  const int year = static_cast<int>(ymd.year());
  const int month = static_cast<int>(static_cast<unsigned>(ymd.month()));
  Period period;
  period.unit = unit;
  period.year = year;
  switch (unit) {
    case Unit::kWeek:
    case Unit::kWeekend: {
      const date::year_month_day thursday(WeekdayOf(day, 4));
      period.year = static_cast<int>(thursday.year());
      period.index = static_cast<int>((WeekdayOf(day, 1) - FirstMonday(*period.year)).count() / 7) + 1;
      break;
    }
    case Unit::kMonth: period.month = month; break;
    case Unit::kQuarter: period.index = (month - 1) / 3 + 1; break;
    case Unit::kHalf: period.index = (month - 1) / 6 + 1; break;
    case Unit::kSeason:
      period.index = static_cast<int>(SeasonOf(month));
      if (month <= 2) period.year = year - 1;  // a winter is named after the year it begins in
      break;
    case Unit::kYear: break;
    case Unit::kDecade: period.year = Floor(year, 10); break;
    case Unit::kCentury: period.year = Floor(year, 100); break;
    default:
      period.unit = Unit::kDay;
      period.month = month;
      period.day = static_cast<int>(static_cast<unsigned>(ymd.day()));
  }
  return period;
}

std::optional<Period> Widen(const Period& period, Unit unit) {
  if (period.unit == unit) return period;
  if (const auto days = Days(period)) return PeriodOf(days->first, unit);
  if (unit == Unit::kYear && period.year) return Period{Unit::kYear, period.year, 0, 0, 0};
  if (unit == Unit::kMonth && period.month > 0) return Period{Unit::kMonth, period.year, period.month, 0, 0};
  return std::nullopt;
}

std::optional<Period> Shift(const Period& period, int count) {
  Period moved = period;
  switch (period.unit) {
    case Unit::kMonth: ShiftIndex(moved.year, moved.month, 12, count); break;
    case Unit::kQuarter: ShiftIndex(moved.year, moved.index, 4, count); break;
    case Unit::kHalf: ShiftIndex(moved.year, moved.index, 2, count); break;
    case Unit::kSeason: {
      int index = moved.index + 1;
      ShiftIndex(moved.year, index, 4, count);
      moved.index = index - 1;
      break;
    }
    case Unit::kYear:
    case Unit::kDecade:
    case Unit::kCentury: {
      if (!moved.year) return std::nullopt;
      const int step = period.unit == Unit::kYear ? 1 : period.unit == Unit::kDecade ? 10 : 100;
      *moved.year += count * step;
      break;
    }
    case Unit::kWeek:
    case Unit::kWeekend: {
      const auto days = Days(period);
      if (!days) return std::nullopt;
      moved = PeriodOf(days->first + date::days(7 * count), period.unit);
      break;
    }
    default: return ShiftDay(period, count);
  }
  if (moved.year && (*moved.year < 1 || *moved.year > kMaxYear)) return std::nullopt;
  return moved;
}

std::string Value(const Period& period) {
  static constexpr const char* kSeasons[] = {"SP", "SU", "FA", "WI"};
  std::string year = YearText(period.year);
  switch (period.unit) {
    case Unit::kWeek: return period.index > 0 ? fmt::format("{}-W{:02}", year, period.index) : year + "-WXX";
    case Unit::kWeekend:
      return period.index > 0 ? fmt::format("{}-W{:02}-WE", year, period.index) : year + "-WXX-WE";
    case Unit::kMonth: return period.month > 0 ? fmt::format("{}-{:02}", year, period.month) : year + "-XX";
    case Unit::kQuarter: return period.index > 0 ? fmt::format("{}-Q{}", year, period.index) : year + "-QX";
    case Unit::kHalf: return period.index > 0 ? fmt::format("{}-H{}", year, period.index) : year + "-HX";
    case Unit::kSeason: return fmt::format("{}-{}", year, kSeasons[period.index]);
    case Unit::kYear: return year;
    case Unit::kDecade: return year.substr(0, 3);
    case Unit::kCentury: return year.substr(0, 2);
    default: break;
  }
  if (period.month == 0) return year + "-XX-XX";
  if (period.day == 0) return fmt::format("{}-{:02}-XX", year, period.month);
  const auto put = [&year](int number) {
    year += '-';
    year += static_cast<char>('0' + number / 10);
    year += static_cast<char>('0' + number % 10);
  };
  put(period.month);
  put(period.day);
  return year;
}

std::optional<std::pair<Day, Day>> Days(const Period& period) {
  if (!period.year || *period.year < 1 || *period.year > kMaxYear) return std::nullopt;
  const int year = *period.year;
  const auto months = [year](int first, int last) {
    return std::pair{DayOf(year, first, 1), DayOf(year, last, LastDayOf(year, last))};
  };
  switch (period.unit) {
    case Unit::kWeek:
    case Unit::kWeekend: {
      if (period.index < 1) return std::nullopt;
      const Day monday = FirstMonday(year) + date::days(7 * (period.index - 1));
      return std::pair{monday + date::days(period.unit == Unit::kWeekend ? 5 : 0), monday + date::days(6)};
    }
    case Unit::kMonth:
      if (period.month < 1) return std::nullopt;
      return months(period.month, period.month);
    case Unit::kQuarter:
      if (period.index < 1) return std::nullopt;
      return months(3 * period.index - 2, 3 * period.index);
    case Unit::kHalf:
      if (period.index < 1) return std::nullopt;
      return months(6 * period.index - 5, 6 * period.index);
    case Unit::kSeason: return std::nullopt;
    case Unit::kYear: return months(1, 12);
    case Unit::kDecade: return std::pair{DayOf(year, 1, 1), DayOf(year + 9, 12, 31)};
    case Unit::kCentury: return std::pair{DayOf(year, 1, 1), DayOf(year + 99, 12, 31)};
    default: break;
  }
  if (!IsPossible(year, period.month, period.day)) return std::nullopt;
  const Day day = DayOf(year, period.month, period.day);
  return std::pair{day, day};
}

}  // namespace demarche::time
