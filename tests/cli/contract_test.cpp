// What scripts rely on: same bytes from every way of running, and files that other programs take.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "cli/cli.h"
#include "program.h"

using namespace demarche;
using namespace demarche::test;

namespace {

const std::string kSamples = std::string(DEMARCHE_SOURCE_DIR) + "/samples/senkaku-2010";

/// Builds the samples into `folder`, from outside them, so that uris do not differ.
Outcome Build(const Sandbox& box, const std::string& folder, const std::string& jobs) {
  return box.Run({"build", kSamples, "-o", folder, "--jobs", jobs, "--title", "A title"});
}

}  // namespace

TEST_CASE("two runs and any number of threads give the same bytes") {
  const Sandbox box;
  REQUIRE(Build(box, "a", "1").code == kDone);
  REQUIRE(Build(box, "b", "1").code == kDone);
  REQUIRE(Build(box, "c", "2").code == kDone);
  REQUIRE(Build(box, "d", "7").code == kDone);
  for (const char* other : {"b", "c", "d"}) {
    CAPTURE(other);
    CHECK(box.RunOther({"diff", "-r", "a", other}).out.empty());
  }
}

TEST_CASE("build equals ingest, extract and merge, byte for byte, in any order of records") {
  const Sandbox box;
  REQUIRE(Build(box, "out", "2").code == kDone);
  const Outcome articles = box.Run({"ingest", kSamples});
  REQUIRE(articles.code == kDone);
  const Outcome extractions = box.Run({"extract", "--jobs", "2"}, articles.out);
  REQUIRE(extractions.code == kDone);
  CHECK(box.Run({"merge", "--title", "A title"}, extractions.out).out == box.Read("out/timeline.jsonl"));
  const Outcome reversed = box.RunOther({"tac"}, extractions.out);
  CHECK(box.Run({"merge", "--title", "A title"}, reversed.out).out == box.Read("out/timeline.jsonl"));
  CHECK(box.Run({"merge", "--title", "A title"}, extractions.out + extractions.out).out ==
        box.Read("out/timeline.jsonl"));
}

TEST_CASE("render and export of the timeline lines give what build wrote") {
  const Sandbox box;
  REQUIRE(Build(box, "out", "2").code == kDone);
  box.Write("articles.jsonl", box.Run({"ingest", kSamples}).out);
  REQUIRE(box.Run({"render", "out/timeline.jsonl", "--articles", "articles.jsonl", "-o", "again"}).code ==
          kDone);
  CHECK(box.RunOther({"diff", "-r", "-x", "left-aside.jsonl", "out", "again"}).out.empty());
  CHECK(box.Run({"export", "out/timeline.jsonl", "--format", "csv"}).out == box.Read("out/events.csv"));
  CHECK(box.Run({"export", "out/timeline.jsonl", "--format", "dot"}).out == box.Read("out/timeline.dot"));
  CHECK(box.Run({"export", "out/timeline.jsonl", "--format", "dot-network"}).out ==
        box.Read("out/network.dot"));
  CHECK(box.Run({"export", "out/timeline.jsonl", "--format", "jsonl"}).out == box.Read("out/timeline.jsonl"));
}

TEST_CASE("export says on standard error what it leaves out, and Graphviz draws its diagrams") {
  const Sandbox box;
  box.Write("t.jsonl",
            R"({"kind":"timeline","schema":1,"title":"T","articles":1,"reports":1,"events":1})"
            "\n"
            R"({"kind":"entry","id":"e1","ordinal":1,"event":{"kind":"visit"},"when":{"edtf":"2025-10"},)"
            R"("headline":"A visit","reports":[{"article":"a","event":"x","sentence":0,"text":"t"}]})"
            "\n");
  const Outcome table = box.Run({"export", "t.jsonl", "--format", "gdelt"});
  CHECK(table.code == kDone);
  CHECK(table.out.empty());
  CHECK(table.err.find("demarche: note: gdelt: entries left out: 1 without a date\n") != std::string::npos);
  CHECK(table.err.find("demarche: note: gdelt does not hold evidence") != std::string::npos);
  if (std::system("dot -V >/dev/null 2>&1") != 0) return;
  for (const char* format : {"dot", "dot-network", "dot-chain", "dot-clusters"}) {
    CAPTURE(format);
    CHECK(box.Run({"export", "t.jsonl", "--format", format, "--draw", "pdf"}).out.starts_with("%PDF"));
    CHECK(box.Run({"export", "t.jsonl", "--format", format, "--draw", "svg"}).out.find("<svg") !=
          std::string::npos);
  }
}

TEST_CASE("what is less sure than was asked for is counted and listed, not lost") {
  const Sandbox box;
  REQUIRE(Build(box, "all", "2").code == kDone);
  const Outcome sure =
      box.Run({"build", kSamples, "-o", "sure", "--title", "A title", "--min-confidence", "75"});
  REQUIRE(sure.code == kDone);
  const std::string timeline = box.Read("sure/timeline.jsonl");
  CHECK(timeline.size() > 1000);
  CHECK(timeline.find(R"("low_confidence":0)") == std::string::npos);
  CHECK(timeline.find(R"("kind":"left_out","reason":"low_confidence")") != std::string::npos);
  CHECK(timeline.find(R"("left_out":{"undated")") != std::string::npos);
  // Only lines of what is left out have a confidence below the one asked for.
  for (std::size_t at = 0; at < timeline.size();) {
    const std::size_t end = std::min(timeline.find('\n', at), timeline.size());
    const std::string line = timeline.substr(at, end - at);
    at = end + 1;
    if (line.find(R"("kind":"left_out")") != std::string::npos) continue;
    for (int below = 0; below < 75; ++below) {
      CHECK(line.find("\"confidence\":" + std::to_string(below) + ",") == std::string::npos);
    }
  }
  const Outcome none = box.Run({"build", kSamples, "-o", "none", "--min-confidence", "100"});
  CHECK(none.code == kDone);
  CHECK(none.err.find("--min-confidence leave none") != std::string::npos);
}

TEST_CASE("ingest of its own records changes nothing") {
  const Sandbox box;
  const Outcome first = box.Run({"ingest", kSamples});
  box.Write("records.jsonl", first.out);
  CHECK(box.Run({"ingest", "records.jsonl"}).out == first.out);
}

TEST_CASE("explain says the words, the rules and the time reasoning") {
  const Sandbox box;
  box.Write("a.txt", "Envoys meet\n\nOn Monday Japan lodged a formal protest with China over the patrol.\n");
  const Outcome outcome = box.Run({"explain", "a.txt", "--date", "2010-09-15"});
  CHECK(outcome.code == kDone);
  for (const char* words :
       {"diplomatic protest", "Japan [JPN", "China [CHN", "2010-09-13", "because", "Monday"}) {
    CAPTURE(words);
    CHECK(outcome.out.find(words) != std::string::npos);
  }
}

TEST_CASE("explain draws the tree with what was read in it, and tells what was left out and why") {
  const Sandbox box;
  box.Write(
      "a.txt",
      "Envoys meet\n\nOn Monday Japan lodged a formal protest with China. Japan might impose sanctions on "
      "China. The talks bombed at the box office.\n");
  const Outcome outcome = box.Run({"explain", "a.txt", "--date", "2010-09-15"});
  CHECK(outcome.code == kDone);
  for (const char* words : {"Sentence 1: On Monday Japan lodged a formal protest with China.",
                            "lodged                    VERB  root          trigger of 1, pattern",
                            "China               PROPN nmod          actor CHN, target of 1",
                            "PROPN obl           time 2010-09-13",
                            "left out   \"impose\": it may be or not: conditional (pattern:sanction/",
                            "left out   \"bombed\": the pattern says that these words are no event"}) {
    CAPTURE(words);
    CHECK(outcome.out.find(words) != std::string::npos);
  }
}

TEST_CASE("explain of a hostile text is bounded") {
  const Sandbox box;
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "talks that attack ";
  box.Write("a.txt", text + ".\n");
  const Outcome outcome = box.Run({"explain", "a.txt"});
  CHECK(outcome.code == kDone);
  CHECK(outcome.out.size() < 4'000'000);
}

TEST_CASE("without a date of its own an article never gets a year") {
  const Sandbox box;
  box.Write("a.txt", "Envoys meet\n\nJapan lodged a formal protest with China on September 9.\n");
  const Outcome outcome = box.Run({"build", "a.txt", "-o", "out"});
  CHECK(outcome.code == kDone);
  const std::string lines = box.Read("out/timeline.jsonl");
  CHECK(lines.find("XXXX-09-09") != std::string::npos);
  CHECK(lines.find("\"earliest\":\"") == std::string::npos);
}

TEST_CASE("without Graphviz the DOT files are written, and the page says in one line what is missing") {
  const Sandbox box;
  box.Write("a.txt", "Envoys meet\n\nOn Monday Japan lodged a formal protest with China over the patrol.\n");
  const Outcome outcome = box.RunOther({"/usr/bin/env", "PATH=/nonexistent", std::getenv("DEMARCHE_PROGRAM"),
                                        "build", "a.txt", "-o", "out", "--date", "2010-09-15"});
  CHECK(outcome.code == kDone);
  CHECK(outcome.err.find("'dot' is not installed; install Graphviz to see the diagrams here") !=
        std::string::npos);
  CHECK(box.Exists("out/timeline.dot"));
  CHECK_FALSE(box.Exists("out/timeline.svg"));
  CHECK(box.Read("out/index.html").find("install Graphviz") != std::string::npos);
}

TEST_CASE("Graphviz takes every DOT file without a word") {
  const Sandbox box;
  if (box.RunOther({"sh", "-c", "command -v dot"}).code != 0) {
    MESSAGE("skipped: Graphviz is not installed");
    return;
  }
  REQUIRE(Build(box, "out", "2").code == kDone);
  for (const char* command : {"dot -Tsvg out/timeline.dot", "neato -Tsvg out/network.dot"}) {
    CAPTURE(command);
    const Outcome outcome = box.RunOther({"sh", "-c", command});
    CHECK(outcome.code == 0);
    CHECK(outcome.err.empty());
    CHECK(outcome.out.find("</svg>") != std::string::npos);
  }
}
