// Tables and records under the users' own names.
#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "read.h"

using namespace demarche;
using ingest_test::Options;
using ingest_test::Outcome;
using ingest_test::ReadBytes;
using ingest_test::ReadOne;

namespace {

Outcome ReadMapped(const std::string& bytes, const std::string& map) {
  IngestOptions options = Options();
  options.fields = ParseFieldMap(map).value();
  return ReadBytes(bytes, options);
}

}  // namespace

TEST_CASE("rows are articles; cells may hold separators, quotation marks and line ends") {
  const Outcome outcome = ReadBytes(
      "\xEF\xBB\xBFtitle,date,text,section\r\n"
      "Envoys meet,2010-09-12,\"Envoys met, \"\"briefly\"\".\n\nThey left.\",World\r\n"
      "B,,Two.,\r\n"
      "C,2010-09-13,Three, and four.,\r\n"
      "D,2010-09-14,Five.");
  REQUIRE(outcome.articles.size() == 3);
  const Article& article = outcome.articles[0];
  CHECK(article.title == "Envoys meet");
  CHECK(article.date == "2010-09-12");
  CHECK(article.date_basis == DateBasis::kMeta);
  CHECK(article.text == "Envoys met, \"briefly\".\n\nThey left.");
  CHECK(article.uri == "f:2");
  REQUIRE(article.other.size() == 1);
  CHECK(article.other[0] == std::pair<std::string, std::string>("section", "\"World\""));
  CHECK(outcome.articles[1].date_basis == DateBasis::kNone);
  CHECK(outcome.articles[2].text == "Five.");
  REQUIRE(outcome.errors.size() == 1);
  CHECK(outcome.errors[0].message ==
        "f:6: has 5 cells under 4 names; put cells that hold the separator in quotation marks");
}

TEST_CASE("separators are told by the first row; names are mapped") {
  for (const std::string separator : {"\t", ";", "|", ","}) {
    CAPTURE(separator);
    const Outcome outcome = ReadMapped("Headline" + separator + "Body" + separator + "published_at\nA" +
                                           separator + "One." + separator + "2010-09-12\n",
                                       "title=headline,text=Body,date=published_at");
    REQUIRE(outcome.articles.size() == 1);
    CHECK(outcome.articles[0].title == "A");
    CHECK(outcome.articles[0].text == "One.");
    CHECK(outcome.articles[0].date == "2010-09-12");
    CHECK(outcome.articles[0].other.empty());
  }
}

TEST_CASE("a table that cannot be read says how it could") {
  struct Case {
    std::string bytes;
    std::string message;
  };
  const std::vector<Case> cases{
      {"headline,body\nA,One.\n",
       "f: is a table without a column 'text'; say which has the words with --map text=COLUMN (its columns: "
       "headline, "
       "body)"},
      {"title,text\n", "f: is a table without a row"},
      {"title,text\nA,\"One.\n", "f:2: opens a quotation mark that is never closed; close it there"},
      {"title,text\nA,\n", "f:2: has no text; give a file that holds the words of an article"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.bytes);
    const Outcome outcome = ReadBytes(each.bytes);
    CHECK(outcome.articles.empty());
    REQUIRE(outcome.errors.size() == 1);
    CHECK(outcome.errors[0].message == each.message);
  }
}

TEST_CASE("prose with commas is no table, and neither are names that nobody knows") {
  for (const std::string text :
       {"Envoys, ministers, kings\n\nTOKYO, Sept 10 - Envoys met in Tokyo on Friday, and talked.\n",
        "Title, and more\nEnvoys met in Tokyo on Friday, for the first time in a year, and talked for "
        "hours.\n"}) {
    CAPTURE(text);
    const Outcome outcome = ReadBytes(text);
    REQUIRE(outcome.articles.size() == 1);
    CHECK(outcome.articles[0].uri == "f");
  }
}

TEST_CASE("cells in another encoding are read, and told once") {
  const Outcome outcome = ReadBytes(
      "title,text\nA,Le ministre fran\xE7"
      "ais.\nB,\xC0 Gen\xE8ve, hier.\nC,\"\xC9t\xE9.\"\n");
  CHECK(outcome.articles.size() == 2);
  CHECK(outcome.articles[0].text.starts_with("Le ministre fran"));
  CHECK(outcome.articles[0].text.ends_with("ais."));
  CHECK(outcome.errors.size() == 2);
}

TEST_CASE("records of JSON under other names") {
  struct Case {
    std::string json;
    std::string map;
    std::string title;
    std::string date;
    std::string text;
  };
  const std::vector<Case> cases{
      {R"({"headline":"A","published_at":"12 September 2010","body":"One."})",
       "title=headline,date=published_at,text=body", "A", "2010-09-12", "One."},
      {R"({"data":{"body":["One.","Two."]},"ts":1284249600,"title":"B"})", "text=data.body,date=ts", "B",
       "2010-09-12T00:00:00Z", "One.\n\nTwo."},
      {R"({"ts":1284249600123,"html":"<p>One <b>two</b>.</p><p>Three &amp; four.</p>"})", "text=html,date=ts",
       "", "2010-09-12T00:00:00Z", "One two.\n\nThree & four."},
      {R"({"text":"Kept.","title":"C","date":20100912})", "date=date,title=headline", "C", "2010-09-12",
       "Kept."},
      {R"({"a.b":"Dotted.","title":"D"})", "text=a.b", "D", "", "Dotted."},
  };
  for (const Case& each : cases) {
    CAPTURE(each.json);
    const Outcome outcome = ReadMapped(each.json + "\n" + each.json + "\n", each.map);
    REQUIRE(outcome.articles.size() == 2);
    CHECK(outcome.errors.empty());
    CHECK(outcome.articles[1].title == each.title);
    CHECK(outcome.articles[1].date == each.date);
    CHECK(outcome.articles[1].text == each.text);
  }
}

TEST_CASE("a map with a mistake says what may be written") {
  for (const char* map : {"", "title", "title=", "headline=title", "title=a,,text=b"}) {
    CAPTURE(map);
    const Result<FieldMap> fields = ParseFieldMap(map);
    REQUIRE(!fields.has_value());
    CHECK(fields.error().kind == ErrorKind::kUsage);
    CHECK(fields.error().message.find("publisher, title, date") != std::string::npos);
  }
}

TEST_CASE("records nested a million deep are refused, mapped or not") {
  std::string deep = "{\"text\":\"x\",\"a\":";
  for (int i = 0; i < 1'000'000; ++i) deep += '[';
  for (int i = 0; i < 1'000'000; ++i) deep += ']';
  for (const std::string& bytes : {deep + "}\n", deep}) {
    const Outcome outcome = ReadMapped(bytes, "title=headline");
    CHECK(outcome.articles.empty());
    REQUIRE(outcome.errors.size() == 1);
  }
}
