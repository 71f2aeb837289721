// Encodings, and bytes that are no text.
#include <doctest/doctest.h>

#include "read.h"

using namespace demarche;
using namespace std::string_literals;

TEST_CASE("text comes out as clean UTF-8") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"\xEF\xBB\xBFTalks failed.", "Talks failed."},
      {"\xFF\xFET\0o\0.\0"s, "To."},
      {"\xFE\xFF\0T\0o\0."s, "To."},
      {"T\0a\0l\0k\0s\0 \0f\0a\0i\0l\0.\0"s, "Talks fail."},
      {"Le ministre fran\xE7"
       "ais a d\xE9"
       "clar\xE9 la r\xE9union termin\xE9"
       "e.",
       "Le ministre français a déclaré la réunion terminée."},
      {"He said \x93no\x94.", "He said “no”."},
      {"e\xCC\x81t\xC3\xA9.", "été."},
      {"a\x01\x7F"
       "b\xC2\xAD\xE2\x80\x8B"
       "c\xC2\xA0"
       "d.",
       "abc d."},
  };
  for (const auto& [input, expected] : cases) CHECK(ingest_test::ReadOne(input).text == expected);
}

TEST_CASE("few wrong bytes in UTF-8 are replaced, and told") {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "Zürich ";
  const auto outcome = ingest_test::ReadBytes(text + "x\xFFy.");
  REQUIRE(outcome.articles.size() == 1);
  CHECK(outcome.articles[0].text.ends_with("x\uFFFDy."));
  REQUIRE(outcome.errors.size() == 1);
  CHECK(outcome.errors[0].code == "notice");
  CHECK(outcome.errors[0].offset == 161);
  CHECK(outcome.errors[0].message ==
        "f: bytes that are no UTF-8 were replaced by U+FFFD (1, the first at byte 161); save the file as "
        "UTF-8");
}

TEST_CASE("an encoding that was guessed is told, one that was declared or marked is not") {
  const auto guessed = ingest_test::ReadBytes("He said \x93no\x94.");
  REQUIRE(guessed.errors.size() == 1);
  CHECK(guessed.errors[0].code == "notice");
  CHECK(guessed.errors[0].offset == 8);
  CHECK(guessed.errors[0].message.find("from byte 8 on; read as") != std::string::npos);
  CHECK(ingest_test::ReadBytes("<html><meta charset=windows-1252><p>He said \x93no\x94.").errors.empty());
  CHECK(ingest_test::ReadBytes("\xFF\xFET\0o\0.\0"s).errors.empty());
}

TEST_CASE("what is no text is refused with the place and the remedy") {
  struct Case {
    std::string input;
    std::string code;
    std::uint64_t offset;
    std::string message;
  };
  const std::vector<Case> cases{
      {"", "empty", 0, "f: is empty; give a file that holds an article"},
      {" \n\t", "empty", 0, "f: is empty; give a file that holds an article"},
      {"some seventeen by\0tes"s, "unsupported", 17,
       "f: is a binary file (it holds a NUL byte); give text, HTML or JSON (byte 17)"},
      {"%PDF-1.7", "unsupported", 0, "f: is a PDF file; convert it to text or HTML first (byte 0)"},
      {"PK\x03\x04" + std::string(26, '\0') + "[Content_Types].xml", "unsupported", 0,
       "f: is an office document or an e-book; save it as text or HTML (byte 0)"},
      {"Rar!\x1A\x07", "unsupported", 0, "f: is a RAR archive, which is not read; pack it as zip (byte 0)"},
      {"\xFF\xFEx", "malformed", 2, "f: begins as UTF-16LE, but is not; save the file as UTF-8 (byte 2)"},
      {"<html><body></body>", "empty", 0, "f: has no text; give a file that holds the words of an article"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.input);
    const auto outcome = ingest_test::ReadBytes(each.input);
    CHECK(outcome.articles.empty());
    REQUIRE(outcome.errors.size() == 1);
    CHECK(outcome.errors[0].code == each.code);
    CHECK(outcome.errors[0].offset == each.offset);
    CHECK(outcome.errors[0].message == each.message);
  }
}
