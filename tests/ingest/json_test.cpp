// Article records as input: lines, arrays, single records; one broken record costs no other.
#include <doctest/doctest.h>

#include "read.h"

using namespace demarche;
using ingest_test::ReadBytes;

TEST_CASE("records are read from lines, arrays and whole files") {
  struct Case {
    std::string input;
    std::vector<std::string> texts;
    std::vector<std::string> messages;
  };
  const std::vector<Case> cases{
      {"{\"text\":\"One.\"}\r\n\r\n{\"text\":\"Two.\"}\r\n", {"One.", "Two."}, {}},
      {"{\"text\":\"One.\"}\n{\"text\":\n{\"text\":\"Three.\"}",
       {"One.", "Three."},
       {"f:2: is not JSON (Invalid value); correct it there (byte 8)"}},
      {"{\n \"text\": \"One.\",\n \"title\": \"T\"\n}\n", {"One."}, {}},
      {"[{\"text\":\"One.\"},\n{\"text\":2},\n{\"text\":\"a ] } \\\" b\"}]",
       {"One.", "a ] } \" b"},
       {"f:2: field 'text' is a number; it must be a string (byte 8)"}},
      {"[{\"text\":\"One.\"}", {"One."}, {"f: the array is not closed; the file was cut off, get it again"}},
      {"{\"title\":\"T\"}", {}, {"f:1: has no text; give the words of the article in 'text' (byte 0)"}},
      {"{\"text\":\"One.\",\"date\":\"soon\"}",
       {"One."},
       {"f:1: date 'soon' is no date; the article is kept without it (write YYYY-MM-DD)"}},
  };
  for (const Case& each : cases) {
    CAPTURE(each.input);
    const auto outcome = ReadBytes(each.input);
    std::vector<std::string> texts;
    std::vector<std::string> messages;
    for (const Article& article : outcome.articles) texts.push_back(article.text);
    for (const ErrorRecord& error : outcome.errors) messages.push_back(error.message);
    CHECK(texts == each.texts);
    CHECK(messages == each.messages);
  }
}

TEST_CASE("a list of articles is found in the answer of a news service") {
  struct Case {
    std::string input;
    std::string texts;
    std::string messages;
  };
  const std::string one = R"({"title":"A","text":"One."})";
  const std::string two = R"({"title":"B","text":"Two ] }."})";
  const std::vector<Case> cases{
      {R"({"status":"ok","articles":[)" + one + "," + two + "]}", "One.|Two ] }.|", ""},
      {"{\"response\": {\"total\": 2,\n\"results\": [" + one + ",\n{\"title\":\"C\"}," + two + "]}}",
       "One.|Two ] }.|", "f:3: has no text; give the words of the article in 'text' (byte 0)|"},
      // The first list with an article counts.
      {R"({"sources":[{"name":"x"}],"tags":["a"],"items":[)" + one + "],\"more\":[" + two + "]}", "One.|",
       ""},
      // Comments, lists of lists and lists too deep are none.
      {R"({"title":"T","comments":[{"text":"One."}]})", "",
       "f:1: has no text; give the words of the article in 'text' (byte 0)|"},
      {R"({"a":[[)" + one + "]]}", "", "f:1: has no text; give the words of the article in 'text' (byte 0)|"},
      {R"({"a":{"b":{"c":{"d":[)" + one + "]}}}}", "",
       "f:1: has no text; give the words of the article in 'text' (byte 0)|"},
      {R"({"articles":[)" + one + "," + two, "",
       "f:1: is not JSON (Missing a comma or ']' after an array element); correct it there (byte 72)|"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.input);
    const auto outcome = ReadBytes(each.input);
    std::string texts;
    std::string messages;
    for (const Article& article : outcome.articles) texts += article.text + "|";
    for (const ErrorRecord& error : outcome.errors) messages += error.message + "|";
    CHECK(texts == each.texts);
    CHECK(messages == each.messages);
  }
  const auto lines = ReadBytes(R"({"articles":[)" + one + "]}\n" + R"({"articles":[)" + two + "]}\n");
  REQUIRE(lines.articles.size() == 2);
  CHECK(lines.articles[1].uri == "f:2");
}

TEST_CASE("errors count bytes of the file") {
  const auto outcome = ReadBytes("{\"text\":\"One.\"}\n{\"text\":5}\n");
  REQUIRE(outcome.errors.size() == 1);
  CHECK(outcome.errors[0].id == "f:2");
  CHECK(outcome.errors[0].offset == 16 + 8);
}

TEST_CASE("fields of a record are kept") {
  const auto outcome = ReadBytes(
      R"({"id":"a1","uri":"x.zip!1","url":"https://example.org","publisher":"P","title":" T\n2 ","date":"12 September 2010",)"
      R"("language":"en","text":"One.","topics":["a", 1]})");
  REQUIRE(outcome.articles.size() == 1);
  const Article& article = outcome.articles[0];
  CHECK(article.id == "a1");
  CHECK(article.uri == "x.zip!1");
  CHECK(article.title == "T 2");
  CHECK(article.date == "2010-09-12");
  CHECK(article.date_basis == DateBasis::kMeta);
  CHECK(article.document_time == ParseDay("2010-09-12"));
  REQUIRE(article.other.size() == 1);
  CHECK(article.other[0].second == R"(["a",1])");
}

TEST_CASE("a sink that has enough stops the reading") {
  int seen = 0;
  IngestSink sink;
  sink.article = [&](const Article&) { return ++seen < 2; };
  sink.error = [](const ErrorRecord&) { return true; };
  ReadArticleBytes("{\"text\":\"1\"}\n{\"text\":\"2\"}\n{\"text\":\"3\"}\n", "f", {}, sink);
  CHECK(seen == 2);
}
