// A day, week, month, quarter, season, year ... of the calendar, perhaps without its year: its
// TIMEX3 value, its days, and the period some units away.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "core/day.h"
#include "time/meaning.h"

namespace demarche::time {

/// `index` is the ISO week, the quarter (1 to 4), the half (1, 2) or the Season; `year` is the
/// first year of a decade or century, and the ISO year of a week.
struct Period {
  Unit unit = Unit::kDay;
  std::optional<int> year;
  int month = 0;
  int day = 0;
  int index = 0;

  bool operator==(const Period&) const = default;
};

/// The period of that unit which holds `day`. REQUIRES: a unit of a day or longer.
Period PeriodOf(Day day, Unit unit);

/// The period of `unit` that holds `period`, or that begins where it begins; nothing where the
/// year, which is not known, decides.
std::optional<Period> Widen(const Period& period, Unit unit);

/// `count` units further. A day without a year moves only where no leap day decides.
std::optional<Period> Shift(const Period& period, int count);

/// TIMEX3: "2025-10-31", "2025-W44", "2025-W44-WE", "2025-10", "2025-Q3", "2025-SU", "199", "19";
/// "XXXX-10-31" without a year.
std::string Value(const Period& period);

/// First and last day; nothing without a year, for seasons (hemispheres differ), or when the
/// year is not between 1 and 9999.
std::optional<std::pair<Day, Day>> Days(const Period& period);

/// The Monday to Sunday of `day`'s week plus `weekday` (1 to 7).
Day WeekdayOf(Day day, int weekday);

/// Easter Sunday of the Gregorian calendar. REQUIRES: 1 <= year <= 9999.
Day EasterSunday(int year);

/// Easter Sunday of the Julian calendar, as a day of ours. REQUIRES: 1 <= year <= 9999.
Day OrthodoxEaster(int year);

/// 1 Monday to 7 Sunday.
int WeekdayNumber(Day day);

bool IsPossible(std::optional<int> year, int month, int day);

}  // namespace demarche::time
