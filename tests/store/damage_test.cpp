// What the check of a database says of each kind of damage that no page shows, and where an article was read.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "file.h"
#include "records/records.h"
#include "store/database.h"
#include "store/impl.h"
#include "store/lock.h"
#include "store/packing.h"

using namespace demarche;
using namespace demarche::store_test;

namespace {

Article ArticleOf(const std::string& id) {
  return MakeArticle(id, "/n/" + id + ".txt", "Japan protested to China.");
}

std::string QuotedBlob(const std::string& bytes) {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string hex = "x'";
  for (const char c : bytes) {
    hex += kDigits[static_cast<unsigned char>(c) >> 4U];
    hex += kDigits[static_cast<unsigned char>(c) & 15U];
  }
  return hex + "'";
}

/// A database of two articles after `sql` was run on it.
std::string DatabaseWith(const Folder& folder, const std::string& sql) {
  const std::string path = folder.File("n.db");
  {
    Store store = OpenWriting(path);
    for (const char* id : {"a", "b"}) {
      const Article article = ArticleOf(id);
      REQUIRE(store.Put(
          *Store::Prepare(article, MakeExtraction(article, "protest", "JPN", "CHN", "2010-09-08"), "d")));
    }
    REQUIRE(store.Commit());
  }
  Result<store::Database> database = store::Database::OpenWriting(path);
  REQUIRE(database);
  const Result<void> run = database->Run("PRAGMA foreign_keys=OFF;" + sql);
  REQUIRE_MESSAGE(run, (run ? "" : ToString(run.error())));
  return path;
}

}  // namespace

TEST_CASE("each kind of damage has a line of the check, with its article") {
  Article other = ArticleOf("a");
  other.title = "Another";
  const std::string content = store::ContentOf(other);
  const Extraction extraction = MakeExtraction(ArticleOf("a"), "protest", "JPN", "CHN", "2010-09-08");
  const std::string no_extraction = store::Pack(WriteError({"a", "malformed", 0, "no"}), ArticleOf("a").text);
  Extraction two = extraction;
  two.events.push_back(two.events[0]);
  const std::string more = store::Pack(WriteExtraction(two), ArticleOf("a").text);
  struct Case {
    std::string sql;
    std::string line;  ///< how it begins; "" = the check finds nothing
    bool loads;        ///< the articles can still be read
  };
  const Case cases[]{
      {"", "", true},
      {"UPDATE article SET record = x'00' WHERE id = 'a'",
       "article 'a': a stored record is damaged (no frame)", false},
      {"UPDATE article SET record = " + QuotedBlob(store::Pack(content, "")) + " WHERE id = 'a'",
       "article 'a': the article is not the one that was stored", true},
      {"UPDATE article SET record = " + QuotedBlob(store::Pack("{", "")) + " WHERE id = 'a'",
       "article 'a': ", false},
      {"UPDATE article SET extraction = x'28b52ffd' WHERE id = 'a'",
       "article 'a': a stored record is damaged", false},
      {"UPDATE article SET extraction = " + QuotedBlob(store::Pack("[", ArticleOf("a").text)) +
           " WHERE id = 'a'",
       "article 'a': ", false},
      {"UPDATE article SET extraction = " + QuotedBlob(no_extraction) + " WHERE id = 'a'",
       "article 'a': a stored record is no extraction", false},
      {"UPDATE article SET extraction = " + QuotedBlob(more) + " WHERE id = 'a'",
       "article 'a': the events are not those that were stored", true},
      {"DELETE FROM article WHERE id = 'b'", "1 rows of events belong to no article", true},
      {"INSERT INTO words (words, rowid, title, text, evidence) SELECT 'delete', key, 'A title of b', 'Japan "
       "protested to China.', 'Japan protested to China.' || char(10) FROM article WHERE id = 'b'",
       "the index of words lacks 1 articles", true}};
  for (const Case& each : cases) {
    CAPTURE(each.sql);
    const Folder folder;
    const std::string path = DatabaseWith(folder, each.sql);
    Result<Store> store = Store::OpenReading(path);
    REQUIRE(store);
    const std::vector<std::string> lines = store->Check().value();
    CHECK(lines.empty() == each.line.empty());
    if (!lines.empty()) CHECK_MESSAGE(lines[0].starts_with(each.line), lines[0]);
    const Result<void> loaded =
        store->Load({}, [](const Article&, const Extraction&) { return Result<void>(); });
    CHECK(loaded.has_value() == each.loads);
    if (!loaded) CHECK(loaded.error().message.find("take them out with 'demarche db") != std::string::npos);
    // A damaged article can be taken out and added again.
    store = OpenWriting(path);
    CHECK(store->Remove("a").value() == 1);
    REQUIRE(store->Commit());
    CHECK(store->Load({}, [](const Article&, const Extraction&) { return Result<void>(); }));
  }
}

TEST_CASE("the place of what was read, and whether it is one of its own") {
  struct Case {
    std::string uri;
    std::string place;
    bool whole;
  };
  const Case cases[]{{"", "", false},
                     {"-", "", false},
                     {"-:3", "", false},
                     {"-#3", "", false},
                     {"-!/a.txt", "", false},
                     {"/n/a.txt", "/n/a.txt", true},
                     {"/n/../m/./a/", "/m/a", true},
                     {"/", "/", true},
                     {"/n/2010", "/n/2010", true},
                     {"/n/a.jsonl:12", "/n/a.jsonl:12", false},
                     {"/n/a.xml#3", "/n/a.xml#3", false},
                     {"/n/a.warc!/record-7", "/n/a.warc!/record-7", false},
                     {"/n/a.zip!/7", "/n/a.zip!/7", true},
                     {"/42", "/42", true}};
  for (const Case& each : cases) {
    CAPTURE(each.uri);
    CHECK(store::PlaceOf(each.uri) == each.place);
    CHECK(store::IsWholePlace(each.place) == each.whole);
  }
  CHECK(store::PlaceOf("-x.txt") == (std::filesystem::current_path() / "-x.txt").string());
  CHECK(store::IsWholePlace("123"));
}

TEST_CASE("a lock that cannot be taken says why, and one that is left is taken over") {
  const Folder folder;
  std::filesystem::create_directory(folder.File("a.db.lock"));
  const Result<store::WriterLock> directory = store::WriterLock::Take(folder.File("a.db"));
  REQUIRE_FALSE(directory);
  CHECK(directory.error().message.find("cannot be written: Is a directory") != std::string::npos);
  folder.Write("b.db.lock", "process 1 on nowhere");
  {
    Result<store::WriterLock> lock = store::WriterLock::Take(folder.File("b.db"));
    REQUIRE(lock);
    CHECK(folder.Read("b.db.lock").find("process " + std::to_string(::getpid())) == 0);
    CHECK_FALSE(store::WriterLock::Take(folder.File("b.db")));
    store::WriterLock moved = std::move(*lock);
    CHECK_FALSE(store::WriterLock::Take(folder.File("b.db")));
    Result<store::WriterLock> other = store::WriterLock::Take(folder.File("c.db"));
    REQUIRE(other);
    moved = std::move(*other);
  }
  CHECK_FALSE(std::filesystem::exists(folder.File("b.db.lock")));
  CHECK_FALSE(std::filesystem::exists(folder.File("c.db.lock")));
}
