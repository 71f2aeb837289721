// References between tables, names claimed twice, days in the wrong order: all told by the schema.
#include "lexicon/checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace demarche::lexicon {
namespace {

/// Calls visit(table, column, index of the column, rows) for each column of each table that has rows.
template <typename Visit>
void ForEachColumn(Draft& draft, Visit visit) {
  for (const Table& table : Schema()) {
    const auto found = draft.tables.find(table.name);
    if (found == draft.tables.end()) continue;
    for (std::size_t i = 0; i < table.columns.size(); ++i) visit(table, table.columns[i], i, found->second);
  }
}

/// The items of a list, or the one text.
std::span<const std::string_view> ItemsOf(const Column& column, const LexiconCell& cell) {
  if (IsList(column.form)) return cell.items;
  if (cell.text.empty()) return {};
  return {&cell.text, 1};
}

struct Claim {
  std::string_view owner;  ///< empty: nobody else may have the name
  LexiconRow* row;
  std::size_t column;
};

void Release(const Claim& claim, std::string_view name, Arena& arena) {
  std::vector<LexiconCell> cells(claim.row->cells.begin(), claim.row->cells.end());
  LexiconCell& cell = cells[claim.column];
  std::vector<std::string_view> items(cell.items.begin(), cell.items.end());
  std::erase(items, name);
  cell.items = arena.Keep(std::span<const std::string_view>(items));
  cell.text = arena.Keep(fmt::format("{}", fmt::join(items, "; ")));
  claim.row->cells = arena.Keep(std::span<const LexiconCell>(cells));
}

}  // namespace

void CheckReferences(Draft& draft, Diagnostics& diagnostics) {
  ForEachColumn(
      draft, [&](const Table&, const Column& column, std::size_t index, std::vector<LexiconRow>& rows) {
        if (column.refers_to.empty()) return;
        const std::size_t point = column.refers_to.find('.');
        const std::string_view target = column.refers_to.substr(0, point);
        const std::size_t key = FindColumn(*FindTable(target), column.refers_to.substr(point + 1));
        std::unordered_set<std::string_view> keys;
        for (const LexiconRow& row : draft.RowsOf(target)) keys.insert(row.Text(key));
        for (const LexiconRow& row : rows) {
          for (const std::string_view item : ItemsOf(column, row.cells[index])) {
            if (keys.contains(item)) continue;
            draft.Complain(
                diagnostics, row, row.cells[index],
                fmt::format("'{}' is not in the table '{}'; add it there, or correct it", item, target));
          }
        }
      });
}

void SettleNames(Draft& draft, Diagnostics& diagnostics) {
  std::unordered_map<std::string_view, std::unordered_map<std::string_view, Claim>> scopes;  // by name
  ForEachColumn(draft, [&](const Table& table, const Column& column, std::size_t index,
                           std::vector<LexiconRow>& rows) {
    if (column.scope.empty()) return;
    std::unordered_map<std::string_view, Claim>& claims = scopes[column.scope];
    const std::size_t owner = column.owner.empty() ? 0 : FindColumn(table, column.owner);
    for (LexiconRow& row : rows) {
      for (const std::string_view name : row.Items(index)) {
        const Claim claim{column.owner.empty() ? std::string_view() : row.Text(owner), &row, index};
        const auto [place, fresh] = claims.try_emplace(name, claim);
        Claim& other = place->second;
        if (fresh || (!claim.owner.empty() && claim.owner == other.owner)) continue;
        const std::uint32_t mine = draft.folders[row.file];
        const std::uint32_t theirs = draft.folders[other.row->file];
        if (mine == theirs) {
          draft.Complain(diagnostics, row, row.cells[index],
                         fmt::format("'{}' also stands in {}{}; keep one", name, draft.PlaceOf(*other.row),
                                     other.owner.empty() ? "" : fmt::format(" for '{}'", other.owner)));
        } else if (mine > theirs) {
          Release(other, name, *draft.arena);
          other = claim;
        } else {
          Release(claim, name, *draft.arena);
        }
      }
    }
  });
}

void CheckModes(Draft& draft, Diagnostics& diagnostics) {
  std::unordered_map<std::string_view, std::string_view> events;  // by kind
  const Table& kinds = *FindTable("kinds");
  for (const LexiconRow& row : draft.RowsOf(kinds.name))
    events.emplace(row.Text(FindColumn(kinds, "kind")), row.Text(FindColumn(kinds, "event")));
  std::unordered_map<std::string_view, std::vector<std::string_view>> modes;  // by event
  const Table& of_events = *FindTable("modes");
  for (const LexiconRow& row : draft.RowsOf(of_events.name))
    modes[row.Text(FindColumn(of_events, "event"))].push_back(row.Text(FindColumn(of_events, "mode")));
  ForEachColumn(
      draft, [&](const Table& table, const Column& column, std::size_t index, std::vector<LexiconRow>& rows) {
        if (column.mode_of.empty()) return;
        const std::size_t kind = FindColumn(table, column.mode_of);
        for (const LexiconRow& row : rows) {
          const std::string_view mode = row.Text(index);
          const auto event = events.find(row.Text(kind));
          if (mode.empty() || event == events.end()) continue;  // CheckReferences tells of unknown kinds
          const std::vector<std::string_view>& known = modes[event->second];
          if (std::ranges::find(known, mode) != known.end()) continue;
          const std::string remedy =
              known.empty() ? "leave it empty" : fmt::format("write one of: {}", fmt::join(known, ", "));
          draft.Complain(diagnostics, row, row.cells[index],
                         fmt::format("'{}' is no mode of {}; {}, or add it to the table 'modes'", mode,
                                     event->second, remedy));
        }
      });
}

void CheckNeeds(Draft& draft, Diagnostics& diagnostics) {
  ForEachColumn(
      draft, [&](const Table& table, const Column& column, std::size_t index, std::vector<LexiconRow>& rows) {
        if (column.needs.empty()) return;
        const std::size_t other = FindColumn(table, column.needs);
        for (const LexiconRow& row : rows) {
          if (row.cells[index].text.empty() || !row.cells[other].text.empty()) continue;
          draft.Complain(diagnostics, row, row.cells[index],
                         fmt::format("'{}' needs a day in '{}'; fill it or leave both empty",
                                     row.cells[index].text, column.needs));
        }
      });
}

void CheckTerms(Draft& draft, Diagnostics& diagnostics) {
  ForEachColumn(
      draft, [&](const Table& table, const Column& column, std::size_t index, std::vector<LexiconRow>& rows) {
        if (column.not_before.empty()) return;
        const std::size_t other = FindColumn(table, column.not_before);
        for (const LexiconRow& row : rows) {
          const std::string_view begin = row.Text(other);
          const std::string_view end = row.Text(index);
          // Days are YYYY[-MM[-DD]]: up to the length of the shorter one, their bytes sort as they do.
          const std::size_t known = std::min(begin.size(), end.size());
          if (end.compare(0, known, begin, 0, known) >= 0) continue;
          draft.Complain(diagnostics, row, row.cells[index],
                         fmt::format("'{}' comes before '{}' ({}); exchange or correct them", end, begin,
                                     column.not_before));
        }
      });
}

}  // namespace demarche::lexicon
