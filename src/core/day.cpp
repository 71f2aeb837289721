#include "core/day.h"

#include <fmt/format.h>

#include "base/ascii.h"

namespace demarche {
namespace {

/// The value of `count` digits at `at`, or -1.
int Digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (!IsDigit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

/// Reads a two-digit number not above `most` at the front of `rest` and drops it.
bool TakeTwoDigits(std::string_view& rest, int most) {
  const int value = Digits(rest, 0, 2);
  if (value < 0 || value > most) return false;
  rest.remove_prefix(2);
  return true;
}

bool TakeChar(std::string_view& rest, std::string_view any_of) {
  if (rest.empty() || any_of.find(rest.front()) == std::string_view::npos) return false;
  rest.remove_prefix(1);
  return true;
}

/// "hh:mm[:ss[.fff]]" and an optional zone, to the end.
bool IsClockTime(std::string_view rest) {
  if (!TakeTwoDigits(rest, 24) || !TakeChar(rest, ":") || !TakeTwoDigits(rest, 59)) return false;
  if (TakeChar(rest, ":") && !TakeTwoDigits(rest, 60)) return false;
  if (TakeChar(rest, ".,")) {
    if (rest.empty() || !IsDigit(rest.front())) return false;
    while (!rest.empty() && IsDigit(rest.front())) rest.remove_prefix(1);
  }
  if (rest.empty() || rest == "Z" || rest == "z") return true;
  if (!TakeChar(rest, "+-") || !TakeTwoDigits(rest, 23)) return false;
  if (rest.empty()) return true;
  TakeChar(rest, ":");
  return TakeTwoDigits(rest, 59) && rest.empty();
}

}  // namespace

std::string FormatDay(Day day) {
  const date::year_month_day ymd(day);
  const int year = static_cast<int>(ymd.year());
  const auto month = static_cast<unsigned>(ymd.month());
  const auto day_of_month = static_cast<unsigned>(ymd.day());
  if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}-{:02}", year, month, day_of_month);
  std::string text = "0000-00-00";  // written for every time of a text, so without a formatter
  const auto put = [&text](std::size_t end, unsigned value) {
    for (; value > 0; value /= 10) text[--end] = static_cast<char>('0' + value % 10);
  };
  put(4, static_cast<unsigned>(year));
  put(7, month);
  put(10, day_of_month);
  return text;
}

std::optional<Day> ParseDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = Digits(text, 0, 4);
  const int month = Digits(text, 5, 2);
  const int day = Digits(text, 8, 2);
  if (year < 1 || month < 1 || day < 1) return std::nullopt;
  const date::year_month_day ymd{date::year(year), date::month(static_cast<unsigned>(month)),
                                 date::day(static_cast<unsigned>(day))};
  if (!ymd.ok()) return std::nullopt;
  return Day(ymd);
}

std::optional<Day> ParseInstantDay(std::string_view text) {
  const std::optional<Day> day = ParseDay(text.substr(0, 10));
  if (!day || text.size() == 10) return day;
  std::string_view rest = text.substr(10);
  if (!TakeChar(rest, "Tt ") || !IsClockTime(rest)) return std::nullopt;
  return day;
}

std::optional<Day> LatestDay(unsigned month, unsigned day, Day latest) {
  constexpr date::years kFurthest{8};  // from one leap day to the next, over 1900 or 2100
  const date::year now = date::year_month_day(latest).year();
  for (date::year year = now; year >= now - kFurthest; --year) {
    const date::year_month_day named = year / date::month(month) / date::day(day);
    if (named.ok() && Day(named) <= latest) return Day(named);
  }
  return std::nullopt;
}

}  // namespace demarche
