// The shipped lexicon of actors and places: it loads, covers the world, and contradicts itself nowhere.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
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
  [[nodiscard]] std::string Text(const LexiconRow& row, const char* column) const {
    return std::string(row.Text(Lexicon::Column(table, column)));
  }
  [[nodiscard]] std::vector<std::string> Items(const LexiconRow& row, const char* column) const {
    const std::span<const std::string_view> items = row.Items(Lexicon::Column(table, column));
    return {items.begin(), items.end()};
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
      {"US", "USA"},
      {"Washington", "USA"},
      {"Pentagon", "USA"},
      {"Britons", "GBR"},
      {"Kremlin", "RUS"},
      {"Soviet", "SUN"},
      {"Peking", "CHN"},
      {"mainland China", "CHN"},
      {"ROC", "TWN"},
      {"Korea", "KOR"},
      {"DPRK", "PRK"},
      {"Zaire", "COD"},
      {"Burma", "MMR"},
      {"Nigerien", "NER"},
      {"Nigerian", "NGA"},
      {"Guinean", "GIN"},
      {"East German", "DDR"},
      {"West German", "DEU"},
      {"Brussels", "EU"},
      {"European Commission", "EU"},
      {"UNHCR", "UNO"},
      {"IAEA", "IAEA"},
      {"PLO", "PSE"},
      {"Hamas", "HAMAS"},
      {"Knesset", "ISR"},
      {"Gaimusho", "JPN"},
      {"Xinhua", "CHN"},
      {"Revolutionary Guards", "IRN"},
      {"Filipinos", "PHL"},
      {"Taiwan Affairs Office", "CHN"},
      {"KGB", "SUN"},
      {"FSB", "RUS"},
      {"Whitehall", "GBR"},
      {"Zhongnanhai", "CHN"},
      {"Blue House", "KOR"},
      {"Rhodesia", "ZWE"},
      {"South Vietnam", "RVN"},
      {"Foggy Bottom", "USA"},
  };
  for (const auto& meant : expected) CHECK_MESSAGE(codes[meant.first] == meant.second, meant.first);
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
    CHECK_FALSE(kLeaders.Text(row, "office").empty());
  }
}

TEST_CASE("one holder of an office at a time") {
  // Offices that several hold together.
  const std::set<std::string> shared{"deputy foreign minister",
                                     "vice premier",
                                     "deputy prime minister",
                                     "vice president",
                                     "special envoy",
                                     "member of the presidency",
                                     "state councillor",
                                     "spokesman",
                                     "foreign ministry spokesman",
                                     "foreign ministry spokeswoman",
                                     "State Department spokesman",
                                     "presidential spokesman",
                                     "presidential aide",
                                     "presidential adviser",
                                     "opposition leader",
                                     "leader",
                                     "commander"};
  std::map<std::pair<std::string, std::string>, std::vector<const LexiconRow*>> offices;
  for (const LexiconRow& row : kLeaders.all()) {
    const std::string& office = kLeaders.Text(row, "office");
    if (shared.count(office) == 0) offices[{kLeaders.Text(row, "code"), office}].push_back(&row);
  }
  for (auto& entry : offices) {
    const std::string office = entry.first.first + ' ' + entry.first.second;
    std::vector<const LexiconRow*>& rows = entry.second;
    std::sort(rows.begin(), rows.end(), [](const LexiconRow* a, const LexiconRow* b) {
      return kLeaders.Text(*a, "from") < kLeaders.Text(*b, "from");
    });
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const std::string& to = kLeaders.Text(*rows[i - 1], "to");
      const std::string& from = kLeaders.Text(*rows[i], "from");
      // Days are YYYY[-MM[-DD]]: up to the length of the shorter one, their bytes sort as they do.
      const std::size_t known = std::min(to.size(), from.size());
      const bool follows = !to.empty() && to.compare(0, known, from, 0, known) <= 0;
      CHECK_MESSAGE(follows, office, ": ", kLeaders.Text(*rows[i - 1], "name"), " and ",
                    kLeaders.Text(*rows[i], "name"));
    }
  }
}

TEST_CASE("a name stands once among the names of a person") {
  for (const LexiconRow& row : kLeaders.all()) {
    std::set<std::string> names{kLeaders.Text(row, "name")};
    for (const std::string& alias : kLeaders.Items(row, "aliases")) {
      CHECK_MESSAGE(names.insert(alias).second, alias, " stands twice");
    }
  }
}

TEST_CASE("a surname alone is no land, place, body or common word for those who act") {
  std::set<std::string> taken;
  const std::vector<std::pair<const char*, std::vector<const char*>>> columns{
      {"actors", {"names", "adjectives", "seats"}},
      {"institutions", {"names"}},
      {"roles", {"words"}},
      {"places", {"names"}}};
  for (const auto& [table, names] : columns) {
    const Rows rows{table};
    for (const LexiconRow& row : rows.all()) {
      for (const char* column : names) {
        for (const std::string& name : rows.Items(row, column)) taken.insert(name);
      }
    }
  }
  for (const LexiconRow& row : kLeaders.all()) {
    CHECK_MESSAGE(taken.count(kLeaders.Text(row, "name")) == 0, kLeaders.Text(row, "name"));
    for (const std::string& alias : kLeaders.Items(row, "aliases")) {
      CHECK_MESSAGE(taken.count(alias) == 0, alias);
      std::string small = alias;
      small[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(small[0])));
      CHECK_MESSAGE(taken.count(small) == 0, alias);
    }
  }
}

TEST_CASE("a surname that office holders of two lands share at one time stands for nobody") {
  std::map<std::string, std::vector<const LexiconRow*>> holders;
  for (const LexiconRow& row : kLeaders.all()) {
    for (const std::string& alias : kLeaders.Items(row, "aliases")) {
      if (alias.find(' ') == std::string::npos) holders[alias].push_back(&row);
    }
  }
  const auto ends_before = [](const LexiconRow& a, const LexiconRow& b) {
    const std::string& to = kLeaders.Text(a, "to");
    return !to.empty() && to <= kLeaders.Text(b, "from");
  };
  for (const auto& entry : holders) {
    const std::vector<const LexiconRow*>& rows = entry.second;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t k = i + 1; k < rows.size(); ++k) {
        const LexiconRow& a = *rows[i];
        const LexiconRow& b = *rows[k];
        const bool one = kLeaders.Text(a, "name") == kLeaders.Text(b, "name") ||
                         kLeaders.Text(a, "code") == kLeaders.Text(b, "code");
        CHECK_MESSAGE((one || ends_before(a, b) || ends_before(b, a)), entry.first, ": ",
                      kLeaders.Text(a, "name"), " and ", kLeaders.Text(b, "name"));
      }
    }
  }
}

TEST_CASE("who was in office on a day") {
  struct Case {
    const char* code;
    const char* office;
    const char* day;
    const char* name;
  };
  const std::vector<Case> cases{
      {"USA", "secretary of state", "1962-10-22", "Dean Rusk"},
      {"SUN", "defence minister", "1968-08-21", "Andrei Grechko"},
      {"CHN", "foreign minister", "2001-04-02", "Tang Jiaxuan"},
      {"JPN", "prime minister", "1973-10-17", "Kakuei Tanaka"},
      {"KOR", "foreign minister", "2005-03-17", "Ban Ki-moon"},
      {"ISR", "defence minister", "1982-06-06", "Ariel Sharon"},
      {"IRN", "foreign minister", "2007-03-25", "Manouchehr Mottaki"},
      {"EGY", "foreign minister", "1979-03-26", "Mustafa Khalil"},
      {"FRA", "prime minister", "1956-11-05", "Guy Mollet"},
      {"DEU", "foreign minister", "1963-01-22", "Gerhard Schroeder"},
      {"ITA", "prime minister", "1978-03-16", "Giulio Andreotti"},
      {"POL", "prime minister", "1989-09-12", "Tadeusz Mazowiecki"},
      {"NGA", "head of state", "1967-07-06", "Yakubu Gowon"},
      {"COD", "prime minister", "1964-08-01", "Moise Tshombe"},
      {"ARG", "foreign minister", "1982-04-02", "Nicanor Costa Mendez"},
      {"CHL", "president", "2006-09-01", "Michelle Bachelet"},
      {"AUS", "foreign minister", "1991-10-23", "Gareth Evans"},
      {"NATO", "secretary-general", "1999-11-01", "Lord Robertson"},
      {"EU", "president of the commission", "1996-06-01", "Jacques Santer"},
      {"UNO", "high commissioner for refugees", "1994-07-15", "Sadako Ogata"},
  };
  for (const Case& expected : cases) {
    std::vector<std::string> holders;
    for (const LexiconRow& row : kLeaders.all()) {
      if (kLeaders.Text(row, "code") != expected.code || kLeaders.Text(row, "office") != expected.office)
        continue;
      const std::string& to = kLeaders.Text(row, "to");
      if (kLeaders.Text(row, "from") <= expected.day && (to.empty() || to >= expected.day)) {
        holders.push_back(kLeaders.Text(row, "name"));
      }
    }
    CAPTURE(expected.name);
    REQUIRE(holders.size() == 1);
    CHECK(holders[0] == expected.name);
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
  CHECK(count("actors", "type", "igo") >= 150);
  CHECK(count("actors", "type", "armed group") >= 150);
  const auto states = static_cast<std::size_t>(count("actors", "type", "state"));
  CHECK(Shipped().Rows("actors").size() >= states + 250);
  CHECK(Shipped().Rows("institutions").size() >= 1500);
  CHECK(count("places", "kind", "city") >= 800);
  std::set<std::string> persons;
  std::set<std::string> lands;
  for (const LexiconRow& row : kLeaders.all()) {
    if (kLeaders.Text(row, "to") >= "1945" || kLeaders.Text(row, "to").empty()) {
      persons.insert(kLeaders.Text(row, "name"));
      lands.insert(kLeaders.Text(row, "code"));
    }
  }
  CHECK(persons.size() >= 3500);
  CHECK(lands.size() >= 220);
  for (const char* kind : {"sea", "strait", "island", "region", "line", "site"}) {
    CHECK_MESSAGE(count("places", "kind", kind) >= 8, kind);
  }
}
