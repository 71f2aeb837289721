// The forms of cells: lists, days, numbers, choices, and the spaces that none may hold.
#include "lexicon/cell.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

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

/// `text` in NFC; a copy is only kept of what changes. Characters below U+0300, whose first byte is less than
/// 0xCC, never do (Unicode's NFC_Quick_Check).
std::string_view Normal(std::string_view text, Arena& arena) {
  constexpr unsigned char kFirstOfMarks = 0xCC;
  if (std::all_of(text.begin(), text.end(),
                  [](char c) { return static_cast<unsigned char>(c) < kFirstOfMarks; }))
    return text;
  const std::string normal = NormalizeNfc(text);
  return normal == text ? text : arena.Keep(normal);
}

/// The first of `items` that stands among those before it, or their number.
std::size_t FirstRepeated(std::span<const std::string_view> items) {
  std::vector<std::string_view> sorted(items.begin(), items.end());
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end()) return items.size();
  std::set<std::string_view> met;
  std::size_t index = 0;
  while (met.insert(items[index]).second) ++index;
  return index;
}

/// The first mistake in the items that `text` was cut into.
Mistake CheckItems(std::span<const std::string_view> items, std::string_view text) {
  const auto place_of = [&](std::string_view part) {
    return static_cast<std::size_t>(part.data() - text.data());
  };
  const std::size_t repeated = FirstRepeated(items);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string_view item = items[i];
    if (item.empty()) return CellMistake{place_of(item), "an item between ';' is empty; delete one ';'"};
    if (const std::size_t gap = item.find("  "); gap != std::string_view::npos) {
      return CellMistake{place_of(item) + gap, "two spaces in a row; write one"};
    }
    if (i == repeated) {
      return CellMistake{place_of(item), fmt::format("'{}' stands twice in this list; delete one", item)};
    }
  }
  return {};
}

Mistake FillItems(LexiconCell& cell, std::string_view text, Care care, Arena& arena) {
  const auto count = static_cast<std::size_t>(std::count(text.begin(), text.end(), ';')) + 1;
  const std::span<std::string_view> items = arena.Make<std::string_view>(count);
  std::string_view rest = text;
  for (std::string_view& item : items) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    item = Trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (care == Care::kFull) {
    if (Mistake mistake = CheckItems(items, text)) return mistake;
  }
  if (cell.text != text) {  // items of a text that is normal are normal
    for (std::string_view& item : items) item = Normal(item, arena);
  }
  cell.items = items;
  return {};
}

Mistake CheckSelectors(std::string_view text) {
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

Mistake CheckCameo(std::string_view text) {
  const bool digits = text.find_first_not_of("0123456789") == std::string_view::npos;
  if (digits && text.size() >= 2 && text.size() <= 4) return {};
  return CellMistake{0, fmt::format("'{}' is no CAMEO code; write two to four digits, such as 112", text)};
}

Mistake CheckHeld(std::string_view text, const Column& column) {
  const std::vector<std::string_view> words = Split(text, ' ');
  for (const std::string_view word : column.holds) {
    if (std::ranges::find(words, word) == words.end())
      return CellMistake{
          0, fmt::format("the cell '{}' has no word {}; write it where the party's name shall stand",
                         column.name, word)};
  }
  return {};
}

bool HasTimeZones() {
  try {
    return !date::get_tzdb().zones.empty();
  } catch (const std::runtime_error&) {
    return false;
  }
}

/// On a machine without the tz database any name may be a zone.
Mistake CheckZone(std::string_view text) {
  static const bool has_zones = HasTimeZones();
  if (!has_zones) return {};
  try {
    date::locate_zone(std::string(text));
    return {};
  } catch (const std::runtime_error&) {
    return CellMistake{0,
                       fmt::format("'{}' is no zone of the tz database; write one such as Asia/Tokyo", text)};
  }
}

Mistake CheckCountries(std::string_view text) {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  for (const std::string_view item : Split(text, ';')) {
    if (item.size() == 2 && std::ranges::all_of(item, is_small)) continue;
    return CellMistake{static_cast<std::size_t>(item.data() - text.data()),
                       fmt::format("'{}' is no country's code of two small letters, such as fr", item)};
  }
  return {};
}

bool IsChoice(std::string_view item, const Column& column) {
  return std::find(column.choices.begin(), column.choices.end(), item) != column.choices.end();
}

Mistake CheckChoice(std::string_view text, const Column& column) {
  if (IsChoice(text, column)) return {};
  return CellMistake{0, fmt::format("'{}' is not a {}; write one of: {}", text, column.name,
                                    fmt::join(column.choices, ", "))};
}

Mistake CheckChoices(std::string_view text, const Column& column) {
  if (column.choices.empty()) return {};
  for (const std::string_view item : Split(text, ';')) {
    if (IsChoice(item, column)) continue;
    return CellMistake{static_cast<std::size_t>(item.data() - text.data()),
                       fmt::format("'{}' is none of the {}; write any of: {}", item, column.name,
                                   fmt::join(column.choices, ", "))};
  }
  return {};
}

}  // namespace

std::optional<CellMistake> FillCell(LexiconCell& cell, const Column& column, std::string_view text, Care care,
                                    Arena& arena) {
  cell.text = Normal(text, arena);
  if (text.empty()) return {};
  if (care == Care::kFull) {
    if (Mistake mistake = CheckSpaces(text)) return mistake;
  }
  if (IsList(column.form)) {
    if (Mistake mistake = FillItems(cell, text, care, arena)) return mistake;
  }
  if (care == Care::kSealed) return {};
  switch (column.form) {
    case Form::kSelectors: return CheckSelectors(text);
    case Form::kDay: return CheckDay(text);
    case Form::kNumber: return CheckNumber(text);
    case Form::kCameo: return CheckCameo(text);
    case Form::kChoice: return CheckChoice(text, column);
    case Form::kList: return CheckChoices(text, column);
    case Form::kText: return CheckHeld(text, column);
    case Form::kZone: return CheckZone(text);
    case Form::kCountries: return CheckCountries(text);
  }
  return {};
}

}  // namespace demarche::lexicon
