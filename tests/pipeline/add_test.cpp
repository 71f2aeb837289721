// Adding to a store on several threads gives what one thread gives, counts included. tests/threads runs this
// under the thread sanitizer.
#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "../store/file.h"
#include "base/file.h"
#include "pipeline/pipeline.h"
#include "records/records.h"
#include "store/store.h"

using namespace demarche;

namespace {

/// Articles of two papers; every ninth line is broken, every seventh article has the id of the one before.
std::string Records(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    if (i % 9 == 8) {
      lines += "{\"text\":\n";
      continue;
    }
    Article article;
    article.id = "a" + std::to_string(i % 7 == 6 ? i - 1 : i);
    article.publisher = i % 2 == 0 ? "Harbour Post" : "Daily Wire";
    article.date = "2010-09-15";
    article.document_time = ParseDay(article.date);
    article.text = "On Monday Japan protested to China. It was the " + std::to_string(i) + "th of the year.";
    lines += WriteArticle(article) + "\n";
  }
  return lines;
}

/// All that the store holds, in the order of its ids.
std::string ContentsOf(const std::string& path) {
  Result<Store> store = Store::OpenReading(path);
  REQUIRE(store);
  std::string contents;
  const Result<void> loaded =
      store->Load({}, [&](const Article& article, const Extraction& extraction) -> Result<void> {
        contents += WriteArticle(article) + "\n" + WriteExtraction(extraction) + "\n";
        return {};
      });
  REQUIRE(loaded);
  const auto faults = store->Faults();
  REQUIRE(faults);
  for (const ErrorRecord& fault : *faults) contents += WriteError(fault) + "\n";
  return contents;
}

/// Adds the file twice: the second time nothing is to be done.
std::string AddWith(unsigned jobs, const std::string& records, const std::string& database) {
  PipelineOptions options;
  options.jobs = jobs;
  Result<Pipeline> pipeline = Pipeline::Open(options);
  REQUIRE(pipeline);
  for (const bool again : {false, true}) {
    Result<Store> store = Store::OpenWriting(database);
    REQUIRE(store);
    const std::vector<std::string> paths{records};
    const Result<AddTally> tally = pipeline->AddPaths(*store, paths, {}, [](const AddTally&) {});
    REQUIRE(tally);
    CHECK(tally->added == (again ? 0 : 47));
    CHECK(tally->unchanged == (again ? 47 : 0));
    CHECK(tally->repeated == 7);
    CHECK(tally->read.errors.size() == 6);
  }
  return ContentsOf(database);
}

}  // namespace

TEST_CASE("a store filled by several threads holds what one thread puts there") {
  const store_test::Folder folder;
  const std::string records = folder.File("articles.jsonl");
  REQUIRE(WriteFileAtomically(records, Records(60)));
  const std::string one = AddWith(1, records, folder.File("1.db"));
  CHECK(one.find("\"events\":[{") != std::string::npos);
  CHECK(AddWith(2, records, folder.File("2.db")) == one);
  CHECK(AddWith(5, records, folder.File("5.db")) == one);
}

TEST_CASE("an article whose events no record can hold is left aside, told, and the next ones are read") {
  const store_test::Folder folder;
  const std::string records = folder.File("articles.jsonl");
  Article article;
  article.id = "long";
  for (int i = 0; i < 90; ++i) article.text += "Mali must withdraw, ";
  article.text += std::string(2'000'000, 'x');  // which each of the sentence's events repeats
  REQUIRE(WriteFileAtomically(records, WriteArticle(article) + "\n" + Records(1)));
  const std::vector<std::string> paths{records};
  const Result<Pipeline> pipeline = Pipeline::Open({});
  REQUIRE(pipeline);

  const auto check = [&](const Tally& tally) {
    CHECK(tally.articles == 1);
    CHECK(tally.events == 1);
    REQUIRE(tally.errors.size() == 1);
    CHECK(tally.errors[0].code == "over limit");
    CHECK(tally.errors[0].message.find("more than the limit of 67108864; split the article") !=
          std::string::npos);
  };
  std::vector<std::string> taken;
  const Result<Tally> extracted = pipeline->ExtractPaths(paths, {}, [&](Extraction extraction) {
    taken.push_back(extraction.article.id);
    return Result<void>();
  });
  REQUIRE(extracted);
  check(*extracted);
  CHECK(taken == std::vector<std::string>{"a0"});

  Result<Store> store = Store::OpenWriting(folder.File("1.db"));
  REQUIRE(store);
  const Result<AddTally> added = pipeline->AddPaths(*store, paths, {}, [](const AddTally&) {});
  REQUIRE(added);
  check(added->read);
  CHECK(added->added == 1);

  std::istringstream in(WriteArticle(article) + "\n" + Records(1));
  std::ostringstream out;
  const Result<Tally> written = pipeline->ExtractRecords(in, "in", out);
  REQUIRE(written);
  check(*written);
}
