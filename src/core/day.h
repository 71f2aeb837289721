// Days of the proleptic Gregorian calendar, by Howard Hinnant's date library.
#pragma once

#include <date/date.h>

#include <optional>
#include <string>
#include <string_view>

namespace demarche {

using Day = date::sys_days;

/// "YYYY-MM-DD" (ISO 8601). REQUIRES: the year is 0001 to 9999.
std::string FormatDay(Day day);

/// Reads exactly "YYYY-MM-DD"; nothing for another form, an impossible day or year 0000.
std::optional<Day> ParseDay(std::string_view text);

/// The day of "YYYY-MM-DD" or of an instant "YYYY-MM-DDThh:mm[:ss[.fff]][Z|±hh[:]mm]", the
/// day being that of the instant's own offset (shifting to UTC would move it).
std::optional<Day> ParseInstantDay(std::string_view text);

/// The latest day at or before `latest` with this month and day; nothing where no year has it.
std::optional<Day> LatestDay(unsigned month, unsigned day, Day latest);

}  // namespace demarche
