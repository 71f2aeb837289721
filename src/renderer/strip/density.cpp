// Days up to seven weeks, weeks up to fifteen months, months up to twelve years, then years: so
// that there are never more than about 150 bars within a lifetime of news.
#include "renderer/strip/density.h"

#include <algorithm>

#include "renderer/text/words.h"

namespace demarche {
namespace {

constexpr int kMostDays = 49;
constexpr int kMostWeekDays = 460;
constexpr int kMostMonthDays = 4400;
constexpr std::size_t kMostBins = 400;  // years beyond these are not drawn apart

BinUnit UnitFor(Day first, Day last) {
  const auto days = (last - first).count();
  if (days <= kMostDays) return BinUnit::kDay;
  if (days <= kMostWeekDays) return BinUnit::kWeek;
  return days <= kMostMonthDays ? BinUnit::kMonth : BinUnit::kYear;
}

Day StartOf(BinUnit unit, Day day) {
  const date::year_month_day ymd(day);
  switch (unit) {
    case BinUnit::kDay: return day;
    case BinUnit::kWeek: return day - (date::weekday(day) - date::Monday);
    case BinUnit::kMonth: return Day(ymd.year() / ymd.month() / 1);
    case BinUnit::kYear: return Day(ymd.year() / 1 / 1);
  }
  return day;
}

Day NextOf(BinUnit unit, Day start) {
  const date::year_month_day ymd(start);
  switch (unit) {
    case BinUnit::kDay: return start + date::days(1);
    case BinUnit::kWeek: return start + date::days(7);
    case BinUnit::kMonth: return Day(ymd.year() / ymd.month() / 1 + date::months(1));
    case BinUnit::kYear: return Day((ymd.year() + date::years(1)) / 1 / 1);
  }
  return start + date::days(1);
}

bool IsFirm(const Entry& entry, const Bin& bin) {
  return entry.factuality == Factuality::kAsserted && entry.when.earliest && entry.when.latest &&
         *entry.when.latest < bin.next;
}

}  // namespace

Density CountDensity(const Timeline& timeline) {
  Density density;
  const Extent focus = FocusOf(timeline);
  if (!focus.first) return density;
  const auto& [first, last] = focus;
  density.asides = AsidesOf(timeline, focus);
  density.unit = UnitFor(*first, *last);
  for (Day at = StartOf(density.unit, *first); at <= *last && density.bins.size() < kMostBins;) {
    Bin bin{at, NextOf(density.unit, at)};
    if (density.bins.size() + 1 == kMostBins) bin.next = *last + date::days(1);
    at = bin.next;
    density.bins.push_back(bin);
  }
  for (const Entry& entry : timeline.entries) {
    const std::optional<Day> day = FirstDay(entry);
    if (!day || *day < *first || *day > *last) continue;
    const auto bin = std::upper_bound(density.bins.begin(), density.bins.end(), *day,
                                      [](Day value, const Bin& b) { return value < b.next; });
    const auto tone = static_cast<std::size_t>(ToneOf(entry.deed));
    ++(IsFirm(entry, *bin) ? bin->firm : bin->open)[tone];
  }
  return density;
}

std::string BinWords(BinUnit unit, const Bin& bin) {
  const date::year_month_day ymd(bin.first);
  switch (unit) {
    case BinUnit::kDay: return ShortDay(bin.first);
    case BinUnit::kWeek: return "week of " + ShortDay(bin.first);
    case BinUnit::kMonth: return MonthYear(ymd.year() / ymd.month());
    case BinUnit::kYear: return std::to_string(static_cast<int>(ymd.year()));
  }
  return {};
}

}  // namespace demarche
