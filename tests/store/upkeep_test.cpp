// What a store says of itself beside its articles: settings, and what other rules have analysed.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "file.h"
#include "store/store.h"

using namespace demarche;
using namespace demarche::store_test;

namespace {

void AddWith(Store& store, const std::string& id, const std::string& digest) {
  const Article article = MakeArticle(id, "/n/" + id + ".txt", "Japan protested to China.");
  REQUIRE(store.Look(article, digest));
  const Extraction extraction = MakeExtraction(article, "protest", "JPN", "CHN", "2010-09-08");
  REQUIRE(store.Put(*Store::Prepare(article, extraction, digest)).value());
}

std::string Stale(Store& store, const std::string& digest, std::size_t most) {
  const Result<std::vector<Article>> articles = store.SomeStale(digest, most);
  REQUIRE(articles);
  std::string ids;
  for (const Article& article : *articles) ids += article.id;
  return ids;
}

}  // namespace

TEST_CASE("a setting is kept, replaced, and nothing where it was never made") {
  const Folder folder;
  {
    Store store = OpenWriting(folder.File("n.db"));
    CHECK(store.Setting("colour").value().empty());
    REQUIRE(store.SetSetting("colour", "grey"));
    REQUIRE(store.SetSetting("colour", "d'azur \"\n"));
    REQUIRE(store.SetSetting("", "no name"));
    REQUIRE(store.Commit());
  }
  Store store = OpenWriting(folder.File("n.db"));
  CHECK(store.Setting("colour").value() == "d'azur \"\n");
  CHECK(store.Setting("").value() == "no name");
  CHECK(store.Setting("Colour").value().empty());
}

TEST_CASE("articles that other rules analysed are found, but those that this run has met") {
  const Folder folder;
  {
    Store store = OpenWriting(folder.File("n.db"));
    for (const char* id : {"a", "b", "c"}) AddWith(store, id, "old");
    AddWith(store, "d", "new");
    CHECK(store.CountStale("new").value() == 3);
    CHECK(Stale(store, "new", 10).empty());
    REQUIRE(store.Commit());
  }
  Store store = OpenWriting(folder.File("n.db"));
  CHECK(store.CountStale("old").value() == 1);
  CHECK(store.CountStale("another").value() == 4);
  CHECK(Stale(store, "new", 10) == "abc");
  CHECK(Stale(store, "new", 2) == "ab");
  CHECK(Stale(store, "new", 0).empty());
  AddWith(store, "a", "new");
  CHECK(Stale(store, "new", 2) == "bc");
  CHECK(store.CountStale("new").value() == 2);
}
