// The shipped lexicon of actors and places: it loads, covers the world, and contradicts itself nowhere.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"

using namespace demarche;
namespace fs = std::filesystem;

namespace {

const Lexicon& Shipped() {
  static const Result<Lexicon> lexicon =
      Lexicon::Load(std::vector{fs::path(DEMARCHE_SOURCE_DIR) / "lexicon"});
  if (!lexicon) FAIL(ToString(lexicon.error()));
  return *lexicon;
}

/// Rows of a table, with cells by the name of their column.
struct Rows {
  std::string table;
  [[nodiscard]] std::span<const LexiconRow> all() const { return Shipped().Rows(table); }
  [[nodiscard]] const std::string& Text(const LexiconRow& row, const char* column) const {
    return row.Text(Lexicon::Column(table, column));
  }
  [[nodiscard]] const std::vector<std::string>& Items(const LexiconRow& row, const char* column) const {
    return row.Items(Lexicon::Column(table, column));
  }
};

const Rows kActors{"actors"};
const Rows kLeaders{"leaders"};

const LexiconRow* FindActor(const std::string& code) {
  for (const LexiconRow& row : kActors.all()) {
    if (kActors.Text(row, "code") == code) return &row;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("the shipped lexicon has no mistakes") {
  const auto found = Lexicon::Check(std::vector{fs::path(DEMARCHE_SOURCE_DIR) / "lexicon"});
  REQUIRE(found);
  for (const Diagnostic& diagnostic : *found) FAIL_CHECK(Format(diagnostic));
}

TEST_CASE("every land of ISO 3166-1 has a row") {
  std::ifstream file("/usr/share/iso-codes/json/iso_3166-1.json");
  if (!file) {
    MESSAGE("skipped: the Debian package iso-codes is not installed");
    return;
  }
  const std::string json{std::istreambuf_iterator<char>(file), {}};
  const std::regex field("\"alpha_3\"\\s*:\\s*\"([A-Z]{3})\"");
  std::size_t count = 0;
  for (std::sregex_iterator it(json.begin(), json.end(), field), end; it != end; ++it, ++count) {
    const std::string code = (*it)[1];
    CAPTURE(code);
    const LexiconRow* row = FindActor(code);
    REQUIRE(row != nullptr);
    CHECK(kActors.Text(*row, "type") == "state");
  }
  CHECK(count >= 249);
}

TEST_CASE("every state has an adjective, but for lands that have none") {
  // Islands without a people's name of their own, and lands whose adjective another land has.
  const std::set<std::string> without{"SJM", "ATF", "IOT", "BES", "BLM", "MAF", "SXM", "SGS", "BVT", "HMD",
                                      "CXR", "CCK", "UMI", "JEY", "SPM", "COG", "DMA", "SCG", "XDN", "XLN"};
  std::set<std::string> missing;
  for (const LexiconRow& row : kActors.all()) {
    if (kActors.Text(row, "type") == "state" && kActors.Items(row, "adjectives").empty()) {
      missing.insert(kActors.Text(row, "code"));
    }
  }
  for (const std::string& code : missing) CHECK_MESSAGE(without.count(code) == 1, code);
}

TEST_CASE("codes are capitals, states have three") {
  for (const LexiconRow& row : kActors.all()) {
    const std::string& code = kActors.Text(row, "code");
    CAPTURE(code);
    CHECK(std::regex_match(code,
                           std::regex(kActors.Text(row, "type") == "state" ? "[A-Z]{3}" : "[A-Z][A-Z0-9]+")));
  }
}

TEST_CASE("sectors are PLOVER's") {
  const std::set<std::string> known{"",    "GOV", "MIL", "REB", "OPP", "CVL", "COP", "JUD", "LEG", "MED",
                                    "EDU", "BUS", "LAB", "REF", "ELI", "UAF", "SPY", "CRM", "PTY", "SET"};
  for (const char* table : {"actors", "institutions", "roles", "leaders"}) {
    const Rows rows{table};
    for (const LexiconRow& row : rows.all())
      CHECK_MESSAGE(known.count(rows.Text(row, "sector")) == 1, table, row.line);
  }
}

TEST_CASE("names that news uses mean whom they should") {
  std::map<std::string, std::string> codes;
  for (const char* column : {"names", "adjectives", "seats"}) {
    for (const LexiconRow& row : kActors.all()) {
      for (const std::string& name : kActors.Items(row, column)) codes[name] = kActors.Text(row, "code");
    }
  }
  const Rows institutions{"institutions"};
  for (const LexiconRow& row : institutions.all()) {
    for (const std::string& name : institutions.Items(row, "names"))
      codes[name] = institutions.Text(row, "code");
  }
  const std::vector<std::pair<std::string, std::string>> expected{
      {"US", "USA"},          {"Washington", "USA"},
      {"Pentagon", "USA"},    {"Britons", "GBR"},
      {"Kremlin", "RUS"},     {"Soviet", "SUN"},
      {"Peking", "CHN"},      {"mainland China", "CHN"},
      {"ROC", "TWN"},         {"Korea", "KOR"},
      {"DPRK", "PRK"},        {"Zaire", "COD"},
      {"Burma", "MMR"},       {"Nigerien", "NER"},
      {"Nigerian", "NGA"},    {"Guinean", "GIN"},
      {"East German", "DDR"}, {"West German", "DEU"},
      {"Brussels", "EU"},     {"European Commission", "EU"},
      {"UNHCR", "UNO"},       {"IAEA", "IAEA"},
      {"PLO", "PSE"},         {"Hamas", "HAMAS"},
      {"Knesset", "ISR"},     {"Gaimusho", "JPN"},
      {"Xinhua", "CHN"},      {"Revolutionary Guards", "IRN"},
      {"Filipinos", "PHL"},   {"Taiwan Affairs Office", "CHN"},
      {"KGB", "SUN"},         {"FSB", "RUS"},
  };
  for (const auto& [name, code] : expected) CHECK_MESSAGE(codes[name] == code, name);
  CHECK(codes.count("us") == 0);
  CHECK(codes.count("turkey") == 0);
}

TEST_CASE("terms of office are plausible") {
  for (const LexiconRow& row : kLeaders.all()) {
    const std::string& name = kLeaders.Text(row, "name");
    const std::string& from = kLeaders.Text(row, "from");
    const std::string& to = kLeaders.Text(row, "to");
    CAPTURE(name);
    REQUIRE(from.size() >= 4);
    CHECK(from.substr(0, 4) >= "1915");
    CHECK(from.substr(0, 4) <= "2026");
    if (!to.empty()) CHECK(std::stoi(to.substr(0, 4)) - std::stoi(from.substr(0, 4)) <= 71);
  }
}

TEST_CASE("one president of the United States at a time, each day since 1945") {
  std::vector<std::pair<std::string, std::string>> terms;
  for (const LexiconRow& row : kLeaders.all()) {
    if (kLeaders.Text(row, "code") == "USA" && kLeaders.Text(row, "office") == "president") {
      terms.emplace_back(kLeaders.Text(row, "from"), kLeaders.Text(row, "to"));
    }
  }
  std::sort(terms.begin(), terms.end());
  for (std::size_t i = 1; i < terms.size(); ++i) CHECK(terms[i - 1].second == terms[i].first);
  CHECK(terms.back().second.empty());
}

TEST_CASE("the lexicon covers what it promises") {
  const auto count = [](const char* table, const char* column, const char* value) {
    const Rows rows{table};
    return std::count_if(rows.all().begin(), rows.all().end(),
                         [&](const LexiconRow& row) { return rows.Text(row, column) == value; });
  };
  CHECK(count("actors", "type", "state") >= 250);
  CHECK(Shipped().Rows("actors").size() >= 250 + 200);
  CHECK(Shipped().Rows("institutions").size() >= 200);
  CHECK(Shipped().Rows("leaders").size() >= 400);
  CHECK(count("places", "kind", "city") >= 400);
  for (const char* kind : {"sea", "strait", "island", "region", "line", "site"}) {
    CHECK_MESSAGE(count("places", "kind", kind) >= 8, kind);
  }
}
