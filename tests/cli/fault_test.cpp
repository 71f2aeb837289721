// Each command where its data, its input, its output or the value of an option is bad: it ends with a code of
// the manual and a message that names what is wrong, and prints nothing that could be taken for a result.
// tests/faults makes single calls fail; here are the faults that a user meets.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "cli/cli.h"
#include "program.h"

using namespace demarche;
using namespace demarche::test;
namespace fs = std::filesystem;

namespace {

/// A command over the files that Inputs makes.
struct Job {
  std::vector<std::string> line;
  std::set<std::string> needs;  ///< of the program's data
  std::string input = {};       ///< the file that it reads itself
};

const std::set<std::string> kReading{"lexicon", "models", "wordnet"};

const std::vector<Job>& Jobs() {
  static const std::vector<Job> jobs{
      {{"ingest", "news"}, kReading},
      {{"extract", "articles.jsonl"}, kReading, "articles.jsonl"},
      {{"merge", "extractions.jsonl"}, {"lexicon"}, "extractions.jsonl"},
      {{"merge", "extractions.jsonl", "--group", "diplomatic protest"}, {"lexicon"}, "extractions.jsonl"},
      {{"merge", "groups.jsonl", "--finish"}, {"lexicon"}, "groups.jsonl"},
      {{"export", "timeline.jsonl", "--format", "csv"}, {}, "timeline.jsonl"},
      {{"export", "timeline.jsonl", "--format", "dot", "--most", "5"}, {}, "timeline.jsonl"},
      {{"analyze", "news/a.txt"}, kReading, "news/a.txt"},
      {{"explain", "news/a.txt"}, kReading},
      {{"explain", "news/a.txt", "--json"}, kReading},
      {{"build", "news", "-o", "out"}, {"lexicon", "models", "wordnet", "templates"}},
      {{"build", "news", "-o", "out", "--db", "new.db"}, {"lexicon", "models", "wordnet", "templates"}},
      {{"render", "timeline.jsonl", "-o", "out"}, {"templates"}, "timeline.jsonl"},
      {{"db", "add", "new.db", "news"}, kReading},
      {{"db", "list", "whole.db"}, {}, "whole.db"},
      {{"db", "list", "whole.db", "--json"}, {}, "whole.db"},
      {{"db", "search", "whole.db", "protest"}, {}, "whole.db"},
      {{"db", "search", "whole.db", "protest", "--json"}, {}, "whole.db"},
      {{"db", "check", "whole.db"}, {}, "whole.db"},
      {{"db", "remove", "whole.db", "a1"}, {}, "whole.db"},
      {{"db", "build", "whole.db", "-o", "out"}, {"lexicon", "models", "wordnet", "templates"}, "whole.db"},
      {{"versions"}, {"lexicon", "models", "wordnet"}},
  };
  return jobs;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += word + " ";
  return all;
}

bool Has(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

class Inputs : public Sandbox {
 public:
  Inputs() {
    Write(
        "news/a.txt",
        "Japan protests to China\n\nTOKYO, Sept 8, 2010 (Harbour Post) - Japan lodged a formal protest with "
        "China on Wednesday over a fishing boat.\n");
    Write("news/b.jsonl",
          "{\"id\":\"a1\",\"date\":\"2010-10-02\",\"text\":\"China's foreign minister met Vietnam's foreign "
          "minister in Hanoi on Friday.\"}\n");
    Write("articles.jsonl", Out({"ingest", "news"}));
    Write("extractions.jsonl", Out({"extract", "articles.jsonl"}));
    Write("groups.jsonl", Out({"merge", "extractions.jsonl", "--group", ""}) +
                              Out({"merge", "extractions.jsonl", "--group", "diplomatic protest"}));
    Write("timeline.jsonl", Out({"merge", "extractions.jsonl"}));
    Out({"db", "add", "whole.db", "news"});
    whole_ = Read("whole.db");
  }

  /// All as it was before the last command.
  void Reset() const {
    for (const char* made : {"out", "new.db", "new.db-wal", "new.db-shm", "whole.db-wal", "whole.db-shm"})
      fs::remove_all(path() / made);
    Write("whole.db", whole_);
  }

  /// The job with a line of the shell around its command, which is "$@".
  [[nodiscard]] Outcome RunIn(const std::string& shell, const Job& job) const {
    Reset();
    std::vector<std::string> line{"sh", "-c", shell, "sh", std::getenv("DEMARCHE_PROGRAM")};
    line.insert(line.end(), job.line.begin(), job.line.end());
    return RunOther(line);
  }

 private:
  std::string Out(const std::vector<std::string>& command) const {
    const Outcome outcome = Run(command);
    REQUIRE_MESSAGE(outcome.code == 0, outcome.err);
    return outcome.out;
  }

  std::string whole_;
};

void CheckRefused(const Outcome& outcome, std::string_view words) {
  CHECK_MESSAGE((outcome.code == kUsage || outcome.code == kNoData || outcome.code == kTryAgain),
                outcome.code);
  CHECK_MESSAGE(outcome.err.starts_with("demarche: "), outcome.err);
  CHECK_MESSAGE(Has(outcome.err, words), outcome.err);
}

}  // namespace

TEST_CASE("an output that is full is told, and is no success") {
  const Inputs box;
  for (const Job& job : Jobs()) {
    if (job.line[0] == "render") continue;  // prints nothing
    const std::string command = Joined(job.line);
    CAPTURE(command);
    const Outcome outcome = box.RunIn("exec \"$@\" >/dev/full", job);
    CHECK(outcome.code == kTryAgain);
    CHECK_MESSAGE(Has(outcome.err, "output cannot be written"), outcome.err);
    CHECK_MESSAGE(Has(outcome.err, "No space left on device") == (job.line[0] != "extract"), outcome.err);
  }
}

TEST_CASE("an output that nobody reads ends the command without a word") {
  const Inputs box;
  for (const Job& job : Jobs()) {
    if (job.line[0] == "render") continue;  // prints nothing
    const std::string command = Joined(job.line);
    CAPTURE(command);
    const Outcome outcome = box.RunIn("{ sleep 0.01; \"$@\"; echo \"$?\" >&2; } | true", job);
    CHECK_FALSE(Has(outcome.err, "No space"));
    CHECK_MESSAGE(Has(outcome.err, "75\n"), outcome.err);
  }
}

TEST_CASE("data of the program that is missing is told by each command that needs it") {
  const Inputs box;
  const fs::path share = fs::absolute(std::getenv("DEMARCHE_SHARE"));
  for (const char* part : {"lexicon", "models", "wordnet", "templates"}) {
    const std::string folder = std::string("share-without-") + part;
    fs::create_directories(box.path() / folder);
    for (const auto& item : fs::directory_iterator(share)) {
      const fs::path name = item.path().filename();
      if (name != part) fs::copy(item.path(), box.path() / folder / name, fs::copy_options::recursive);
    }
    for (const Job& job : Jobs()) {
      const std::string command = Joined(job.line);
      CAPTURE(part);
      CAPTURE(command);
      const Outcome outcome = box.RunIn("DEMARCHE_SHARE=" + box.File(folder) + " exec \"$@\"", job);
      if (job.needs.count(part) == 0) {
        CHECK_MESSAGE(outcome.code == kDone, outcome.err);
      } else {
        CheckRefused(outcome, part);
        CHECK(outcome.out.empty());
      }
    }
  }
}

TEST_CASE("an input that is missing, a folder, cut off or something else is told with its name") {
  const Inputs box;
  for (const Job& job : Jobs()) {
    if (job.input.empty()) continue;
    const std::string bytes = box.Read(job.input);
    const std::string command = Joined(job.line);
    const fs::path file = box.path() / job.input;
    CAPTURE(command);
    fs::rename(file, box.path() / "kept");
    const auto run = [&] { return box.Run(job.line); };
    {
      const Outcome missing = run();
      CHECK(missing.code == kUsage);
      CheckRefused(missing, job.input);
    }
    fs::create_directory(file);
    CheckRefused(run(), job.input);
    fs::remove_all(file);
    if (job.line[0] != "analyze") {  // any bytes are a text
      for (const std::string& wrong : {bytes.substr(0, bytes.size() / 2 + 1), std::string("no record\n"),
                                       std::string("\0\xff\xfe", 3)}) {
        box.Write(job.input, wrong);
        const Outcome outcome = run();
        CAPTURE(wrong.size());
        // extract answers each record with an error record; half a database may have what is asked for.
        if (outcome.code != kDone) CheckRefused(outcome, job.input);
        if (outcome.code == kDone) CHECK((job.line[0] == "extract" || job.line[0] == "db"));
      }
    }
    fs::rename(box.path() / "kept", file);
    for (const char* more : {"-wal", "-shm", "-journal", ".lock"}) fs::remove(box.File(job.input + more));
    fs::remove_all(box.path() / "out");
  }
}

TEST_CASE("a bad value of any option of any command is told with its name") {
  struct Bad {
    std::string flag;
    std::string value;
  };
  const Bad values[]{{"--date", "Friday"},
                     {"--from", "2010-13-01"},
                     {"--to", "10-10-2010"},
                     {"--dyad", "JPN"},
                     {"--dyad", ",CHN"},
                     {"--most", "many"},
                     {"--most", "0"},
                     {"--jobs", "-1"},
                     {"--jobs", "100000"},
                     {"--max-bytes", "1k"},
                     {"--max-sentences", "0"},
                     {"--max-error-rate", "2"},
                     {"--max-error-rate", "some"},
                     {"--map", "text"},
                     {"--map", "nothing=a"},
                     {"--lexicon", "no-such-folder"},
                     {"--template", "no-such-folder"},
                     {"--manifest", "no-such-file"},
                     {"--articles", "no-such-file"},
                     {"--sandbox", "maybe"},
                     {"--input", "pdf"},
                     {"--draw", "png"},
                     {"--group", "no such kind"},
                     {"--format", "pdf"}};
  const Inputs box;
  std::set<std::string> met;
  for (const Job& job : Jobs()) {
    for (const Bad& bad : values) {
      if (std::find(job.line.begin(), job.line.end(), bad.flag) != job.line.end()) continue;
      const std::string command = Joined(job.line) + bad.flag + " " + bad.value;
      CAPTURE(command);
      Job with = job;
      with.line.push_back(bad.flag);
      with.line.push_back(bad.value);
      const Outcome outcome = box.RunIn("exec \"$@\"", with);
      const bool named = Has(outcome.err, bad.flag) || Has(outcome.err, bad.value);
      CheckRefused(outcome, "demarche: ");
      CHECK_MESSAGE(named, outcome.err);
      CHECK(outcome.out.empty());
      if (!Has(outcome.err, "' has no --")) met.insert(bad.flag);
    }
  }
  // --format stands in the line of each job that has it, and tests/cli/usage_test.cpp has its bad values.
  for (const Bad& bad : values) CHECK_MESSAGE((bad.flag == "--format" || met.count(bad.flag) != 0), bad.flag);
}
