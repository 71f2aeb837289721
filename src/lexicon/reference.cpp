// The tables of a lexicon as a page of the manual, out of the schema that checks them.
#include <fmt/format.h>

#include "lexicon/lexicon.h"
#include "lexicon/schema.h"

namespace demarche {
namespace {

using lexicon::Column;
using lexicon::Form;
using lexicon::Table;

std::string FormText(const Column& column) {
  switch (column.form) {
    case Form::kText: return "text";
    case Form::kList: return "list";
    case Form::kDay: return "day: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`";
    case Form::kNumber: return "number";
    case Form::kSelectors: return "list of selectors";
    case Form::kZone: return "zone of the tz database";
    case Form::kCountries: return "list of countries' codes of two small letters";
    case Form::kCameo: return "CAMEO code: two to four digits";
    case Form::kChoice: break;
  }
  std::string choices;
  for (const std::string_view choice : column.choices)
    choices += fmt::format("{}`{}`", choices.empty() ? "" : ", ", choice);
  return "one of " + choices;
}

/// What must hold beside the form.
std::string Rules(const Column& column) {
  std::string rules = column.required ? "must be there" : "";
  const auto add = [&](std::string_view rule) {
    rules += fmt::format("{}{}", rules.empty() ? "" : "; ", rule);
  };
  if (!column.refers_to.empty()) add(fmt::format("one of `{}`", column.refers_to));
  if (!column.scope.empty()) {
    add(column.owner.empty() ? std::string("in no other row")
                             : fmt::format("in no other row, unless its `{}` is the same", column.owner));
  }
  if (!column.not_before.empty()) add(fmt::format("not before `{}`", column.not_before));
  if (!column.mode_of.empty()) add(fmt::format("a mode of the event of `{}`", column.mode_of));
  if (!column.holds.empty()) add(fmt::format("holds {}", fmt::join(column.holds, " and ")));
  if (!column.needs.empty()) add(fmt::format("only beside `{}`", column.needs));
  return rules;
}

std::string Keys(const Table& table) {
  if (table.keys == 0) return "Rows may repeat.";
  std::string keys;
  for (std::size_t i = 0; i < table.keys; ++i)
    keys += fmt::format("{}`{}`", keys.empty() ? "" : " and ", table.columns[i].name);
  return fmt::format("Key: {}; a later row with the same key replaces the earlier one.", keys);
}

}  // namespace

std::string LexiconReference() {
  std::string page;
  for (const Table& table : lexicon::Schema()) {
    page += fmt::format("## {}\n\n{} {}\n\n| column | form | rules |\n|---|---|---|\n", table.name,
                        table.about, Keys(table));
    for (const Column& column : table.columns)
      page += fmt::format("| `{}` | {} | {} |\n", column.name, FormText(column), Rules(column));
    page += "\n";
  }
  return page;
}

}  // namespace demarche
