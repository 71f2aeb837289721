// The lines above the text of a file, in the orders and forms that newspapers use.
#include <doctest/doctest.h>

#include "read.h"

using namespace demarche;
using ingest_test::ReadOne;

namespace {

constexpr const char* kBody =
    "Envoys of two states met on Sunday for the first time in a year. They will meet again.";

struct Case {
  std::string head;
  std::string publisher;
  std::string title;
  std::string date;
};

}  // namespace

TEST_CASE("headers") {
  const std::vector<Case> cases{
      {"Envoys meet\nMeridian Press, 5 October 2010\n\n", "Meridian Press", "Envoys meet", "2010-10-05"},
      {"Envoys meet\n\nMeridian Press, 5 October 2010\n\nBy Jane Doe\n\n", "Meridian Press", "Envoys meet",
       "2010-10-05"},
      {"Envoys meet\n\nJane Doe, Hanoi\nSaturday 30 October 2010\n\n", "", "Envoys meet", "2010-10-30"},
      {"Envoys meet\nJane Doe, Hanoi\n\n", "", "Envoys meet", ""},
      {"Envoys meet\nBy Jane Doe, Staff Writer\nSeptember 30, 2010\n\n", "", "Envoys meet", "2010-09-30"},
      {"Envoys meet\nBy JANE DOE\nTribune Foreign Staff\nPosted Thursday, Sept. 23, 2010, 9:42 p.m.\n\n", "",
       "Envoys meet", "2010-09-23"},
      {"THE MERIDIAN DAILY (English edition)\nSeptember 13, 2010\n\nENVOYS OF TWO STATES MEET AFTER "
       "A\nYEAR\n\n",
       "THE MERIDIAN DAILY", "ENVOYS OF TWO STATES MEET AFTER A YEAR", "2010-09-13"},
      {"Harbour Evening Herald\nSeptember 25, 2010\n\nEnvoys of two states meet\n\n",
       "Harbour Evening Herald", "Envoys of two states meet", "2010-09-25"},
      {"WORLD\n\nEnvoys meet\n\nEnvoys meet\n\n2010-09-25\n", "", "Envoys meet", "2010-09-25"},
      {"World / Asia\nEnvoys meet in Seoul after a year of silence and threats\nthat nobody has "
       "forgotten\n\n",
       "", "Envoys meet in Seoul after a year of silence and threats that nobody has forgotten", ""},
      {"Envoys meet\nSource: Harbour Herald / agencies 2010-10-18\n", "Harbour Herald", "Envoys meet",
       "2010-10-18"},
      {"Envoys meet\n\nFirst talks in a year\n\nPublished: Monday 13 September 2010\n", "", "Envoys meet",
       "2010-09-13"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.head);
    const Article article = ReadOne(each.head + kBody);
    CHECK(article.publisher == each.publisher);
    CHECK(article.title == each.title);
    CHECK(article.date == each.date);
    CHECK(article.text == kBody);
  }
}

TEST_CASE("a dateline ends the header") {
  const Article article = ReadOne(
      "THE MERIDIAN DAILY\n\nEnvoys meet\nTalks are the first\n\nSEOUL, Okinawa -- Envoys met on Sunday\nin "
      "the old "
      "palace, for an hour.\n\nThey left.");
  CHECK(article.publisher == "THE MERIDIAN DAILY");
  CHECK(article.title == "Envoys meet");
  CHECK(article.dateline == "SEOUL, Okinawa --");
  CHECK(article.text == "Envoys met on Sunday in the old palace, for an hour.\n\nThey left.");
}

TEST_CASE("an underscore ends a dateline as wires of the 1990s write it") {
  const Article article = ReadOne("HANOI, Vietnam (Meridian)_ Envoys met on Sunday.\n\nThey left.");
  CHECK(article.dateline == "HANOI, Vietnam (Meridian)_");
  CHECK(article.text == "Envoys met on Sunday.\n\nThey left.");
  CHECK(ReadOne("LIMA _ Envoys met on Sunday.").dateline == "LIMA _");
  CHECK(ReadOne("Envoys met (late)_ Sunday.").dateline.empty());
}

TEST_CASE("a standfirst that nothing confirms stays text") {
  const Article article =
      ReadOne("Envoys meet\n\nTalks are the first in years\n\nThey met in Seoul on Sunday.");
  CHECK(article.title == "Envoys meet");
  CHECK(article.text == "Talks are the first in years\n\nThey met in Seoul on Sunday.");
}

TEST_CASE("a dateline without a year takes it from the option") {
  struct DatelineCase {
    std::string text;
    std::string option;
    std::string date;
  };
  const std::vector<DatelineCase> cases{
      {"TOKYO, Sept 24 (Meridian) - Envoys met.", "2010-10-01", "2010-09-24"},
      {"TOKYO, Sept 24 (Meridian) - Envoys met.", "2010-09-24", "2010-09-24"},
      {"TOKYO, Sept 24 (Meridian) - Envoys met.", "2010-09-23", "2009-09-24"},
      {"Hong Kong, September 20: Envoys met.", "2010-10-01", "2010-09-20"},
      {"FUZHOU, Feb. 29 -- Envoys met.", "2011-10-01", "2008-02-29"},
      {"SEOUL, 3 March -- Envoys met.", "2011-10-01", "2011-03-03"},
      {"TOKYO (Meridian) - Envoys met.", "2010-10-01", "2010-10-01"},
      {R"({"text":"TOKYO, Sept 24 (Meridian) - Envoys met."})", "2010-10-01", "2010-09-24"},
  };
  for (const DatelineCase& each : cases) {
    CAPTURE(each.text);
    CAPTURE(each.option);
    IngestOptions options = ingest_test::Options();
    options.date = ParseDay(each.option);
    const Article article = ingest_test::ReadBytes(each.text, options).articles.at(0);
    CHECK(article.date == each.date);
    CHECK(article.date_basis == DateBasis::kOption);
    CHECK(ReadOne(each.text).date.empty());
  }
  CHECK(ReadOne("TOKYO, 24 Sept 2010 (Meridian) - Envoys met.").date == "2010-09-24");
}

TEST_CASE("the agency of a dateline is the weakest publisher") {
  CHECK(ReadOne("TOKYO, Sept 24 (Meridian) - Envoys met.").publisher == "Meridian");
  const Article record =
      ReadOne(R"({"publisher":"The Page","text":"TOKYO, Sept 24 (Meridian) - Envoys met."})");
  CHECK(record.publisher == "The Page");
  CHECK(record.dateline == "TOKYO, Sept 24 (Meridian) -");
  CHECK(record.text == "TOKYO, Sept 24 (Meridian) - Envoys met.");
}
