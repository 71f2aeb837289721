// The bounds decide; a name for them ("late October", "week of") is given only where it covers
// exactly these days, and the days stand beside it. Early, mid and late are days 1-10, 11-20 and
// 21 to the end of a month, as TIMEX3's START, MID and END are read by the time room.
#include "renderer/text/words.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <cstdlib>

#include "core/edtf.h"
#include "renderer/text/escape.h"

namespace demarche {
namespace {

constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};
constexpr std::array<const char*, 7> kWeekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                  "Thursday", "Friday", "Saturday"};

/// Beside the only bound of a deed that nothing else dates.
constexpr const char* kReportDay = "the report is of that day";

std::string Month(unsigned month) { return kMonths.at((month + 11) % 12); }
std::string Mon(unsigned month) { return Month(month).substr(0, 3); }

struct Parts {
  int year;
  unsigned month;
  unsigned day;
};

Parts PartsOf(Day day) {
  const date::year_month_day ymd(day);
  return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day())};
}

bool EndsMonth(Day day) { return PartsOf(day + date::days(1)).day == 1; }

/// "21–31 Oct", "28 Oct – 4 Nov", and with years where they differ.
std::string ShortRange(Day first, Day last) {
  const Parts a = PartsOf(first);
  const Parts b = PartsOf(last);
  if (a.year != b.year) return ShortDay(first) + " – " + ShortDay(last);
  if (a.month != b.month) return fmt::format("{} {} – {} {}", a.day, Mon(a.month), b.day, Mon(b.month));
  return fmt::format("{}–{} {}", a.day, b.day, Mon(a.month));
}

/// A whole month or year, whose days need not be told.
bool IsWholeMonths(Day first, Day last) { return PartsOf(first).day == 1 && EndsMonth(last); }

/// A name that covers exactly these days, or "".
std::string NameOf(Day first, Day last) {
  const Parts a = PartsOf(first);
  const Parts b = PartsOf(last);
  if (a.year == b.year && a.month == 1 && a.day == 1 && b.month == 12 && b.day == 31) {
    return std::to_string(a.year);
  }
  if (a.year == b.year && a.month == b.month) {
    std::string month = fmt::format("{} {}", Month(a.month), a.year);
    if (a.day == 1 && EndsMonth(last)) return month;
    if (a.day == 1 && b.day == 10) return "early " + month;
    if (a.day == 11 && b.day == 20) return "mid-" + month;
    if (a.day == 21 && EndsMonth(last)) return "late " + month;
  }
  if (date::weekday(first) == date::Monday && last - first == date::days(6)) {
    return "week of " + LongDay(first);
  }
  return {};
}

/// "between 3 and 7 November 2025" for one of these days, "3–7 November 2025" for all of them.
std::string SpanWords(Day first, Day last, bool one_of) {
  const Parts a = PartsOf(first);
  const Parts b = PartsOf(last);
  if (a.year == b.year && a.month == b.month) {
    const std::string month = fmt::format("{} {}", Month(a.month), a.year);
    if (one_of && b.day == a.day + 1) return fmt::format("{} or {} {}", a.day, b.day, month);
    return one_of ? fmt::format("between {} and {} {}", a.day, b.day, month)
                  : fmt::format("{}–{} {}", a.day, b.day, month);
  }
  const std::string left = a.year == b.year ? fmt::format("{} {}", a.day, Mon(a.month)) : ShortDay(first);
  return one_of ? fmt::format("between {} and {}", left, ShortDay(last))
                : fmt::format("{} – {}", left, ShortDay(last));
}

std::string YearlessDay(const PartialDay& day) { return fmt::format("{} {}", day.day, Month(day.month)); }

DateWords YearlessWords(const PartialDay& first, const PartialDay& last) {
  DateWords words;
  if (first == last) {
    words.text = YearlessDay(first) + ", year not stated";
  } else if (first.month == last.month && first.day == 1 && last.day >= 28) {
    words.text = Month(first.month) + ", year not stated";
  } else if (first.month == last.month) {
    words.text = fmt::format("{}–{} {}, year not stated", first.day, last.day, Month(first.month));
  } else {
    words.text = fmt::format("{} – {}, year not stated", YearlessDay(first), YearlessDay(last));
  }
  return words;
}

/// `fills`: the deed took all of these days, so that its date is as certain as a single day.
DateWords BoundedWords(Day first, Day last, bool fills) {
  DateWords words;
  if (first == last) {
    words.text = LongDay(first);
    words.weekday = kWeekdays.at(date::weekday(first).c_encoding());
    words.certain = true;
    return words;
  }
  words.certain = fills;
  if (!fills) words.text = NameOf(first, last);
  if (words.text.empty()) {
    words.text = SpanWords(first, last, !fills);
  } else if (!IsWholeMonths(first, last)) {
    words.range = ShortRange(first, last);
  }
  return words;
}

}  // namespace

std::string ShortDay(Day day) {
  const Parts p = PartsOf(day);
  return fmt::format("{} {} {}", p.day, Mon(p.month), p.year);
}

std::string LongDay(Day day) {
  const Parts p = PartsOf(day);
  return fmt::format("{} {} {}", p.day, Month(p.month), p.year);
}

std::string MonthYear(date::year_month month) {
  return fmt::format("{} {}", Month(static_cast<unsigned>(month.month())), static_cast<int>(month.year()));
}

std::string ShortMonth(date::year_month month) { return Mon(static_cast<unsigned>(month.month())); }

DateWords WordsOf(const When& when) {
  const std::optional<EdtfBounds> edtf = ParseEdtf(when.edtf);
  DateWords words;
  if (when.earliest && when.latest && *when.earliest <= *when.latest) {
    words = BoundedWords(*when.earliest, *when.latest, when.edtf.find('/') != std::string::npos);
  } else if (when.latest) {
    words.text = ShortDay(*when.latest) + " or earlier";
    if (when.basis == TimeBasis::kDocument) words.range = kReportDay;
  } else if (when.earliest) {
    words.text = ShortDay(*when.earliest) + " or later";
    if (when.basis == TimeBasis::kDocument) words.range = kReportDay;
  } else if (edtf && edtf->earliest && edtf->latest && !edtf->earliest->year) {
    words = YearlessWords(*edtf->earliest, *edtf->latest);
  } else {
    words.text = "date unknown";
  }
  if (edtf && edtf->approximate && (when.earliest || when.latest)) {
    // "late October" is rough as it stands.
    if (words.range.empty()) words.text = "about " + words.text;
    words.certain = false;
  }
  return words;
}

std::string EdtfWords(std::string_view edtf) {
  const std::optional<EdtfBounds> bounds = ParseEdtf(edtf);
  if (!bounds || (!bounds->earliest && !bounds->latest)) return CleanLine(edtf);
  const auto day_of = [](const std::optional<PartialDay>& day) -> std::optional<Day> {
    if (!day || !day->year) return std::nullopt;
    return Day(date::year(*day->year) / static_cast<int>(day->month) / static_cast<int>(day->day));
  };
  When when;
  when.edtf = edtf;
  when.earliest = day_of(bounds->earliest);
  when.latest = day_of(bounds->latest);
  const DateWords words = WordsOf(when);
  return words.range.empty() ? words.text : fmt::format("{} ({})", words.text, words.range);
}

std::string PublicationDay(std::string_view date) {
  const std::optional<Day> day = ParseInstantDay(date);
  return day ? ShortDay(*day) : CleanLine(date);
}

std::string ConfidenceWord(int confidence) {
  if (confidence >= 75) return "high";
  return confidence >= 50 ? "medium" : "low";
}

std::string Score(int tenths) {
  const std::int64_t size = std::abs(std::int64_t{tenths});
  return fmt::format("{}{}.{}", tenths < 0 ? "-" : "", size / 10, size % 10);
}

std::string LengthOf(std::size_t days) {
  constexpr std::size_t kDaysIn400Years = 146097;
  const std::size_t months = days * 4800 / kDaysIn400Years;
  if (months < 2) return Count(days, "day", "days");
  if (months < 24) return Count(months, "month", "months");
  return Count(months / 12, "year", "years");
}

std::string DayRange(Day first, Day last) {
  const Parts a = PartsOf(first);
  const Parts b = PartsOf(last);
  if (first == last) return LongDay(first);
  if (a.year != b.year) return LongDay(first) + " – " + LongDay(last);
  if (a.month != b.month) return fmt::format("{} {} – {}", a.day, Month(a.month), LongDay(last));
  return fmt::format("{}–{}", a.day, LongDay(last));
}

std::string YearRange(Day first, Day last) {
  const int a = PartsOf(first).year;
  const int b = PartsOf(last).year;
  return a == b ? std::to_string(a) : fmt::format("{}–{}", a, b);
}

std::string Count(std::size_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

}  // namespace demarche
