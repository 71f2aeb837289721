// Reads tests/data/times.md and holds the finder to every row of it.
#include <fstream>
#include <map>

#include "base/ascii.h"
#include "core/edtf.h"
#include "fixture.h"

namespace demarche {
namespace {

using Row = std::map<std::string, std::string>;

struct SpecRow {
  int line = 0;
  Row cells;  ///< by the name of the column
};

std::vector<std::string> Cells(std::string_view line) {
  std::vector<std::string> cells;
  for (const std::string_view cell : Split(line, '|')) cells.emplace_back(cell);
  if (cells.size() < 2) return {};
  return {cells.begin() + 1, cells.end() - 1};
}

std::vector<SpecRow> ReadSpec() {
  std::ifstream file(std::string(DEMARCHE_SOURCE_DIR) + "/tests/data/times.md");
  std::vector<SpecRow> rows;
  std::vector<std::string> header;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line.front() != '|') {
      header.clear();
    } else if (header.empty()) {
      header = Cells(line);
    } else if (line.find("|---") != 0) {
      SpecRow row{number, {}};
      const std::vector<std::string> cells = Cells(line);
      for (std::size_t i = 0; i < header.size() && i < cells.size(); ++i) row.cells[header[i]] = cells[i];
      rows.push_back(row);
    }
  }
  return rows;
}

const char* Name(TimeRelation relation) {
  switch (relation) {
    case TimeRelation::kNone: return "";
    case TimeRelation::kAfter: return "after";
    case TimeRelation::kBefore: return "before";
    case TimeRelation::kWithin: return "within";
  }
  return "";
}

std::string Text(std::optional<Day> day) { return day ? FormatDay(*day) : ""; }

void CheckRow(const SpecRow& row) {
  const auto at = [&](const char* column) { return row.cells.at(column); };
  std::string text = at("sentence");
  CAPTURE(row.line);
  CAPTURE(text);
  const std::size_t begin = text.find("**");
  if (begin == std::string::npos) {
    CHECK(FindTimes(text, "2025-11-24").empty());
    return;
  }
  text.erase(begin, 2);
  const std::size_t end = text.find("**");
  REQUIRE(end != std::string::npos);
  text.erase(end, 2);
  const std::vector<Timex> timexes = FindTimes(text, at("document time") == "-" ? "" : at("document time"));
  const Span wanted{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  const auto found =
      std::find_if(timexes.begin(), timexes.end(), [&](const Timex& timex) { return timex.span == wanted; });
  REQUIRE(found != timexes.end());
  CHECK(std::string(demarche::Name(found->type)) == at("type"));
  CHECK(found->value == at("value"));
  CHECK(found->mod == at("mod"));
  CHECK(Text(found->earliest) == at("earliest"));
  CHECK(Text(found->latest) == at("latest"));
  CHECK(found->edtf == at("EDTF"));
  CHECK(!found->why.empty());
  if (!found->edtf.empty()) CHECK(ParseEdtf(found->edtf).has_value());
  if (row.cells.count("relation") == 0) return;
  CHECK(std::string(Name(found->relation)) == at("relation"));
  CHECK(std::string(found->reference.In(text)) == at("reference"));
}

TEST_CASE("every row of tests/data/times.md comes out as it says") {
  const std::vector<SpecRow> rows = ReadSpec();
  REQUIRE(rows.size() >= 300);
  for (const SpecRow& row : rows) CheckRow(row);
}

}  // namespace
}  // namespace demarche
