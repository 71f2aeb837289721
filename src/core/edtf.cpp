// Reads and writes the part of EDTF that edtf.h names. A date is read into its first and
// last day; an interval or a one-of set takes the first day of its left and the last of its right.
#include "core/edtf.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <tuple>

#include "base/ascii.h"

namespace demarche {
namespace {

constexpr unsigned kFirstSeason = 21;
constexpr unsigned kLastSeason = 24;

/// Days of a month in some year: February has 29 where the year is unknown.
unsigned LastDayOf(std::optional<int> year, unsigned month) {
  const date::year some_year(year.value_or(2000));
  return static_cast<unsigned>(
      date::year_month_day_last(some_year, date::month_day_last(date::month(month))).day());
}

std::optional<unsigned> Number(std::string_view digits) {
  unsigned value = 0;
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (code != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

struct YearRange {
  std::optional<int> first;
  std::optional<int> last;
};

/// "2025", "201X", "20XX" or "XXXX".
std::optional<YearRange> ParseYear(std::string_view text) {
  if (text.size() != 4) return std::nullopt;
  if (text == "XXXX") return YearRange{};
  std::string first(text);
  std::string last(text);
  bool masked = false;
  for (std::size_t i = 0; i < 4; ++i) {
    if (text[i] == 'X' && i > 0) {
      masked = true;
      first[i] = '0';
      last[i] = '9';
    } else if (masked || !IsDigit(text[i])) {
      return std::nullopt;
    }
  }
  return YearRange{static_cast<int>(*Number(first)), static_cast<int>(*Number(last))};
}

struct DateRange {
  PartialDay first;
  PartialDay last;
};

/// A season: 21 spring to 24 winter. Hemispheres differ, so it covers its year; winter reaches into the next.
DateRange SeasonOf(int year, unsigned season) {
  const bool turns = season == kLastSeason && year < 9999;
  return turns ? DateRange{{year, 1, 1}, {year + 1, 3, 31}} : DateRange{{year, 1, 1}, {year, 12, 31}};
}

/// One date without qualifiers: YYYY, YYYY-MM (or a season in MM) or YYYY-MM-DD.
std::optional<DateRange> ParseDate(std::string_view text) {
  const std::optional<YearRange> year = ParseYear(text.substr(0, 4));
  if (!year) return std::nullopt;
  if (text.size() == 4) {
    if (!year->first) return std::nullopt;
    return DateRange{{year->first, 1, 1}, {year->last, 12, 31}};
  }
  if (year->first != year->last || (text.size() != 7 && text.size() != 10) || text[4] != '-') {
    return std::nullopt;
  }
  const std::optional<unsigned> month = Number(text.substr(5, 2));
  const bool season = month && year->first && *month >= kFirstSeason && *month <= kLastSeason;
  if (season && text.size() == 7) return SeasonOf(*year->first, *month);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  const unsigned last_day = LastDayOf(year->first, *month);
  if (text.size() == 7) return DateRange{{year->first, *month, 1}, {year->first, *month, last_day}};
  const std::optional<unsigned> day = Number(text.substr(8, 2));
  if (text[7] != '-' || !day || *day < 1 || *day > last_day) return std::nullopt;
  return DateRange{{year->first, *month, *day}, {year->first, *month, *day}};
}

/// Drops a trailing "~", "?" or "%"; true when there was one.
bool DropQualifier(std::string_view& text) {
  if (text.empty() || std::string_view("~?%").find(text.back()) == std::string_view::npos) {
    return false;
  }
  text.remove_suffix(1);
  return true;
}

/// Whether both days have a year, and the second lies before the first.
bool IsReversed(const EdtfBounds& bounds) {
  if (!bounds.earliest || !bounds.latest || !bounds.earliest->year || !bounds.latest->year) return false;
  const auto key = [](const PartialDay& day) { return std::tuple(*day.year, day.month, day.day); };
  return key(*bounds.latest) < key(*bounds.earliest);
}

/// Both sides of an interval or a one-of set; ".." or nothing leaves a side open.
std::optional<EdtfBounds> ParseSides(std::string_view left, std::string_view right) {
  EdtfBounds bounds;
  bounds.approximate = DropQualifier(left);
  bounds.approximate = DropQualifier(right) || bounds.approximate;
  if (!left.empty() && left != "..") {
    const std::optional<DateRange> date = ParseDate(left);
    if (!date) return std::nullopt;
    bounds.earliest = date->first;
  }
  if (!right.empty() && right != "..") {
    const std::optional<DateRange> date = ParseDate(right);
    if (!date) return std::nullopt;
    bounds.latest = date->last;
  }
  if ((!bounds.earliest && !bounds.latest) || IsReversed(bounds)) return std::nullopt;
  return bounds;
}

std::string FormatRange(Day first, Day last, bool one_of) {
  const date::year_month_day a(first);
  const date::year_month_day z(last);
  if (first == last) return FormatDay(first);
  const bool starts_month = a.day() == date::day(1);
  const bool ends_month = z == date::year_month_day(z.year() / z.month() / date::last);
  if (starts_month && ends_month && a.year() == z.year()) {
    if (a.month() == z.month()) return FormatDay(first).substr(0, 7);
    if (a.month() == date::January && z.month() == date::December) {
      return FormatDay(first).substr(0, 4);
    }
  }
  if (one_of) return "[" + FormatDay(first) + ".." + FormatDay(last) + "]";
  return FormatDay(first) + "/" + FormatDay(last);
}

}  // namespace

std::optional<EdtfBounds> ParseEdtf(std::string_view text) {
  if (text.size() > 2 && text.front() == '[' && text.back() == ']') {
    const std::string_view inside = text.substr(1, text.size() - 2);
    const std::size_t dots = inside.find("..");
    if (dots == std::string_view::npos) return std::nullopt;
    return ParseSides(inside.substr(0, dots), inside.substr(dots + 2));
  }
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    return ParseSides(text.substr(0, slash), text.substr(slash + 1));
  }
  const bool approximate = DropQualifier(text);
  const std::optional<DateRange> date = ParseDate(text);
  if (!date) return std::nullopt;
  return EdtfBounds{date->first, date->last, approximate};
}

std::string FormatEdtf(std::optional<Day> earliest, std::optional<Day> latest, bool one_of,
                       bool approximate) {
  if (!earliest && !latest) return {};
  const char* tail = approximate ? "~" : "";
  if (!earliest) return one_of ? "[.." + FormatDay(*latest) + "]" : "../" + FormatDay(*latest) + tail;
  if (!latest) return one_of ? "[" + FormatDay(*earliest) + "..]" : FormatDay(*earliest) + tail + "/..";
  std::string text = FormatRange(*earliest, *latest, one_of);
  if (!approximate || text.front() == '[') return text;
  if (const std::size_t slash = text.find('/'); slash != std::string::npos) text.insert(slash, 1, '~');
  return text + '~';
}

std::string FormatEdtf(const PartialDay& earliest, const PartialDay& latest) {
  const auto form = [](const PartialDay& day) { return fmt::format("XXXX-{:02}-{:02}", day.month, day.day); };
  if (earliest == latest) return form(earliest);
  const bool whole_month = earliest.month == latest.month && earliest.day == 1 &&
                           latest.day == LastDayOf(std::nullopt, latest.month);
  if (whole_month) return fmt::format("XXXX-{:02}", earliest.month);
  return form(earliest) + "/" + form(latest);
}

}  // namespace demarche
