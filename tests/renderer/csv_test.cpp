#include <doctest/doctest.h>

#include "export_readers.h"
#include "renderer/renderer.h"
#include "sample.h"

using namespace demarche;
using demarche::readers::ReadCsv;

TEST_CASE("the table has a row an entry and as many cells as its head") {
  const Timeline timeline = sample::Make();
  const auto rows = ReadCsv(RenderCsv(timeline));
  REQUIRE(rows.size() == timeline.entries.size() + 1);
  for (const auto& row : rows) CHECK(row.size() == rows.front().size());
  CHECK(rows[1][0] == "ev1007");
}

TEST_CASE("no cell is run as a formula") {
  Timeline timeline;
  for (const char* text : {"=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =1"}) {
    Entry entry;
    entry.id = text;
    entry.deed.score_tenths = -45;
    timeline.entries.push_back(entry);
  }
  const auto rows = ReadCsv(RenderCsv(timeline));
  REQUIRE(rows.size() == 9);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    CAPTURE(rows[i][0]);
    CHECK(std::string_view("=+-@\t\r\n").find(rows[i][0].front()) == std::string_view::npos);
    CHECK(rows[i][13] == "-4.5");
  }
}
