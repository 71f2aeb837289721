// Cells of tables that a spreadsheet may open: none is run as a formula.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace demarche {

/// A cell of RFC 4180, quoted where it must be; of a text that would be run as a formula (OWASP, "CSV
/// Injection") an apostrophe stands first.
std::string CsvCell(std::string_view text);

/// A cell between tabs: one line without tabs, with the same apostrophe.
std::string TsvCell(std::string_view text);

/// The items joined by "; ".
template <typename List, typename Field>
std::string JoinCell(const List& list, Field field) {
  std::string out;
  for (const auto& item : list) {
    if (!out.empty()) out += "; ";
    out += std::invoke(field, item);
  }
  return out;
}

}  // namespace demarche
