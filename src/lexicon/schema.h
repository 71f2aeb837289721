// What the tables of a lexicon look like. Private to the room.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace demarche::lexicon {

/// The form of a cell.
enum class Form {
  kText,       ///< anything
  kList,       ///< items between ';'
  kDay,        ///< YYYY, YYYY-MM or YYYY-MM-DD
  kNumber,     ///< a decimal number, sign allowed
  kCameo,      ///< a CAMEO code: two to four digits
  kChoice,     ///< one of `choices`
  kSelectors,  ///< items between ';', each a selector of elements of a web page (base/selector.h)
  kZone,       ///< a zone of the tz database, where the machine has one
  kCountries,  ///< items between ';', each a country's code of two small letters
};

/// Whether a cell of that form holds items between ';'.
constexpr bool IsList(Form form) {
  return form == Form::kList || form == Form::kSelectors || form == Form::kCountries;
}

struct Column {
  std::string_view name;
  Form form = Form::kText;
  bool required = false;
  std::vector<std::string_view> choices = {};  ///< of kChoice, and of the items of kList where there are any
  /// "table.column": every item must stand in that column.
  std::string_view refers_to = {};
  /// Items of all columns of one scope, in any table, are names: none may stand in two rows,
  /// unless both have the same `owner` cell. Empty: items may repeat.
  std::string_view scope = {};
  std::string_view owner = {};
  /// A column of days that this day must not come before.
  std::string_view not_before = {};
  /// A column without which this cell says nothing.
  std::string_view needs = {};
  /// A column of kinds: this cell must be a mode of the kind's PLOVER event, by the table `modes`.
  std::string_view mode_of = {};
  /// Words that stand for something, each of which a cell with any text must hold.
  std::vector<std::string_view> holds = {};
};

/// `about` says what a row is, for analysts; `keys` is how many leading columns make a row unique, 0 = rows
/// may repeat.
struct Table {
  std::string_view name;
  std::string_view about;
  std::size_t keys = 0;
  std::vector<Column> columns;
};

/// All tables, by name.
std::span<const Table> Schema();

/// Nullptr when there is none of that name.
const Table* FindTable(std::string_view name);

/// npos when the table has no such column.
std::size_t FindColumn(const Table& table, std::string_view name);

}  // namespace demarche::lexicon
