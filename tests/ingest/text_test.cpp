// Plain text: headline, byline, date lines, dateline, boilerplate, paragraphs.
#include <doctest/doctest.h>

#include "read.h"

using namespace demarche;
using ingest_test::ReadOne;

TEST_CASE("the ends of a text file are peeled") {
  const Article article = ReadOne(
      "Envoys of two states meet\r\n\r\nEnvoys of two states meet\r\n\r\nBy Jane Doe\r\nPublished: 12 "
      "September 2010 14:05 GMT\r\n"
      "Updated: 14 September 2010\r\n\r\nSeoul : Envoys met on Sunday. They will meet again.\r\n\r\nNobody "
      "knows when.\r\n\r\n"
      "Follow the Daily channel on WhatsApp:\r\nhttps://example.org/channel\r\n\r\nThe comments posted here "
      "are not ours.");
  CHECK(article.title == "Envoys of two states meet");
  CHECK(article.date == "2010-09-12");
  CHECK(article.date_basis == DateBasis::kByline);
  CHECK(article.dateline == "Seoul :");
  CHECK(article.text == "Envoys met on Sunday. They will meet again.\n\nNobody knows when.");
  CHECK(article.id.starts_with("sha256:"));
  CHECK(article.uri == "f");
}

TEST_CASE("what is prose stays prose") {
  const std::vector<std::string> cases{
      "Envoys met on Sunday.",
      "Japan protested to China",
      "Read more about it, he said, in the text of the treaty.\n\nHe left.",
      "Envoys met on 12 September 2010.\n\nOn 14 September 2010 they met again.",
      "Japan - a country of islands - protested.",
      "The goal: peace in the region.",
      "By Tuesday the talks had failed.\n\nNobody was surprised.",
  };
  for (const std::string& text : cases) {
    const Article article = ReadOne(text);
    CHECK(article.text == text);
    CHECK(article.title.empty());
    CHECK(article.date.empty());
    CHECK(article.dateline.empty());
  }
}

TEST_CASE("datelines are told from sentences") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"SEOUL, Oct 31 (Reuters) - Envoys met.", "SEOUL, Oct 31 (Reuters) -"},
      {"TOKYO — Envoys met.", "TOKYO —"},
      {"Paris (AFP) – Envoys met.", "Paris (AFP) –"},
      {"Tokyo, Sept. 8 -- Envoys met.", "Tokyo, Sept. 8 --"},
      {"Seoul : Envoys met.", "Seoul :"},
      {"Seoul: Envoys met.", ""},
      {"Tokyo - Envoys met.", ""},
      {"Envoys met — and left.", ""},
  };
  for (const auto& [text, dateline] : cases) {
    const std::string shown = text;
    CAPTURE(shown);
    const Article article = ReadOne(text);
    CHECK(article.dateline == dateline);
    CHECK(article.text == (dateline.empty() ? text : "Envoys met."));
  }
}

TEST_CASE("date lines") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"September 12, 2010", "2010-09-12"},
      {"Sunday, 12th September 2010", "2010-09-12"},
      {"Published: Sept. 12, 2010 at 2:05 pm IST", "2010-09-12"},
      {"2010-09-12", "2010-09-12"},
      {"12.09.2010", "2010-09-12"},
      {"26/01/2022", "2022-01-26"},
      {"03/04/2010", ""},
      {"30 February 2010", ""},
      {"Updated: 12 September 2010", ""},
  };
  for (const auto& [line, date] : cases) {
    const std::string shown = line;
    CAPTURE(shown);
    CHECK(ReadOne("Envoys meet\n\n" + line + "\n\nThey met in Seoul for the first time.").date == date);
    CHECK(ReadOne("They met in Seoul for the first time.\n\n" + line).date == date);
  }
}

TEST_CASE("lines become paragraphs") {
  const std::string longer(60, 'x');
  const std::vector<std::pair<std::string, std::string>> cases{
      {"One line that is wrapped by hand goes\non here and ends.\n\nAnother.",
       "One line that is wrapped by hand goes on here and ends.\n\nAnother."},
      {"    The first paragraph is indented and\nwrapped so.\n    The second one too, and it is\nwrapped as "
       "well.",
       "The first paragraph is indented and wrapped so.\n\nThe second one too, and it is wrapped as well."},
      {"Short.\n" + longer + " " + longer + " " + longer + ".\nEnd.",
       "Short.\n\n" + longer + " " + longer + " " + longer + ".\n\nEnd."},
      {"One.\n\n\n \n\nTwo.", "One.\n\nTwo."},
      {"One.\n\nAdvertisement\n\nTwo.", "One.\n\nTwo."},
  };
  for (const auto& [input, expected] : cases) CHECK(ReadOne(input).text == expected);
}

TEST_CASE("the option's date comes last") {
  IngestOptions options = ingest_test::Options();
  options.date = ParseDay("2025-11-24");
  const auto without = ingest_test::ReadBytes("Envoys met.", options);
  CHECK(without.articles.at(0).date == "2025-11-24");
  CHECK(without.articles.at(0).date_basis == DateBasis::kOption);
  const auto with = ingest_test::ReadBytes("Envoys met.\n\n12 September 2010", options);
  CHECK(with.articles.at(0).date == "2010-09-12");
}
