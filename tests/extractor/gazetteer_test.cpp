// Names of the lexicon in running text.
#include "extractor/rules/gazetteer.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace demarche::extract {
namespace {

const Lexicon& Whole() {
  static const Result<Lexicon> lexicon = [] {
    const std::vector<std::filesystem::path> folders{std::filesystem::path(DEMARCHE_SOURCE_DIR) / "lexicon"};
    return Lexicon::Load(folders);
  }();
  REQUIRE(lexicon);
  return *lexicon;
}

const Gazetteer& Names() {
  static const Gazetteer names = Gazetteer::Create(Whole());
  return names;
}

std::string Found(std::string_view text) { return std::string(text.substr(0, Names().Find(text, 0).size)); }

std::string WithSpace(std::string_view name, std::string_view space) {
  std::string wide;
  for (const char c : name) c == ' ' ? wide.append(space) : wide.append(1, c);
  return wide;
}

}  // namespace

TEST_CASE("The longest name that ends with a word is found, however its words are spaced") {
  struct Row {
    const char* text;
    const char* found;
  };
  const std::vector<Row> rows{
      {"South Korea agreed", "South Korea"},
      {"South Korea", "South Korea"},
      {"South \n Korea agreed", "South \n Korea"},
      {"South     Korea agreed", ""},  // five spaces
      {"South Koreatown", ""},
      {"South", ""},
      {"South ", ""},
      {"South-Korea", ""},
      {"south korea agreed", "south korea"},
      {"turkey and chad", ""},  // other words in small letters
      {"polish nuclear plans", ""},
      {"South Korean Foreign Ministry officials", "South Korean Foreign Ministry"},
      {"South Korea's Joint Chiefs of Staff said", "South Korea's Joint Chiefs of Staff"},
      {"South Korea's joint chiefs", "South Korea"},
      {"Guinea-Bissau agreed", "Guinea-Bissau"},
      {"Guinea agreed", "Guinea"},
      {"Japan\xE2\x80\x99s", "Japan"},
      {"FOREIGN MINISTER Oda", "FOREIGN MINISTER"},  // a common role: in any case
      {"", ""},
      {"Ethnic Albanians fled", "Ethnic Albanians"},
      {"ethnic pride", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(Found(row.text) == row.found);
  }
}

TEST_CASE("Every name of the lexicon is found, as written and with wide spaces") {
  struct Column {
    const char* table;
    std::size_t column;
  };
  const std::vector<Column> columns{{"actors", 3}, {"actors", 4},  {"actors", 5}, {"institutions", 0},
                                    {"places", 0}, {"leaders", 1}, {"roles", 0}};
  for (const Column& column : columns) {
    CAPTURE(column.table);
    std::size_t names = 0;
    std::string missed;
    for (const LexiconRow& row : Whole().Rows(column.table)) {
      for (const std::string_view name : row.Items(column.column)) {
        ++names;
        if (name.ends_with('*')) continue;  // stands for many
        const std::string wide = WithSpace(name, "\n  ");
        if (Found(name) != name || Found(wide) != wide) missed += std::string(name) + "; ";
      }
    }
    CHECK(names > 0);
    CHECK(missed == "");
  }
}

TEST_CASE("What an organisation is called once it has been named") {
  const ShortNames& short_names = Names().short_names();
  const auto called = [&](std::string_view code, std::string_view word) {
    for (const ShortNames::Name& name : short_names.Of(code)) {
      if (name.word == word) return std::string(Names().At(name.entry).code);
    }
    return std::string();
  };
  CHECK(called("NATO", "alliance") == "NATO");
  CHECK(called("IMF", "fund") == "IMF");
  CHECK(called("UNO", "council") == "UNO");
  CHECK(called("EU", "commission") == "EU");  // an institution's name
  CHECK(called("EU", "bloc") == "EU");        // a code of the row
  CHECK(called("HAMAS", "group") == "HAMAS");
  CHECK(called("HAMAS", "council") == "");
  CHECK(called("JPN", "organisation") == "");
  CHECK(short_names.Word("alliance") == "alliance");
  CHECK(short_names.Word("Alliance") == "");
  CHECK(short_names.Of("no such code").empty());
}

}  // namespace demarche::extract
