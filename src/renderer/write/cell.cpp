#include "renderer/write/cell.h"

#include <algorithm>
#include <array>

#include "renderer/text/escape.h"

namespace demarche {
namespace {

// The last four are the wide forms, which some spreadsheets take for the narrow ones.
constexpr std::array<std::string_view, 10> kFormulaStarts = {"=",  "+",      "-",      "@",      "\t",
                                                             "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

void GuardFormula(std::string& clean) {
  const bool runs = std::any_of(kFormulaStarts.begin(), kFormulaStarts.end(),
                                [&](std::string_view start) { return clean.starts_with(start); });
  if (runs) clean.insert(0, 1, '\'');
}

}  // namespace

std::string CsvCell(std::string_view text) {
  std::string clean = CleanText(text);
  GuardFormula(clean);
  if (clean.find_first_of(",\"\n\r") == std::string::npos) return clean;
  std::string out = "\"";
  for (const char c : clean) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string TsvCell(std::string_view text) {
  std::string clean = CleanLine(text);
  GuardFormula(clean);
  return clean;
}

}  // namespace demarche
