// Rows are the actors with most events, columns the months of the focus, or its years where the months are
// too many to be told apart. Each event counts once for each of its actors, at the first day it can have
// happened.
#include "renderer/strip/heat.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "renderer/strip/extent.h"
#include "renderer/text/actors.h"
#include "renderer/text/escape.h"
#include "renderer/text/words.h"

namespace demarche {
namespace {

constexpr std::size_t kMostRows = 12;
constexpr int kMostMonths = 60;
constexpr int kMostYears = 120;
constexpr std::size_t kRowPixels = 24;
constexpr std::size_t kSteps = 5;  // of darkness

/// A month or a year, counted from year 0.
struct HeatGrid {
  bool years = false;
  int first = 0;
  int last = 0;
  std::vector<std::string> rows;                             ///< ActorKey
  std::map<std::pair<std::size_t, int>, std::size_t> cells;  ///< (row, column) -> events
  std::map<int, std::string> links;                          ///< column -> its first section
  std::size_t most = 0;

  [[nodiscard]] std::size_t columns() const { return static_cast<std::size_t>(last - first) + 1; }
};

int ColumnOf(bool years, Day day) {
  const date::year_month_day ymd(day);
  const int year = static_cast<int>(ymd.year());
  return years ? year : year * 12 + static_cast<int>(static_cast<unsigned>(ymd.month())) - 1;
}

std::string ColumnWords(const HeatGrid& grid, int column) {
  if (grid.years) return std::to_string(column);
  const auto month = static_cast<unsigned>(column % 12) + 1;
  return MonthYear(date::year(column / 12) / date::month(month));
}

/// The column of an entry, or nothing where the grid does not reach.
std::optional<int> ColumnOf(const HeatGrid& grid, const Extent& focus, const Entry& entry) {
  const std::optional<Day> day = FirstDay(entry);
  if (!day || *day < *focus.first || *day > *focus.last) return std::nullopt;
  const int column = ColumnOf(grid.years, *day);
  return column < grid.first ? std::nullopt : std::optional(column);
}

/// Those with most events of the grid.
std::vector<std::string> BusiestActors(const Timeline& timeline, const HeatGrid& grid, const Extent& focus) {
  std::map<std::string, std::size_t> counts;
  for (const Entry& entry : timeline.entries) {
    if (!ColumnOf(grid, focus, entry)) continue;
    for (const std::string& key : ActorKeysOf(entry)) ++counts[key];
  }
  std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < std::min(kMostRows, order.size()); ++i) keys.push_back(order[i].first);
  return keys;
}

/// The id of the section that a column's first event stands in.
std::string ColumnLink(const Scene& scene, std::size_t entry, Day day) {
  const date::year_month_day ymd(day);
  const Section section{SectionKind::kMonth, ymd.year() / ymd.month(), {}};
  return LinkBetween(scene.here, scene.map.card_files[entry], SectionId(section));
}

HeatGrid CountHeat(const Scene& scene) {
  HeatGrid grid;
  const Extent focus = FocusOf(scene.timeline);
  if (!focus.first) return grid;
  grid.years = ColumnOf(false, *focus.last) - ColumnOf(false, *focus.first) >= kMostMonths;
  grid.last = ColumnOf(grid.years, *focus.last);
  grid.first = std::max(ColumnOf(grid.years, *focus.first), grid.last - kMostYears + 1);
  grid.rows = BusiestActors(scene.timeline, grid, focus);
  for (std::size_t i = 0; i < scene.timeline.entries.size(); ++i) {
    const Entry& entry = scene.timeline.entries[i];
    const std::optional<int> column = ColumnOf(grid, focus, entry);
    if (!column) continue;
    grid.links.emplace(*column, ColumnLink(scene, i, *FirstDay(entry)));
    const std::set<std::string> keys = ActorKeysOf(entry);
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
      if (keys.count(grid.rows[row]) == 0) continue;
      grid.most = std::max(grid.most, ++grid.cells[{row, *column}]);
    }
  }
  return grid;
}

std::string HeatPercent(std::size_t part, std::size_t whole) {
  const std::size_t hundredths = part * 10000 / whole;
  return fmt::format("{}.{:02}%", hundredths / 100, hundredths % 100);
}

Data CellData(const HeatGrid& grid, std::size_t row, int column, const std::string& name) {
  const auto found = grid.cells.find({row, column});
  const std::size_t count = found == grid.cells.end() ? 0 : found->second;
  Data cell;
  Put(cell, "x", HeatPercent(static_cast<std::size_t>(column - grid.first), grid.columns()));
  Put(cell, "width", HeatPercent(1, grid.columns()));
  Put(cell, "y", row * kRowPixels + 1);
  Put(cell, "height", kRowPixels - 2);
  Put(cell, "step", (count * kSteps + grid.most - 1) / grid.most);
  Put(cell, "href", grid.links.at(column));
  Put(cell, "count", count > 0 ? std::to_string(count) : "");
  Put(cell, "words",
      fmt::format("{}, {}: {}", name, ColumnWords(grid, column), Count(count, "event", "events")));
  return cell;
}

/// One line of the data table: a month with the counts of all actors.
Data TableRow(const HeatGrid& grid, int column) {
  Data cells = List();
  for (std::size_t row = 0; row < grid.rows.size(); ++row) {
    const auto found = grid.cells.find({row, column});
    Data cell;
    Put(cell, "count", found == grid.cells.end() ? std::string("0") : std::to_string(found->second));
    cells.push_back(cell);
  }
  Data line;
  Put(line, "words", ColumnWords(grid, column));
  Put(line, "href", grid.links.at(column));
  Put(line, "cells", std::move(cells));
  return line;
}

void PutHeatRows(Data& page, const Scene& scene, const HeatGrid& grid) {
  Data rows = List();
  for (std::size_t row = 0; row < grid.rows.size(); ++row) {
    const std::string& key = grid.rows[row];
    const auto file = scene.map.actors.find(key);
    Data cells = List();
    for (const auto& [at, count] : grid.cells) {
      if (at.first == row) cells.push_back(CellData(grid, row, at.second, scene.names.at(key)));
    }
    Data data;
    Put(data, "name", Shorten(scene.names.at(key), 40));
    Put(data, "href", file == scene.map.actors.end() ? "" : LinkBetween(scene.here, file->second, ""));
    Put(data, "y", row * kRowPixels);
    Put(data, "cells", std::move(cells));
    rows.push_back(data);
  }
  Put(page, "heat_rows", std::move(rows));
}

/// The labels under the columns, far enough apart to be read.
Data HeatTicks(const HeatGrid& grid) {
  Data ticks = List();
  const int every = static_cast<int>(grid.columns() / 12) + 1;
  for (int column = grid.first; column <= grid.last; ++column) {
    const int from_start = column - grid.first;
    if (from_start % every != 0) continue;
    Data tick;
    Put(tick, "x", HeatPercent(static_cast<std::size_t>(from_start), grid.columns()));
    const bool first = from_start == 0 || column % 12 < every;
    const std::string month =
        grid.years
            ? ""
            : ShortMonth(date::year(column / 12) / date::month(static_cast<unsigned>(column % 12) + 1));
    Put(tick, "label",
        grid.years ? std::to_string(column)
        : first    ? fmt::format("{} {}", month, column / 12)
                   : month);
    Put(tick, "minor", (from_start / every) % 2 == 1);
    ticks.push_back(tick);
  }
  return ticks;
}

}  // namespace

void PutHeat(Data& page, const Scene& scene) {
  const HeatGrid grid = CountHeat(scene);
  const bool enough = grid.rows.size() > 1 && grid.links.size() > 1 && grid.most > 0;
  Put(page, "has_heat", enough);
  if (!enough) return;
  PutHeatRows(page, scene, grid);
  Data table = List();
  for (const auto& [column, link] : grid.links) table.push_back(TableRow(grid, column));
  const auto darkest = std::max_element(grid.cells.begin(), grid.cells.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
  Put(page, "heat_table", std::move(table));
  Put(page, "heat_ticks", HeatTicks(grid));
  Put(page, "heat_height", grid.rows.size() * kRowPixels + 20);
  Put(page, "heat_foot", grid.rows.size() * kRowPixels + 15);
  Put(page, "heat_unit", grid.years ? "year" : "month");
  Put(page, "heat_most",
      fmt::format("{}: {}, {}", Count(grid.most, "event", "events"),
                  scene.names.at(grid.rows[darkest->first.first]), ColumnWords(grid, darkest->first.second)));
}

}  // namespace demarche
