// Dates, spans of days and degrees of confidence as a reader says them (British English).
#pragma once

#include <string>
#include <string_view>

#include "core/event.h"

namespace demarche {

/// `text`: "late October 2025", "9 or 10 September 2010", "24 Nov 2025 or earlier", "31 October, year not
/// stated", "date unknown". `range`: the days it can cover, "21–31 Oct", what the day of a report gives ("the
/// report is of that day"), or "" when `text` says it all. `weekday`: "Friday" for a single known day, else
/// "". `certain`: one known day.
struct DateWords {
  std::string text;
  std::string range;
  std::string weekday;
  bool certain = false;
};

/// The words for an event's time; `when.edtf` is used for what the bounds cannot say
/// (a missing year, "about").
DateWords WordsOf(const When& when);

/// An EDTF string in words; a string that is none comes back as it is.
std::string EdtfWords(std::string_view edtf);

/// "24 Nov 2025", "24 November 2025", "November 2025".
std::string ShortDay(Day day);
std::string LongDay(Day day);
std::string MonthYear(date::year_month month);
std::string ShortMonth(date::year_month month);

/// The day of an article's date ("24 Nov 2025"), or the text itself when it is none.
std::string PublicationDay(std::string_view date);

/// "high" from 75, "medium" from 50, "low" below.
std::string ConfidenceWord(int confidence);

/// A score of tenths as "-4.5".
std::string Score(int tenths);

/// A silence: "41 days", "14 months", "31 years"; rounded down.
std::string LengthOf(std::size_t days);

/// "6 September – 29 November 2010", "1972–2008"; one day or year where both ends are the same.
std::string DayRange(Day first, Day last);
std::string YearRange(Day first, Day last);

/// "1 report", "5 reports".
std::string Count(std::size_t number, std::string_view one, std::string_view many);

}  // namespace demarche
