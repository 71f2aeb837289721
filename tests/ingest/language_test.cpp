// The language of an article, and copies of articles.
#include <doctest/doctest.h>

#include "read.h"

using namespace demarche;
using ingest_test::ReadOne;

namespace {

const std::string kGerman =
    "Die Gesandten der beiden Staaten trafen sich am Sonntag zum ersten Mal seit einem Jahr und sprachen "
    "drei "
    "Stunden lang über den Handel, die Fischerei und die Grenze. Sie wollen sich noch vor dem Ende des "
    "Monats "
    "wieder treffen, sagte der Minister vor der Presse.";
const std::string kEnglish =
    "Envoys of the two states met on Sunday for the first time in a year and spoke for three hours about "
    "trade, "
    "fishing and the border. They will meet again before the end of the month, the minister told reporters, "
    "who had been waiting since the early morning in front of the ministry.";

std::string CopyOf(const Article& article) {
  for (const auto& [name, json] : article.other) {
    if (name == "copy_of") return json;
  }
  return {};
}

}  // namespace

TEST_CASE("the text tells its language, whatever the page declares") {
  struct Case {
    std::string declared;
    std::string text;
    std::string language;
    bool sure;
  };
  const std::vector<Case> cases{
      {"en", kGerman, "de", true},    {"de", kEnglish, "en", true},       {"", kEnglish, "en", true},
      {"de-AT", kGerman, "de", true}, {"fr", "Envoys met.", "fr", false}, {"", "Envoys met.", "", false},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    const Article article =
        ReadOne("<!DOCTYPE html><html lang='" + each.declared + "'><body><p>" + each.text + "</p>");
    CHECK(article.language == each.language);
    CHECK((article.language_confidence >= 80) == each.sure);
    CHECK(article.language_confidence <= 100);
  }
}

TEST_CASE("near copies are linked to the first, not dropped") {
  const std::string other =
      "Ministers of four coastal states signed an accord on Friday that shares the catch of the northern "
      "seas among "
      "their fleets, after two years of talks that had broken down twice. Fishermen in the harbour said they "
      "had "
      "expected more from it and would watch how the coast guards behave.";
  const auto record = [](const std::string& id, const std::string& text) {
    return "{\"id\":\"" + id + "\",\"text\":\"" + text + "\"}\n";
  };
  const auto outcome = ingest_test::ReadBytes(record("a", kEnglish) + record("b", other) +
                                              record("c", "(Corvane) " + kEnglish + " It rained.") +
                                              record("d", other.substr(0, 200)) + record("e", "Short.") +
                                              record("f", "Short.") + record("a", kEnglish));
  REQUIRE(outcome.articles.size() == 7);
  CHECK(CopyOf(outcome.articles[0]).empty());
  CHECK(CopyOf(outcome.articles[1]).empty());
  CHECK(CopyOf(outcome.articles[2]) == "\"a\"");
  CHECK(CopyOf(outcome.articles[3]).empty());
  CHECK(CopyOf(outcome.articles[4]).empty());
  CHECK(CopyOf(outcome.articles[5]).empty());
  CHECK(CopyOf(outcome.articles[6]).empty());
}
