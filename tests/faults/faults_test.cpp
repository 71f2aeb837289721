// The program under a disk that fails, a machine without memory, and calls that are interrupted: inject.cpp
// makes the n-th call of a kind fail, and whatever n is, the program must end by itself, say what failed,
// leave no half file and no damaged database, and the same command given again must give what an undisturbed
// run gives.
//
// ctest tries a few n of each kind; tests/faults/run tries all of them.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "../cli/program.h"

using namespace demarche::test;
namespace fs = std::filesystem;

namespace {

/// A command, what it makes, and how to look at the result.
struct Job {
  std::string name;
  std::vector<std::string> command;
  std::vector<std::string> made;  ///< files and folders, taken away before each run
  bool database = false;          ///< the first of `made` is a database, compared by what it holds
};

const std::vector<Job>& Jobs() {
  static const std::vector<Job> jobs{
      {"ingest", {"ingest", "news"}, {}},
      {"extract", {"extract", "articles.jsonl", "--jobs", "1"}, {}},
      {"merge", {"merge", "extractions.jsonl"}, {}},
      {"merge many", {"merge", "many.jsonl"}, {}},
      {"export", {"export", "timeline.jsonl", "--format", "csv"}, {}},
      {"analyze", {"analyze", "news/a.txt"}, {}},
      {"build", {"build", "news", "-o", "out", "--jobs", "1"}, {"out"}},
      {"render", {"render", "timeline.jsonl", "-o", "out"}, {"out"}},
      {"db add", {"db", "add", "new.db", "news", "--jobs", "1"}, {"new.db"}, true},
      {"db build", {"db", "build", "whole.db", "-o", "out"}, {"out"}},
  };
  return jobs;
}

struct Fault {
  std::string kind;
  std::string error;
  std::string mode;
};

const std::vector<Fault>& Faults() {
  static const std::vector<Fault> faults{
      {"open", "EMFILE", "once"},   {"read", "EIO", "once"},      {"read", "EINTR", "once"},
      {"write", "ENOSPC", "from"},  {"write", "EIO", "once"},     {"write", "EINTR", "once"},
      {"sync", "EIO", "once"},      {"rename", "EACCES", "once"}, {"map", "ENOMEM", "once"},
      {"thread", "EAGAIN", "from"}, {"memory", "ENOMEM", "once"}, {"memory", "ENOMEM", "from"},
  };
  return faults;
}

/// Bytes of all that a run leaves: files by name, and what it printed as "".
using State = std::map<std::string, std::string>;

std::string Number(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : value;
}

/// The records told again with other ids, until there are more than merging holds in memory.
std::string Many(const std::string& records) {
  constexpr std::size_t kEnough = std::size_t{5} << 19U;
  const std::string id = "\"id\":\"";
  std::string many;
  for (int copy = 0; many.size() < kEnough; ++copy) {
    std::istringstream lines(records);
    for (std::string line; std::getline(lines, line);) {
      line.insert(line.find(id) + id.size(), std::to_string(copy) + "-");
      many += line + '\n';
    }
  }
  return many;
}

class Machine {
 public:
  Machine() {
    box_.Write(
        "news/a.txt",
        "Japan protests to China\n\nTOKYO, Sept 8, 2010 (Harbour Post) - Japan lodged a formal protest with "
        "China on Wednesday over a fishing boat.\n");
    box_.Write(
        "news/b.html",
        "<html><head><title>Norway praises Chile</title></head><body><h1>Norway praises Chile</h1><p>OSLO, "
        "Oct 5, 2010 (Harbour Post) - Norway's prime minister praised Chile on Tuesday.</p></body></html>\n");
    box_.Write(
        "news/c.jsonl",
        "{\"id\":\"c1\",\"date\":\"2010-10-02\",\"text\":\"China's foreign minister met Vietnam's foreign "
        "minister in Hanoi on Friday.\"}\n{\"id\":\"c2\",\"date\":\"2010-10-03\",\"text\":\"Japan released "
        "the Chinese captain on Saturday.\"}\n");
    REQUIRE(box_.RunOther({"sh", "-c", "cd news && tar -czf d.tar.gz a.txt c.jsonl && rm -f nothing"}).code ==
            0);
    box_.Write("articles.jsonl", Out({"ingest", "news"}));
    box_.Write("extractions.jsonl", Out({"extract", "articles.jsonl"}));
    box_.Write("many.jsonl", Many(box_.Read("extractions.jsonl")));
    box_.Write("timeline.jsonl", Out({"merge", "extractions.jsonl"}));
    Out({"db", "add", "whole.db", "news"});
  }

  /// Runs the job with a fault, or without one ("").
  Outcome Run(const Job& job, const std::string& fault) const {
    fs::remove(box_.path() / "log");
    std::vector<std::string> line{"env", "PATH=/nonexistent"};
    if (!fault.empty()) {
      line.push_back("DEMARCHE_FAULT=" + fault);
      line.push_back("DEMARCHE_FAULT_LOG=log");
      line.push_back("LD_PRELOAD=" + Number("DEMARCHE_FAULT_LIBRARY", ""));
    }
    line.push_back(Number("DEMARCHE_PROGRAM", ""));
    line.insert(line.end(), job.command.begin(), job.command.end());
    return box_.RunOther(line);
  }

  void Clean(const Job& job) const {
    for (const std::string& made : job.made) {
      for (const char* more : {"", "-wal", "-shm", "-journal", ".lock"})
        fs::remove_all(box_.path() / (made + more));
    }
  }

  State Look(const Job& job, const Outcome& outcome) const {
    State state;
    if (job.made.empty()) state[""] = outcome.out;
    if (job.database) {
      const std::string& file = job.made.front();
      state["records"] = box_.Run({"db", "list", file, "--json"}).out;
      state["check"] = box_.Run({"db", "check", file}).out;
      state["lock"] = box_.Exists(file + ".lock") ? "there" : "";
      return state;
    }
    for (const std::string& made : job.made) {
      if (!box_.Exists(made)) continue;
      for (const auto& item : fs::recursive_directory_iterator(box_.path() / made)) {
        if (!item.is_regular_file()) continue;
        const std::string name = fs::relative(item.path(), box_.path()).generic_string();
        state[name] = box_.Read(name);
      }
    }
    return state;
  }

  /// Calls of `kind` that an undisturbed run makes.
  long Calls(const Job& job, const std::string& kind) const {
    Clean(job);
    Run(job, kind + ":EIO:0:count");
    std::istringstream log(Log());
    std::string word;
    long calls = 0;
    log >> word >> calls;
    return word == "calls" ? calls : 0;
  }

  std::string Log() const { return box_.Read("log"); }
  /// Whether a database can be read, or it is said how to make it so.
  bool IsWhole(const std::string& file) const {
    const Outcome check = box_.Run({"db", "check", file});
    const auto says = [&](const char* words) { return check.err.find(words) != std::string::npos; };
    return !box_.Exists(file) || check.code == 0 || says("is empty") ||
           says("'demarche db add' with it alone");
  }

 private:
  std::string Out(const std::vector<std::string>& command) const {
    const Outcome outcome = box_.Run(command);
    REQUIRE(outcome.code == 0);
    return outcome.out;
  }

  Sandbox box_;
};

/// The place that the log says the fault was at; nothing when the run ended before call n.
std::string PlaceOf(const std::string& log, const Fault& fault) {
  const std::string head = fault.kind + " ";
  if (!log.starts_with(head)) return {};
  const std::size_t at = log.find(' ', head.size());
  return log.substr(at + 1, log.find('\n') - at - 1);
}

/// Whether the messages tell of the fault: the file by its name, or what was used up.
bool Tells(const std::string& messages, const std::string& place) {
  if (messages.find("demarche: ") == std::string::npos) return false;
  const std::string name = fs::path(place).filename().string();
  for (const std::string& word :
       {name, std::string("memory is used up"), std::string("output cannot be written"),
        std::string("thread"), std::string("cannot be listed"), std::string("new.db"),
        std::string("whole.db"), std::string("a temporary file cannot be")}) {
    if (!word.empty() && messages.find(word) != std::string::npos) return true;
  }
  // The temporary file of an output is named after it.
  const std::size_t temporary = name.find(".tmp-");
  return temporary != std::string::npos && messages.find(name.substr(0, temporary)) != std::string::npos;
}

/// What is wrong after a run with a fault, or "".
std::string FaultOf(const Machine& machine, const Job& job, const Fault& fault, const Outcome& outcome,
                    const State& state, const State& expected, const std::string& place) {
  if (outcome.code != 0 && outcome.code != 65 && outcome.code != 75)
    return "exit code " + std::to_string(outcome.code);
  // A full disk may hold what stderr goes to, too.
  const bool told =
      Tells(outcome.err, place) || (outcome.code != 0 && fault.mode == "from" && fault.kind == "write");
  if (outcome.code != 0 && !told) return "the message does not tell what failed";
  if (outcome.code == 0 && !told && state != expected) return "something is missing, and nothing is said";
  for (const auto& [name, bytes] : state) {
    if (name.find(".tmp-") != std::string::npos) return "a temporary file is left: " + name;
    const auto whole = expected.find(name);
    const bool half = !job.database && !name.empty() && outcome.code != 0 &&
                      (whole == expected.end() || whole->second != bytes);
    if (half) return "a half file is left: " + name;
  }
  if (job.database && !machine.IsWhole(job.made.front())) return "the database is damaged";
  return {};
}

/// One fault at call `number`; false when the program ended before that call.
bool Try(const Machine& machine, const Job& job, const Fault& fault, long number, const State& expected) {
  machine.Clean(job);
  const Outcome outcome =
      machine.Run(job, fault.kind + ":" + fault.error + ":" + std::to_string(number) + ":" + fault.mode);
  const std::string log = machine.Log();
  if (!log.starts_with(fault.kind + " ")) return false;
  const std::string place = PlaceOf(log, fault);
  std::string wrong = FaultOf(machine, job, fault, outcome, machine.Look(job, outcome), expected, place);
  if (wrong.empty() && fault.error == "EINTR" && outcome.code != 0)
    wrong = "an interrupted call is no failure";
  if (wrong.empty()) {
    const Outcome again = machine.Run(job, "");
    if (again.code != 0 || machine.Look(job, again) != expected) wrong = "the next run gives another result";
  }
  if (!wrong.empty()) {
    FAIL_CHECK(job.name << ", " << fault.kind << " " << number << " " << fault.error << " " << fault.mode
                        << " (" << place << "): " << wrong << "\n  exit code " << outcome.code << ", "
                        << outcome.err.substr(0, 500));
  }
  return true;
}

/// The calls to try: one in ctest, where `salt` chooses it; else all of files and threads, or one in
/// $DEMARCHE_FAULTS_CALLS, and of memory one in $DEMARCHE_FAULTS_STEP.
std::vector<long> Numbers(long calls, const Fault& fault, std::size_t salt) {
  const long step = std::stol(Number("DEMARCHE_FAULTS_STEP", "0"));
  std::vector<long> numbers;
  if (step == 0) return {1 + static_cast<long>(salt * 7 % 11) * (calls - 1) / 10};
  const long stride = fault.kind == "memory" ? step : std::stol(Number("DEMARCHE_FAULTS_CALLS", "1"));
  for (long n = 1; n <= calls; n += stride) numbers.push_back(n);
  return numbers;
}

}  // namespace

TEST_CASE("whatever call fails, the program ends with a message, and the next run makes it good") {
  const Machine machine;
  const bool quick = Number("DEMARCHE_FAULTS_STEP", "0") == "0";
  const std::string only = Number("DEMARCHE_FAULTS_ONLY", "");
  std::map<std::string, long> tried;
  std::size_t salt = 0;
  for (const Job& job : Jobs()) {
    machine.Clean(job);
    const Outcome undisturbed = machine.Run(job, "");
    REQUIRE(undisturbed.code == 0);
    const State expected = machine.Look(job, undisturbed);
    std::map<std::string, long> calls;
    for (const Fault& fault : Faults()) {
      ++salt;
      if (!only.empty() && only != fault.kind && only != job.name) continue;
      if (quick && salt % 5 != 0) continue;
      if (calls.count(fault.kind) == 0) calls[fault.kind] = machine.Calls(job, fault.kind);
      if (calls[fault.kind] == 0) continue;
      for (const long number : Numbers(calls[fault.kind], fault, salt)) {
        if (Try(machine, job, fault, number, expected)) ++tried[fault.kind];
      }
    }
    for (const char* kind : {"read", "write"}) {
      if (quick || (!only.empty() && only != kind)) continue;
      machine.Clean(job);
      const Outcome bitwise = machine.Run(job, std::string(kind) + ":EIO:0:short");
      CHECK_MESSAGE((bitwise.code == 0 && machine.Look(job, bitwise) == expected),
                    job.name << ", short " << kind);
    }
  }
  for (const auto& [kind, count] : tried) MESSAGE(kind << ": " << count << " faults");
  CHECK(!tried.empty());
}
