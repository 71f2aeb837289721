// The files of tests/data/broken, each with what its README promises.
#include <doctest/doctest.h>

#include <filesystem>

#include "../folder.h"
#include "read.h"

using namespace demarche;
namespace fs = std::filesystem;

namespace {

ingest_test::Outcome ReadPath(const fs::path& path) {
  ingest_test::Outcome outcome;
  CHECK(ReadArticles(path.string(), ingest_test::Options(), ingest_test::Into(outcome)));
  return outcome;
}

}  // namespace

TEST_CASE("broken files give the messages that their README promises") {
  struct Case {
    std::string file;
    std::size_t articles;
    std::string code;
    std::string words;  ///< of the first message
    std::size_t errors = 1;
  };
  const std::vector<Case> cases{
      {"empty.txt", 0, "empty", "is empty"},
      {"binary.bin", 0, "unsupported", "binary"},
      {"invalid-utf8.txt", 0, "malformed", "(byte 0xE2 at 126 is no UTF-8); save the file as UTF-8"},
      {"bad-line.jsonl", 2, "malformed", "bad-line.jsonl:2"},
      {"no-text.jsonl", 0, "malformed", "no-text.jsonl:1: has no text", 2},
      {"bad-date.jsonl", 1, "notice", "'31 February' is no date"},
      {"deep.json", 0, "over limit", "64"},
      {"only-markup.html", 0, "empty", "has no text"},
      {"latin1-as-utf8.html", 1, "notice", "a guess"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.file);
    const ingest_test::Outcome outcome =
        ReadPath(fs::path(DEMARCHE_SOURCE_DIR) / "tests/data/broken" / each.file);
    CHECK(outcome.articles.size() == each.articles);
    REQUIRE(outcome.errors.size() == each.errors);
    if (each.errors == 0) continue;
    CHECK(outcome.errors[0].code == each.code);
    CHECK(outcome.errors[0].message.find(each.file) != std::string::npos);
    const std::string& message = outcome.errors[0].message;
    CAPTURE(message);
    CHECK(message.find(each.words) != std::string::npos);
  }
}

TEST_CASE("nothing at all is told, too") {
  const test::Folder folder;
  folder.Write(".hidden", "x");
  const ingest_test::Outcome nothing = ReadPath(folder.path());
  REQUIRE(nothing.errors.size() == 1);
  CHECK(nothing.errors[0].message.find("holds no file that can be read") != std::string::npos);
  for (const std::string& bytes : {std::string("[]"), std::string(100'000, '['), std::string("[[[]]]")}) {
    const ingest_test::Outcome outcome = ingest_test::ReadBytes(bytes);
    CHECK(outcome.articles.empty());
    CHECK(outcome.errors.size() == 1);
  }
}
