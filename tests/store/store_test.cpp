// What a database keeps, finds and refuses.
#include "store/store.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <fstream>

#include "base/file.h"
#include "file.h"
#include "records/records.h"
#include "store/database.h"
#include "store/schema.h"

using namespace demarche;
using namespace demarche::store_test;

namespace {

void Add(Store& store, const Article& article, const std::string& kind, const std::string& source,
         const std::string& target, const std::string& day) {
  const auto item = Store::Prepare(article, MakeExtraction(article, kind, source, target, day), "d1");
  REQUIRE(store.Put(*item).value());
}

/// Three articles of two newspapers.
void Fill(Store& store) {
  Add(store, MakeArticle("a", "/n/a.txt", "Japan protested to China about a trawler."), "protest", "JPN",
      "CHN", "2010-09-08");
  Add(store, MakeArticle("b", "/n/b.txt", "China met Vietnam in Hanoi."), "meeting", "CHN", "VNM",
      "2010-10-01");
  Article c = MakeArticle("c", "/n/c.jsonl:1", "Norway praised Chile.");
  c.publisher = "Valley Times";
  Add(store, c, "praise", "NOR", "CHL", "2011-01-02");
  REQUIRE(store.Commit());
}

std::string Ids(Store& store, const StoreQuery& query) {
  std::string ids;
  REQUIRE(store.List(query, [&](const StoredHead& head) { ids += head.id; }));
  return ids;
}

std::string MessageOf(const Result<Store>& store) { return store ? "opened" : ToString(store.error()); }

}  // namespace

TEST_CASE("what is stored comes back, to the byte") {
  const Folder folder;
  Store store = OpenWriting(folder.File("n.db"));
  Fill(store);
  std::string lines;
  REQUIRE(store.Load({}, [&](const Article& article, const Extraction& extraction) -> Result<void> {
    lines += WriteArticle(article) + "\n" + WriteExtraction(extraction) + "\n";
    return {};
  }));
  const Article a = MakeArticle("a", "/n/a.txt", "Japan protested to China about a trawler.");
  const std::string expected = WriteArticle(a) + "\n" +
                               WriteExtraction(MakeExtraction(a, "protest", "JPN", "CHN", "2010-09-08")) +
                               "\n";
  CHECK(lines.substr(0, expected.size()) == expected);
  CHECK(store.Check().value().empty());
}

TEST_CASE("filters ask all of one event") {
  const Folder folder;
  Store store = OpenWriting(folder.File("n.db"));
  Fill(store);
  const auto query = [](auto&& set) {
    StoreQuery made;
    set(made);
    return made;
  };
  CHECK(Ids(store, {}) == "abc");
  CHECK(Ids(store, query([](auto& q) { q.actors = {"chn"}; })) == "ab");
  CHECK(Ids(store, query([](auto& q) { q.actors = {"NOR", "VNM"}; })) == "bc");
  CHECK(Ids(store, query([](auto& q) { q.dyad = {"CHN", "JPN"}; })) == "a");
  CHECK(Ids(store, query([](auto& q) { q.dyad = {"JPN", "VNM"}; })).empty());
  CHECK(Ids(store, query([](auto& q) { q.kinds = {"protest", "praise"}; })) == "ac");
  CHECK(Ids(store, query([](auto& q) {
              q.kinds = {"protest"};
              q.actors = {"VNM"};
            }))
            .empty());
  CHECK(Ids(store, query([](auto& q) { q.from = ParseDay("2010-09-09"); })) == "bc");
  CHECK(Ids(store, query([](auto& q) { q.to = ParseDay("2010-10-01"); })) == "ab");
  CHECK(Ids(store, query([](auto& q) { q.publishers = {"valley times"}; })) == "c");
  CHECK(Ids(store, query([](auto& q) { q.text = "trawlers"; })) == "a");
  CHECK(Ids(store, query([](auto& q) { q.text = "china NOT trawler"; })) == "b");
  CHECK(Ids(store, query([](auto& q) { q.most = 2; })) == "ab");
  const Result<void> wrong = store.List(query([](auto& q) { q.text = "\"open"; }), [](const StoredHead&) {});
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().kind == ErrorKind::kUsage);
}

TEST_CASE("an event without a day is kept, and can fall on any") {
  const Folder folder;
  Store store = OpenWriting(folder.File("n.db"));
  Fill(store);
  const Article article = MakeArticle("d", "/n/d.txt", "Japan protested to China.");
  Extraction extraction = MakeExtraction(article, "protest", "JPN", "CHN", "2010-09-08");
  extraction.events[0].when.earliest = extraction.events[0].when.latest = std::nullopt;
  REQUIRE(store.Put(*Store::Prepare(article, extraction, "d1")));
  REQUIRE(store.Commit());
  StoreQuery all;
  CHECK(Ids(store, all) == "abcd");
  StoreQuery dated;
  dated.from = ParseDay("2000-01-01");
  dated.to = ParseDay("2020-01-01");
  CHECK(Ids(store, dated) == "abcd");
}

TEST_CASE("stale articles come some at a time, and settings stay") {
  const Folder folder;
  const std::string path = folder.File("n.db");
  {
    Store store = OpenWriting(path);
    Fill(store);
    CHECK(store.Setting("colour").value().empty());
    REQUIRE(store.SetSetting("colour", "red"));
    REQUIRE(store.SetSetting("colour", "blue"));
    REQUIRE(store.Commit());
  }
  Store store = OpenWriting(path);
  CHECK(store.Setting("colour").value() == "blue");
  CHECK(store.SomeStale("d1", 10).value().empty());
  CHECK(store.SomeStale("d2", 2).value().size() == 2);
  REQUIRE(store.SomeStale("d2", 10).value().size() == 3);
  // What this run has met is no longer asked for.
  Add(store, MakeArticle("b", "/n/b.txt", "China met Vietnam in Hanoi."), "meeting", "CHN", "VNM",
      "2010-10-01");
  CHECK(store.SomeStale("d2", 10).value().size() == 2);
}

TEST_CASE("an article is new, changed, stale, unchanged or repeated") {
  const Folder folder;
  const std::string path = folder.File("n.db");
  {
    Store store = OpenWriting(path);
    const Article a = MakeArticle("a", "/n/a.txt", "Japan protested to China about a trawler.");
    CHECK(store.Look(a, "d1").value() == StoreState::kNew);
    Fill(store);
    CHECK(store.Look(a, "d1").value() == StoreState::kRepeated);
  }
  Store store = OpenWriting(path);
  Article a = MakeArticle("a", "/n/a.txt", "Japan protested to China about a trawler.");
  CHECK(store.Look(a, "d2").value() == StoreState::kStale);
  CHECK(store.CountStale("d2").value() == 3);
  a.uri = "/elsewhere/a.txt";  // moved, but the same
  CHECK(store.Look(a, "d1").value() == StoreState::kUnchanged);
  CHECK(store.Look(a, "d1").value() == StoreState::kRepeated);
  Article b = MakeArticle("b", "/n/b.txt", "China met Laos.");
  CHECK(store.Look(b, "d1").value() == StoreState::kChanged);
  Add(store, b, "meeting", "CHN", "LAO", "2010-10-01");
  REQUIRE(store.Commit());
  StoreQuery vietnam;
  vietnam.text = "Hanoi OR trawler";
  CHECK(Ids(store, vietnam) == "a");  // the words of the old text are forgotten
  CHECK(store.Remove("/elsewhere").value() == 1);
  CHECK(store.Remove("nothing").value() == 0);
  CHECK(Ids(store, {}) == "bc");
  CHECK(store.Check().value().empty());
}

TEST_CASE("the end of a run replaces what a file no longer holds, and prunes on request alone") {
  const Folder folder;
  const std::string path = folder.File("n.db");
  {
    Store store = OpenWriting(path);
    Fill(store);
  }
  const std::vector<std::string> paths{"/n"};
  {
    Store store = OpenWriting(path);
    // The file of a holds another article now; the first line of c.jsonl too, but a line is no file.
    Add(store, MakeArticle("new", "/n/a.txt", "Japan thanked China."), "praise", "JPN", "CHN", "2010-09-09");
    Add(store, MakeArticle("d", "/n/c.jsonl:1", "Norway met Chile."), "meeting", "NOR", "CHL", "2010-09-09");
    const StoreGone gone = store.EndRun(paths, {}, false).value();
    CHECK(gone.replaced == 1);
    CHECK(gone.gone == 2);
    CHECK(Ids(store, {}) == "bcdnew");
  }
  Store store = OpenWriting(path);
  const std::vector<ErrorRecord> faults{{"/n/x.bin", "unsupported", 0, "no"}};
  CHECK(store.EndRun(std::vector<std::string>{"/n/b"}, faults, true).value().gone == 0);  // not "/n/b.txt"
  CHECK(store.Faults().value().size() == 1);
  CHECK(store.EndRun(paths, {}, true).value().gone == 4);
  CHECK(store.Faults().value().empty());
  CHECK(Ids(store, {}).empty());
}

TEST_CASE("one writes, others read on; the second writer learns who it is") {
  const Folder folder;
  const std::string path = folder.File("n.db");
  Store store = OpenWriting(path);
  Fill(store);
  Add(store, MakeArticle("z", "/n/z.txt", "Not committed."), "praise", "NOR", "CHL", "2011-01-02");
  Result<Store> reader = Store::OpenReading(path);
  REQUIRE(reader);
  CHECK(Ids(*reader, {}) == "abc");
  const std::string message = MessageOf(Store::OpenWriting(path));
  CHECK(message.find("is being written by process " + std::to_string(::getpid())) != std::string::npos);
  REQUIRE(store.Commit());
  CHECK(Ids(*reader, {}) == "abcz");
}

TEST_CASE("files that are no database of ours are refused as they are") {
  const Folder folder;
  std::ofstream(folder.File("text")) << std::string(5000, 'x');
  {
    Result<store::Database> other = store::Database::OpenWriting(folder.File("other"));
    REQUIRE(other);
    REQUIRE(other->Run("CREATE TABLE t (x); INSERT INTO t VALUES (1)"));
    Result<store::Database> newer = store::Database::OpenWriting(folder.File("newer"));
    REQUIRE(newer);
    REQUIRE(store::BringUpToDate(*newer));
    REQUIRE(newer->Run("PRAGMA user_version=99"));
  }
  std::ofstream(folder.File("empty")).flush();
  struct Case {
    const char* file;
    const char* message;
    bool writing;
  };
  const Case cases[]{{"text", "is no database", true},
                     {"text", "is no database", false},
                     {"other", "is a database of another program", true},
                     {"other", "is a database of another program", false},
                     {"newer", "was made by a newer demarche (schema 99", true},
                     {"newer", "was made by a newer demarche (schema 99", false},
                     {"none", "there is no such database", false},
                     {"empty", "is empty", false},
                     {"no/folder", "cannot be written", true}};
  for (const Case& c : cases) {
    CAPTURE(c.file);
    const std::string path = folder.File(c.file);
    const std::string before = ReadFile(path, 1'000'000).value_or("");
    const std::string message = MessageOf(c.writing ? Store::OpenWriting(path) : Store::OpenReading(path));
    CHECK_MESSAGE(message.find(c.message) != std::string::npos, message);
    CHECK(message.find(path) == 0);
    CHECK(ReadFile(path, 1'000'000).value_or("") == before);
  }
}

TEST_CASE("a file of the first schema becomes one of the newest, with all that it holds") {
  const Folder folder;
  const std::string path = folder.File("old.db");
  {
    Result<store::Database> old = store::Database::OpenWriting(path);
    REQUIRE(old);
    REQUIRE(store::BringUpToDate(*old, 1));
    REQUIRE(old->Run("INSERT INTO setting VALUES ('all actions','yes')"));
  }
  CHECK(MessageOf(Store::OpenReading(path)).find("was made by an earlier demarche (schema 1)") !=
        std::string::npos);
  {
    Store store = OpenWriting(path);
    CHECK(store.Setting("all actions").value() == "yes");
    CHECK(store.Faults().value().empty());
    Fill(store);
  }
  Result<Store> reader = Store::OpenReading(path);
  REQUIRE(reader);
  CHECK(Ids(*reader, {}) == "abc");
}

TEST_CASE("damage of any page is an error or is found by the check, and never a crash") {
  const Folder folder;
  const std::string path = folder.File("n.db");
  {
    Store store = OpenWriting(path);
    for (int i = 0; i < 1500; ++i) {
      Add(store,
          MakeArticle("x" + std::to_string(i), "/n/x" + std::to_string(i), "Japan protested to China."),
          "protest", "JPN", "CHN", "2010-09-08");
    }
    REQUIRE(store.Commit());
  }
  const std::string whole = ReadFile(path, 10'000'000).value();
  constexpr std::size_t kPage = 16384;
  int found = 0;
  int tried = 0;
  for (std::size_t page = 1; page * kPage < whole.size(); page += 1) {
    std::string bytes = whole;
    for (std::size_t i = 0; i < 64; ++i)
      bytes[page * kPage + i] = static_cast<char>(0x5a ^ static_cast<int>(i));
    std::ofstream(path, std::ios::binary) << bytes;
    ++tried;
    Result<Store> store = Store::OpenReading(path);
    if (!store) {
      ++found;
      continue;
    }
    const Result<std::vector<std::string>> faults = store->Check();
    if (!faults || !faults->empty()) ++found;
    const Result<void> read =
        store->Load({}, [](const Article&, const Extraction&) { return Result<void>(); });
    if (!read) CHECK(ToString(read.error()).find("damaged") != std::string::npos);
  }
  CAPTURE(found);
  CHECK(tried > 10);
  CHECK(found == tried);
}

TEST_CASE("a full disk is told, and what was committed is kept") {
  const Folder folder;
  const std::string path = folder.File("n.db");
  {
    Store store = OpenWriting(path);
    Fill(store);
  }
  Result<store::Database> small = store::Database::OpenWriting(path);
  REQUIRE(small);
  REQUIRE(small->Run("PRAGMA max_page_count=1"));
  const Result<void> full = small->Run("CREATE TABLE big AS SELECT randomblob(1000000) x");
  REQUIRE_FALSE(full);
  CHECK(full.error().message.find("the disk is full") != std::string::npos);
  Result<Store> reader = Store::OpenReading(path);
  REQUIRE(reader);
  CHECK(Ids(*reader, {}) == "abc");
}
