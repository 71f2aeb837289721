// One row for each dyad or actor and each day, week (ISO 8601) or month in which something is known to have
// been done: counts and mean scores of cooperation and conflict. Empty stretches are no rows, for no news is
// no zero; `empty_before` counts them since the row before. A deed stands in a period only when all days on
// which it can have happened lie in it, so one of "October" counts by month, and by no day or week.
#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <map>

#include "renderer/export/formats.h"
#include "renderer/series.h"
#include "renderer/text/actors.h"
#include "renderer/text/standing.h"
#include "renderer/text/tone.h"
#include "renderer/text/words.h"
#include "renderer/write/cell.h"

namespace demarche {
namespace {

constexpr std::array<const char*, 3> kPeriodUnits = {"day", "week", "month"};

/// Counts and score sums by Tone.
struct PeriodSum {
  std::array<std::size_t, 3> events{};
  std::array<std::int64_t, 3> score_tenths{};
};

/// The periods of one dyad or actor, by unit.
struct SeriesTable {
  std::array<std::map<std::int64_t, PeriodSum>, kPeriodUnits.size()> units;
};

/// The number of the period that holds the day; neighbours have neighbouring numbers.
std::int64_t PeriodOf(std::size_t unit, Day day) {
  const std::int64_t days = day.time_since_epoch().count();
  if (unit == 0) return days;
  if (unit == 1) return (days + 3 - (((days + 3) % 7 + 7) % 7)) / 7;  // 1970-01-01 was a Thursday
  const date::year_month_day ymd(day);
  return std::int64_t{static_cast<int>(ymd.year())} * 12 + static_cast<unsigned>(ymd.month()) - 1;
}

Day PeriodStart(std::size_t unit, std::int64_t period) {
  if (unit == 0) return Day(date::days(static_cast<int>(period)));
  if (unit == 1) return Day(date::days(static_cast<int>(period * 7 - 3)));
  return Day(date::year(static_cast<int>(period / 12)) / static_cast<int>(period % 12 + 1) / 1);
}

std::string PeriodName(std::size_t unit, std::int64_t period) {
  const Day start = PeriodStart(unit, period);
  if (unit == 0) return FormatDay(start);
  if (unit == 2) return FormatDay(start).substr(0, 7);
  const Day thursday = start + date::days(3);  // a week belongs to the year of its Thursday
  const date::year year = date::year_month_day(thursday).year();
  const auto into = (thursday - Day(year / 1 / 1)).count();
  return fmt::format("{:04}-W{:02}", static_cast<int>(year), into / 7 + 1);
}

/// Counts the deed in the periods that hold all its days.
void AddToTable(SeriesTable& table, const Entry& entry, const DeedDays& days) {
  for (std::size_t unit = 0; unit < kPeriodUnits.size(); ++unit) {
    const std::int64_t period = PeriodOf(unit, days.first);
    if (period != PeriodOf(unit, days.last)) continue;
    PeriodSum& sum = table.units.at(unit)[period];
    const auto tone = static_cast<std::size_t>(ToneOf(entry.deed));
    ++sum.events.at(tone);
    sum.score_tenths.at(tone) += entry.deed.score_tenths;
  }
}

/// "-3.5", or "" of nothing.
std::string MeanCell(std::int64_t tenths, std::size_t events) {
  return events == 0 ? "" : Score(MeanTenths(tenths, events));
}

std::string PeriodCells(const PeriodSum& sum) {
  constexpr auto kCo = static_cast<std::size_t>(Tone::kCooperation);
  constexpr auto kCon = static_cast<std::size_t>(Tone::kConflict);
  constexpr auto kNeither = static_cast<std::size_t>(Tone::kNeutral);
  const std::size_t events = sum.events[kCo] + sum.events[kCon] + sum.events[kNeither];
  const std::int64_t score = sum.score_tenths[kCo] + sum.score_tenths[kCon] + sum.score_tenths[kNeither];
  return fmt::format("{},{},{},{},{},{},{}", events, MeanCell(score, events), sum.events[kCo],
                     MeanCell(sum.score_tenths[kCo], sum.events[kCo]), sum.events[kCon],
                     MeanCell(sum.score_tenths[kCon], sum.events[kCon]), sum.events[kNeither]);
}

void WriteSeriesRows(std::string& out, const std::string& head, const SeriesTable& table) {
  for (std::size_t unit = 0; unit < kPeriodUnits.size(); ++unit) {
    std::optional<std::int64_t> before;
    for (const auto& [period, sum] : table.units.at(unit)) {
      const std::string gap = before ? std::to_string(period - *before - 1) : "";
      out += fmt::format("{},{},{},{},{}\r\n", head, kPeriodUnits.at(unit), PeriodName(unit, period), gap,
                         PeriodCells(sum));
      before = period;
    }
  }
}

std::string_view SeriesRefusal(const Entry& entry, const DeedDays& days) {
  if (const std::string_view uncounted = UncountedReason(entry); !uncounted.empty()) return uncounted;
  if (!days.closed()) return DaylessReason(days);
  const bool month = PeriodOf(2, days.first) == PeriodOf(2, days.last);
  const bool week = PeriodOf(1, days.first) == PeriodOf(1, days.last);
  return month || week ? "" : "of a date wider than a month";
}

std::string SeriesHead(const char* scope, const std::map<std::string, std::string>& names,
                       const std::string& actor, const std::string& other) {
  return fmt::format("{},{},{},{},{}", scope, CsvCell(actor), CsvCell(names.at(actor)), CsvCell(other),
                     other.empty() ? std::string() : CsvCell(names.at(other)));
}

}  // namespace

Exported ExportSeries(const Timeline& timeline, std::size_t) {
  std::map<ActorPair, SeriesTable> dyads;
  std::map<std::string, SeriesTable> actors;
  Omissions left_out;
  for (const Entry& entry : timeline.entries) {
    const DeedDays days = DaysOf(entry.when);
    if (const std::string_view refusal = SeriesRefusal(entry, days); !refusal.empty()) {
      left_out.Add(refusal);
      continue;
    }
    for (const ActorPair& dyad : DyadsOf(entry)) AddToTable(dyads[dyad], entry, days);
    for (const std::string& actor : ActorKeysOf(entry)) AddToTable(actors[actor], entry, days);
  }
  const std::map<std::string, std::string> names = ActorNames(timeline);
  std::string out =
      "scope,actor,actor_name,counterpart,counterpart_name,unit,period,empty_before,events,mean_score,"
      "cooperation,cooperation_mean,conflict,conflict_mean,neutral\r\n";
  for (const auto& [dyad, table] : dyads)
    WriteSeriesRows(out, SeriesHead("dyad", names, dyad.first, dyad.second), table);
  for (const auto& [actor, table] : actors)
    WriteSeriesRows(out, SeriesHead("actor", names, actor, ""), table);
  return {std::move(out), left_out.Take()};
}

}  // namespace demarche
