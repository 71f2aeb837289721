// The commands below `db`, and `build --db`, as a user meets them.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <fstream>

#include "cli/cli.h"
#include "program.h"

using namespace demarche;
using namespace demarche::test;

namespace {

constexpr const char* kProtest =
    "Japan protests to China\n\nTOKYO, Sept 8, 2010 (Harbour Post) - Japan lodged a formal protest with "
    "China on "
    "Wednesday over a fishing boat.\n";
constexpr const char* kMeeting =
    "China meets Vietnam\n\nHANOI, Oct 2, 2010 (Valley Times) - China's foreign minister met Vietnam's "
    "foreign minister "
    "in Hanoi on Friday.\n";
constexpr const char* kPraise =
    "Norway praises Chile\n\nOSLO, Oct 5, 2010 (Harbour Post) - Norway's prime minister praised Chile on "
    "Tuesday.\n";

bool Has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

void FillNews(const Sandbox& box) {
  box.Write("news/a.txt", kProtest);
  box.Write("news/b.txt", kMeeting);
}

/// All files of a folder, one after the other.
std::string FilesOf(const Sandbox& box, const std::string& folder) {
  return box.RunOther({"sh", "-c", "cd " + folder + " && find . -type f | sort | xargs sha256sum"}).out;
}

std::string Stored(const Outcome& outcome) {
  const std::size_t begin = outcome.out.find("Stored");
  return begin == std::string::npos ? outcome.err : outcome.out.substr(begin);
}

}  // namespace

TEST_CASE("adding again analyses only what is new or changed") {
  const Sandbox box;
  FillNews(box);
  const Outcome first = box.Run({"db", "add", "n.db", "news"});
  CHECK(first.code == kDone);
  CHECK(Stored(first) ==
        "Stored     2 new, 0 changed, 0 analysed again\nKept       0 unchanged; 0 met twice\n");
  CHECK_FALSE(box.Exists("n.db.lock"));
  CHECK_FALSE(box.Exists("n.db-wal"));
  CHECK(Stored(box.Run({"db", "add", "n.db", "news"})) ==
        "Stored     0 new, 0 changed, 0 analysed again\nKept       2 unchanged; 0 met twice\n");
  box.Write("news/c.txt", kPraise);
  box.Write("news/copy-of-a.txt", kProtest);
  box.Write("news/b.txt", std::string(kMeeting) + "They also met Laos's president.\n");
  CHECK(Stored(box.Run({"db", "add", "n.db", "./news/"})) ==
        "Stored     1 new, 1 changed, 0 analysed again\nKept       1 unchanged; 1 met twice\n");
  CHECK(box.RunOther({"rm", "news/c.txt"}).code == 0);
  const Outcome gone = box.Run({"db", "add", "n.db", "news"});
  CHECK(Has(gone.out, "Gone       1 are stored, but no longer below the paths; --prune takes them out"));
  CHECK(Has(box.Run({"db", "add", "n.db", "news", "--prune"}).out, "Gone       1 taken out"));
  CHECK_FALSE(Has(box.Run({"db", "list", "n.db"}).out, "Norway"));
  CHECK(box.Run({"db", "check", "n.db"}).out == "The database is whole.\n");
}

TEST_CASE("a build from a database has the bytes of a build from the articles, however they came in") {
  const Sandbox box;
  FillNews(box);
  box.Write("news/bad.bin", std::string_view("\x7f"
                                             "ELF\0\1\2",
                                             7));
  REQUIRE(box.Run({"build", "news", "-o", "plain"}).code == kDone);
  REQUIRE(box.Run({"db", "add", "one.db", "news"}).code == kDone);
  REQUIRE(box.Run({"db", "build", "one.db", "-o", "one"}).code == kDone);
  for (const char* part : {"news/b.txt", "news/bad.bin", "news/a.txt"})
    (void)box.Run({"db", "add", "two.db", part});
  REQUIRE(box.Run({"db", "build", "two.db", "-o", "two"}).code == kDone);
  REQUIRE(box.Run({"build", "news", "-o", "cold", "--db", "three.db"}).code == kDone);
  box.Write("other/c.txt", kPraise);
  REQUIRE(box.Run({"db", "add", "three.db", "other"}).code == kDone);
  REQUIRE(box.Run({"build", "news", "-o", "warm", "--db", "three.db"}).code == kDone);
  const std::string plain = FilesOf(box, "plain");
  CHECK(Has(plain, "left-aside.jsonl"));
  for (const char* folder : {"one", "two", "cold", "warm"}) {
    CAPTURE(folder);
    CHECK(FilesOf(box, folder) == plain);
  }
}

TEST_CASE("another lexicon analyses again what is stored, without the sources") {
  const Sandbox box;
  FillNews(box);
  REQUIRE(box.Run({"db", "add", "n.db", "news"}).code == kDone);
  CHECK(box.RunOther({"rm", "-r", "news"}).code == 0);
  box.Write("lex/actors.txt", "actors: code | type | names\nXQZ | ngo | Fishing Boat Union\n");
  const Outcome note = box.Run({"db", "build", "n.db", "-o", "out", "--lexicon", "lex"});
  CHECK(note.code == kDone);
  CHECK(Has(note.err, "2 articles were analysed with another lexicon"));
  CHECK(Stored(box.Run({"db", "add", "n.db", "--lexicon", "lex"})) ==
        "Stored     0 new, 0 changed, 2 analysed again\nKept       0 unchanged; 0 met twice\n");
  CHECK(box.Run({"db", "build", "n.db", "-o", "out", "--lexicon", "lex"}).err.empty());
  CHECK(box.Run({"db", "check", "n.db"}).code == kDone);
}

TEST_CASE("list, search and build take the same filters") {
  const Sandbox box;
  FillNews(box);
  box.Write("news/c.txt", kPraise);
  REQUIRE(box.Run({"db", "add", "n.db", "news"}).code == kDone);
  struct Case {
    std::vector<std::string> flags;
    std::string titles;  ///< of the articles, by date
  };
  const Case cases[]{{{}, "JCN"},
                     {{"--actor", "China"}, "JC"},
                     {{"--dyad", "CHN,JPN"}, "J"},
                     {{"--dyad", "JPN,VNM"}, ""},
                     {{"--kind", "diplomatic protest"}, "J"},
                     {{"--from", "2010-10-01"}, "CN"},
                     {{"--to", "2010-10-02", "--actor", "VNM"}, "C"},
                     {{"--text", "boats"}, "J"},
                     {{"--text", "minister NOT Hanoi"}, "N"}};
  for (const Case& c : cases) {
    CAPTURE(c.titles);
    std::vector<std::string> list{"db", "list", "n.db"};
    list.insert(list.end(), c.flags.begin(), c.flags.end());
    const Outcome outcome = box.Run(list);
    CHECK(outcome.code == kDone);
    CHECK(Has(outcome.out, "Japan protests") == Has(c.titles, "J"));
    CHECK(Has(outcome.out, "China meets") == Has(c.titles, "C"));
    CHECK(Has(outcome.out, "Norway praises") == Has(c.titles, "N"));
    CHECK(outcome.err.empty() == !c.titles.empty());
  }
  const Outcome found = box.Run({"db", "search", "n.db", "fishing", "boat"});
  CHECK(Has(found.out, "diplomatic protest: "));
  CHECK_FALSE(Has(found.out, "Norway"));
  const Outcome view =
      box.Run({"db", "build", "n.db", "-o", "out", "--dyad", "Japan,China", "--kind", "diplomatic protest"});
  CHECK(view.code == kDone);
  CHECK(Has(view.out, "1 deed;"));
  // What is stored can be taken out again as records.
  CHECK(box.Run({"extract"}, box.Run({"db", "list", "n.db", "--json"}).out).code == kDone);
}

TEST_CASE("wrong words and wrong files are told with the remedy") {
  const Sandbox box;
  FillNews(box);
  REQUIRE(box.Run({"db", "add", "n.db", "news"}).code == kDone);
  box.Write("text", std::string(3000, 'x'));
  struct Case {
    std::vector<std::string> arguments;
    int code;
    const char* message;
  };
  const Case cases[]{
      {{"db", "add"}, kUsage, "DB is required: name the file of the database"},
      {{"db", "list", "none.db"},
       kUsage,
       "none.db: there is no such database; make it with 'demarche db add'"},
      {{"db", "list", "text"}, kNoData, "text: is no database"},
      {{"db", "search", "n.db", "U.S."}, kUsage, "put what has signs in it between double quotes"},
      {{"db", "list", "n.db", "--dyad", "JPN"},
       kUsage,
       "--dyad 'JPN' is no pair; write two actors, such as JPN,CHN"},
      {{"db", "list", "n.db", "--most", "0"}, kUsage, "--most '0' is no number from 1 to"},
      {{"db", "remove", "n.db", "nothing"}, kUsage, "nothing: no article has this id or was read from there"},
      {{"db", "remove", "none.db", "x"}, kUsage, "there is no such database"},
      {{"db", "add", "n.db", "missing"}, kNoData, "missing"},
      {{"db", "add", "no/such/folder.db", "news"}, kTryAgain, "cannot be written"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.message);
    const Outcome outcome = box.Run(c.arguments);
    CHECK(outcome.code == c.code);
    CHECK_MESSAGE(Has(outcome.err, c.message), outcome.err);
  }
  CHECK_FALSE(box.Exists("none.db"));
  CHECK(box.Run({"db", "check", "n.db"}).code == kDone);
}

TEST_CASE("a second writer is told who writes; a lock that was left behind locks nobody out") {
  const Sandbox box;
  FillNews(box);
  const std::string lock = (box.path() / "n.db.lock").string();
  box.Write("n.db.lock", "process 1 on elsewhere since yesterday");
  CHECK(box.Run({"db", "add", "n.db", "news"}).code == kDone);
  box.Write("n.db.lock", "process 7 on elsewhere since noon");
  const int file = ::open(lock.c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(::flock(file, LOCK_EX) == 0);
  const Outcome second = box.Run({"db", "add", "n.db", "news"});
  CHECK(second.code == kTryAgain);
  CHECK(Has(second.err, "n.db: is being written by process 7 on elsewhere since noon; try again"));
  CHECK(Has(box.Run({"db", "list", "n.db"}).out, "Japan protests"));
  ::close(file);
}

TEST_CASE("a full disk ends the run with a message, and the next one goes on") {
  const Sandbox box;
  std::string records;
  for (int i = 0; i < 400; ++i) {
    records +=
        "{\"id\":\"r" + std::to_string(i) +
        "\",\"date\":\"2010-09-08\",\"text\":\"Japan lodged a formal protest with China about boat number " +
        std::to_string(i * 7919) + " on Monday.\"}\n";
  }
  box.Write("r.jsonl", records);
  const char* program = std::getenv("DEMARCHE_PROGRAM");
  // No file may grow beyond 300 blocks of 512 bytes.
  const Outcome full = box.RunOther(
      {"sh", "-c", std::string("trap '' XFSZ; ulimit -f 300; exec ") + program + " db add n.db r.jsonl"});
  CHECK(full.code == kTryAgain);
  CHECK_MESSAGE((Has(full.err, "the disk is full") || Has(full.err, "the disk refuses")), full.err);
  CHECK(box.Run({"db", "add", "n.db", "r.jsonl"}).code == kDone);
  CHECK(box.Run({"db", "check", "n.db"}).out == "The database is whole.\n");
  REQUIRE(box.Run({"db", "add", "fresh.db", "r.jsonl"}).code == kDone);
  REQUIRE(box.Run({"db", "build", "n.db", "-o", "one"}).code == kDone);
  REQUIRE(box.Run({"db", "build", "fresh.db", "-o", "two"}).code == kDone);
  CHECK(FilesOf(box, "one") == FilesOf(box, "two"));
}

TEST_CASE("limits leave records aside with their reason; too many errors stop the run") {
  const Sandbox box;
  std::string records = "{\"id\":\"long\",\"text\":\"Japan met China. Japan met China. Japan met China.\"}\n";
  for (int i = 0; i < 120; ++i)
    records +=
        i % 2 == 0 ? "{\"text\":\n" : "{\"text\":\"Japan met China on day " + std::to_string(i) + ".\"}\n";
  box.Write("r.jsonl", records);
  const Outcome limited =
      box.Run({"db", "add", "n.db", "r.jsonl", "--max-sentences", "2", "--report", "aside.jsonl"});
  CHECK(limited.code == kDone);
  CHECK(Has(box.Read("aside.jsonl"), "has 3 sentences, more than the limit of 2"));
  CHECK(Has(box.Read("aside.jsonl"), "\"code\":\"over limit\""));
  for (const char* most : {"3", "4"}) {
    const Outcome all =
        box.Run({"db", "add", std::string("n") + most + ".db", "r.jsonl", "--max-sentences", most});
    CHECK_FALSE(Has(all.err, "more than the limit"));
  }
  const Outcome bytes = box.Run({"db", "add", "b.db", "r.jsonl", "--max-bytes", "40"});
  CHECK(Has(bytes.err, "bytes of text, more than the limit of 40"));
  const Outcome stopped = box.Run({"db", "add", "m.db", "r.jsonl", "--max-error-rate", "0.1"});
  CHECK(stopped.code == kNoData);
  CHECK(Has(stopped.err, "stopped; what was read before is stored"));
}
