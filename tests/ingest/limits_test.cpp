// Limits of docs/limits.md that no other test meets: just below, at, and just above.
#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "ingest/table/rows.h"
#include "ingest/xml/reader.h"
#include "ingest/xml/tame.h"
#include "read.h"
#include "records/records.h"

using namespace demarche;
using namespace demarche::ingest_test;

namespace {

std::string Times(std::size_t count, const std::string& what) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += what;
  return all;
}

const std::string kHead = "<rss><channel><item><description>Words of an article.</description>";
const std::string kTail = "</item></channel></rss>";

/// Whether all is read and nothing told; else that the article is kept or not, and one message.
void CheckKept(const std::string& bytes, bool whole) {
  const Outcome outcome = ReadBytes(bytes);
  CHECK(outcome.errors.empty() == whole);
  if (whole) CHECK(outcome.articles.size() == 1);
  if (!whole) CHECK(outcome.errors.size() == 1);
}

}  // namespace

TEST_CASE("elements of a feed in each other") {
  constexpr std::size_t kAround = 3;  // rss, channel, item
  for (const std::size_t depth : {ingest::kMaxXmlDepth - 1, ingest::kMaxXmlDepth, ingest::kMaxXmlDepth + 1}) {
    CAPTURE(depth);
    const std::size_t more = depth - kAround;
    CheckKept(kHead + Times(more, "<a>") + Times(more, "</a>") + kTail, depth <= ingest::kMaxXmlDepth);
  }
}

TEST_CASE("attributes of a feed's tag") {
  for (const std::size_t count :
       {ingest::kMaxXmlAttributes - 1, ingest::kMaxXmlAttributes, ingest::kMaxXmlAttributes + 1}) {
    CAPTURE(count);
    std::string tag = "<a";
    for (std::size_t i = 0; i < count; ++i) tag += " a" + std::to_string(i) + "=\"\"";
    CheckKept(kHead + tag + "/>" + kTail, count <= ingest::kMaxXmlAttributes);
  }
}

TEST_CASE("cells of a row") {
  constexpr std::size_t kCells = ingest::RowReader::kMaxCells;
  for (const std::size_t count : {kCells - 1, kCells, kCells + 1}) {
    CAPTURE(count);
    std::string names = "title,text";
    std::string row = "T,Words of an article.";
    for (std::size_t i = 2; i < count; ++i) {
      if (i < kCells) names += ",c" + std::to_string(i);
      row += ",";
    }
    const Outcome outcome = ReadBytes(names + "\n" + row + "\n");
    CHECK(outcome.articles.size() == (count <= kCells ? 1 : 0));
    CHECK(outcome.errors.size() == (count <= kCells ? 0 : 1));
    if (!outcome.errors.empty()) CHECK(outcome.errors[0].message.find("1000 cells") != std::string::npos);
  }
}

TEST_CASE("records of JSON in each other") {
  for (const unsigned depth : {kMaxRecordDepth - 1, kMaxRecordDepth, kMaxRecordDepth + 1}) {
    CAPTURE(depth);
    const unsigned more = depth - 1;  // the record itself is one
    CheckKept("{\"text\":\"Words of an article.\",\"x\":" + Times(more, "[") + Times(more, "]") + "}\n",
              depth <= kMaxRecordDepth);
  }
}

TEST_CASE("folders at the limit") {
  namespace fs = std::filesystem;
  constexpr int kMost = 100;
  std::string name = (fs::temp_directory_path() / "demarche-deep-XXXXXX").string();
  const fs::path top = ::mkdtemp(name.data());
  fs::path folder = top;
  for (int depth = 1; depth <= kMost + 1; ++depth) {
    folder /= "d";
    fs::create_directory(folder);
    if (depth >= kMost - 1)
      std::ofstream(folder / "a.txt") << "Words of an article, at depth " << depth << ".\n";
  }
  Outcome outcome;
  CHECK(ReadArticles(top.string(), Options(), Into(outcome)));
  CHECK(outcome.articles.size() == 2);
  REQUIRE(outcome.errors.size() == 1);
  CHECK(outcome.errors[0].message.find("lies more than 100 folders deep") != std::string::npos);
  fs::remove_all(top);
}
