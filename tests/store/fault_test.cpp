// A store on a machine that fails: whichever call for memory or for its files SQLite makes, the n-th is made
// to fail, for every n. The store must say what is wrong, keep what was committed, hold no half of an
// article, and the same work done again must give what undisturbed work gives.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "../effort.h"
#include "fault.h"
#include "file.h"
#include "records/records.h"
#include "store/store.h"

using namespace demarche;
using namespace demarche::store_test;
namespace fs = std::filesystem;

namespace {

const std::string kFound = "CHECK ";

/// All that a database tells, or the error.
using Told = Result<std::string>;

template <typename T>
Told ErrorOf(const Result<T>& result) {
  return tl::unexpected<Error>(result.error());
}

std::shared_ptr<const StoreItem> ItemOf(const Article& article, const std::string& kind) {
  Extraction extraction = MakeExtraction(article, kind, "JPN", "CHN", "2010-09-08");
  extraction.events.push_back(extraction.events[0]);
  extraction.events[1].id += "2";
  extraction.events[1].when = {};
  return Store::Prepare(article, extraction, "d1");
}

Article ArticleOf(const std::string& id, const std::string& words) {
  return MakeArticle(id, "/n/" + id + ".txt", "Japan protested to China about " + words + ".");
}

/// A database with three articles, made anew.
Told Make(const std::string& path) {
  Result<Store> store = Store::OpenWriting(path);
  if (!store) return ErrorOf(store);
  std::string told;
  for (const char* id : {"a", "b", "c"}) {
    const Article article = ArticleOf(id, "a trawler");
    const Result<StoreState> state = store->Look(article, "d1");
    if (!state) return ErrorOf(state);
    const Result<bool> put = store->Put(*ItemOf(article, "protest"));
    if (!put) {
      // What was put before may be kept; it must be whole.
      (void)store->Commit();
      return ErrorOf(put);
    }
  }
  if (const Result<void> set = store->SetSetting("colour", "grey"); !set) return ErrorOf(set);
  if (const Result<void> done = store->Commit(); !done) return ErrorOf(done);
  const std::vector<std::string> paths{"/n"};
  const std::vector<ErrorRecord> faults{{"/n/x.bin", "unsupported", 0, "no"}};
  const Result<StoreGone> gone = store->EndRun(paths, faults, false);
  if (!gone) return ErrorOf(gone);
  return told;
}

/// A further run: one article is new, one is as it was, one was moved, one changed and one is gone.
Told Add(const std::string& path) {
  Result<Store> store = Store::OpenWriting(path);
  if (!store) return ErrorOf(store);
  Article moved = ArticleOf("a", "a trawler");
  moved.uri = "/n/elsewhere.txt";
  for (const Article& article : {moved, ArticleOf("b", "a buoy"), ArticleOf("d", "a net")}) {
    const Result<StoreState> state = store->Look(article, "d1");
    if (!state) return ErrorOf(state);
    if (*state == StoreState::kUnchanged || *state == StoreState::kRepeated) continue;
    const Result<bool> put = store->Put(*ItemOf(article, "criticism"));
    if (!put) {
      (void)store->Commit();
      return ErrorOf(put);
    }
  }
  const Result<std::uint64_t> stale = store->CountStale("d2");
  if (!stale) return ErrorOf(stale);
  const Result<std::vector<Article>> some = store->SomeStale("d2", 10);
  if (!some) return ErrorOf(some);
  const std::vector<std::string> paths{"/n"};
  const Result<StoreGone> gone = store->EndRun(paths, {}, true);
  if (!gone) {
    (void)store->Commit();
    return ErrorOf(gone);
  }
  return std::string();
}

Told Remove(const std::string& path) {
  Result<Store> store = Store::OpenWriting(path);
  if (!store) return ErrorOf(store);
  for (const char* what : {"a", "/n/b.txt"}) {
    const Result<std::uint64_t> removed = store->Remove(what);
    if (!removed) {
      (void)store->Commit();
      return ErrorOf(removed);
    }
  }
  if (const Result<void> done = store->Commit(); !done) return ErrorOf(done);
  return std::string();
}

/// All that can be asked of a database.
Told Read(const std::string& path) {
  Result<Store> store = Store::OpenReading(path);
  if (!store) return ErrorOf(store);
  std::string told;
  StoreQuery query;
  query.text = "trawler OR buoy OR net";
  query.publishers = {"Harbour Post"};
  query.kinds = {"protest", "criticism"};
  query.actors = {"JPN"};
  query.dyad = {"JPN", "CHN"};
  query.from = ParseDay("2010-01-01");
  query.to = ParseDay("2011-01-01");
  for (const StoreQuery::Order order :
       {StoreQuery::Order::kId, StoreQuery::Order::kDate, StoreQuery::Order::kRank}) {
    query.order = order;
    const Result<void> list =
        store->List(query, [&](const StoredHead& head) { told += head.id + " " + head.title + "\n"; });
    if (!list) return ErrorOf(list);
  }
  const Result<void> load = store->Load({}, [&](const Article& article, const Extraction& extraction) {
    told += WriteArticle(article) + "\n" + WriteExtraction(extraction) + "\n";
    return Result<void>();
  });
  if (!load) return ErrorOf(load);
  const Result<std::vector<ErrorRecord>> faults = store->Faults();
  if (!faults) return ErrorOf(faults);
  for (const ErrorRecord& fault : *faults) told += fault.message + "\n";
  const Result<std::string> setting = store->Setting("colour");
  if (!setting) return ErrorOf(setting);
  const Result<std::vector<std::string>> check = store->Check();
  if (!check) return ErrorOf(check);
  told += *setting + "\n";
  for (const std::string& line : *check) told += kFound + line + "\n";
  return told;
}

/// The calls to try: of files one in test::kEvery; of memory one in $DEMARCHE_STORE_FAULTS_STEP, few in
/// ctest.
long StepOf(Fault::Kind kind) {
  const char* step = std::getenv("DEMARCHE_STORE_FAULTS_STEP");
  constexpr auto kEvery = static_cast<long>(test::kEvery);
  return kind != Fault::Kind::kMemory ? kEvery : kEvery * std::stol(step == nullptr ? "97" : step);
}

struct Work {
  std::string name;
  Told (*before)(const std::string& path);  ///< made without faults, or nullptr
  Told (*run)(const std::string& path);
  bool reads = false;
};

const Work kWorks[]{
    {"make", nullptr, &Make}, {"add", &Make, &Add}, {"remove", &Make, &Remove}, {"read", &Make, &Read, true}};

/// A copy of what the folder of the database held before.
class Box {
 public:
  explicit Box(const Work& work) : work_(work) {
    if (work.before != nullptr) REQUIRE(work.before(path()));
    for (const auto& file : fs::directory_iterator(folder_.path()))
      before_.emplace_back(file.path().filename().string(), folder_.Read(file.path().filename().string()));
  }
  void Reset() const {
    for (const auto& file : fs::directory_iterator(folder_.path())) fs::remove(file.path());
    for (const auto& [name, bytes] : before_) folder_.Write(name, bytes);
  }
  [[nodiscard]] std::string path() const { return folder_.File("n.db"); }
  [[nodiscard]] bool made() const { return fs::exists(path()) && fs::file_size(path()) > 0; }
  [[nodiscard]] bool locked() const { return fs::exists(path() + ".lock"); }
  [[nodiscard]] Told Run() const { return work_.run(path()); }
  [[nodiscard]] bool begins_with_nothing() const { return work_.before == nullptr; }

 private:
  Folder folder_;
  const Work& work_;
  std::vector<std::pair<std::string, std::string>> before_;
};

/// Every article with the kinds of its rows of events, which must be those of its record.
void CheckWhole(const std::string& path) {
  Result<Store> store = Store::OpenReading(path);
  REQUIRE_MESSAGE(store, (store ? "" : ToString(store.error())));
  CHECK(store->Check().value().empty());
  std::multiset<std::string> stored;
  REQUIRE(store->Load({}, [&](const Article& article, const Extraction& extraction) {
    stored.insert(article.id + " " + extraction.events.at(0).deed.kind);
    return Result<void>();
  }));
  std::multiset<std::string> found;
  for (const char* kind : {"protest", "criticism"}) {
    StoreQuery query;
    query.kinds = {kind};
    query.dyad = {"JPN", "CHN"};
    query.text = "trawler OR buoy OR net";
    REQUIRE(store->List(query, [&](const StoredHead& head) {
      found.insert(head.id + " " + kind);
      CHECK(head.events == 2);
    }));
  }
  CHECK(found == stored);
}

/// One fault; what is wrong fails the test. False when there is no call of that number.
bool Try(const Box& box, const Work& work, const Fault& fault, const std::string& expected,
         std::set<std::string>& messages) {
  box.Reset();
  Told told;
  {
    const FaultScope scope(fault);
    told = box.Run();
    if (!scope.happened()) return false;
  }
  CAPTURE(work.name);
  CAPTURE(fault.number);
  CAPTURE(ToString(fault));
  if (!told) {
    const Error& error = told.error();
    CAPTURE(error.message);
    CHECK(error.where.starts_with(box.path()));
    CHECK(error.kind == ErrorKind::kUnreadable);
    messages.insert(error.message);
  } else if (work.reads) {
    // SQLite's check of pages tells of a page that cannot be read in a line of its own.
    CHECK(told->substr(0, told->find(kFound)) == expected);
  }
  CHECK_FALSE(box.locked());
  const bool empty = box.begins_with_nothing() && !Store::OpenReading(box.path());
  if (!empty) CheckWhole(box.path());
  // The same again makes it good.
  REQUIRE(box.Run());
  CHECK(Read(box.path()).value() == expected);
  return true;
}

}  // namespace

TEST_CASE("whatever fails, a store says so, stays whole, and the same work makes it good") {
  std::set<std::string> messages;
  long tried = 0;
  for (const Work& work : kWorks) {
    const Box box(work);
    box.Reset();
    REQUIRE(box.Run());
    const std::string expected = Read(box.path()).value();
    for (const Fault::Kind kind : {Fault::Kind::kMemory, Fault::Kind::kFile, Fault::Kind::kFull}) {
      for (const bool from : {false, true}) {
        const long step = StepOf(kind);
        long number = 1;
        while (Try(box, work, {kind, number, from}, expected, messages)) number += step;
        CHECK(number > 1);
        tried += (number - 1) / step;
      }
    }
  }
  // Each of what can be wrong has come up.
  for (const char* words :
       {"memory is used up", "the disk is full", "the disk refuses", "cannot be opened"}) {
    const auto has = [&](const std::string& message) { return message.find(words) != std::string::npos; };
    CHECK_MESSAGE(std::any_of(messages.begin(), messages.end(), has), words);
  }
  MESSAGE(tried << " faults");
}
