// The forms of cells: lists, days, numbers, choices, and the spaces that none may hold.
#include "lexicon/cell.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "base/ascii.h"
#include "base/selector.h"
#include "base/utf8.h"
#include "core/day.h"

namespace demarche::lexicon {
namespace {

using Mistake = std::optional<CellMistake>;

/// Blanks that look like a space or like nothing, and controls: a name with one never matches.
bool IsOddSpace(char32_t value) {
  return value < 0x20 || (value >= 0x7F && value <= 0xA0) || value == 0xAD ||
         (value >= 0x2000 && value <= 0x200F) || (value >= 0x2028 && value <= 0x202F) ||
         (value >= 0x205F && value <= 0x206F) || value == 0x3000 || value == 0xFEFF;
}

Mistake CheckSpaces(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] >= ' ' && text[at] <= '~') {  // nearly all are
      ++at;
      continue;
    }
    const CodePoint point = DecodeAt(text, at);
    if (IsOddSpace(point.value)) {
      return CellMistake{
          at, fmt::format("holds the invisible character U+{:04X}; write a plain space, or delete it",
                          static_cast<std::uint32_t>(point.value))};
    }
    at += point.size;
  }
  return {};
}

Mistake FillItems(LexiconCell& cell, std::string_view text) {
  std::set<std::string_view> met;
  for (const std::string_view item : Split(text, ';')) {
    const auto at = static_cast<std::size_t>(item.data() - text.data());
    if (item.empty()) return CellMistake{at, "an item between ';' is empty; delete one ';'"};
    if (const std::size_t gap = item.find("  "); gap != std::string_view::npos) {
      return CellMistake{at + gap, "two spaces in a row; write one"};
    }
    if (!met.insert(item).second) {
      return CellMistake{at, fmt::format("'{}' stands twice in this list; delete one", item)};
    }
    cell.items.push_back(NormalizeNfc(item));
  }
  return {};
}

Mistake FillSelectors(LexiconCell& cell, std::string_view text) {
  if (Mistake mistake = FillItems(cell, text)) return mistake;
  for (const std::string_view item : Split(text, ';')) {
    if (const Result<Selector> selector = ParseSelector(item); !selector) {
      return CellMistake{static_cast<std::size_t>(item.data() - text.data()), selector.error().message};
    }
  }
  return {};
}

Mistake CheckDay(std::string_view text) {
  std::string full(text);
  if (full.size() == 4) full += "-01";
  if (full.size() == 7) full += "-01";
  if (ParseDay(full)) return {};
  return CellMistake{0, fmt::format("'{}' is no day; write YYYY, YYYY-MM or YYYY-MM-DD", text)};
}

Mistake CheckNumber(std::string_view text) {
  double value = 0;
  const bool plain = text.find_first_not_of("0123456789.-") == std::string_view::npos;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (plain && code == std::errc() && end == text.data() + text.size()) return {};
  return CellMistake{0, fmt::format("'{}' is no number; write it as in -3.5", text)};
}

Mistake CheckChoice(std::string_view text, const Column& column) {
  if (std::find(column.choices.begin(), column.choices.end(), text) != column.choices.end()) return {};
  return CellMistake{0, fmt::format("'{}' is not a {}; write one of: {}", text, column.name,
                                    fmt::join(column.choices, ", "))};
}

}  // namespace

std::optional<CellMistake> FillCell(LexiconCell& cell, const Column& column, std::string_view text) {
  cell.text = NormalizeNfc(text);
  if (text.empty()) return {};
  if (Mistake mistake = CheckSpaces(text)) return mistake;
  switch (column.form) {
    case Form::kList: return FillItems(cell, text);
    case Form::kSelectors: return FillSelectors(cell, text);
    case Form::kDay: return CheckDay(text);
    case Form::kNumber: return CheckNumber(text);
    case Form::kChoice: return CheckChoice(text, column);
    case Form::kText: return {};
  }
  return {};
}

}  // namespace demarche::lexicon
