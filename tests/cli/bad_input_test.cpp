// Bad input gets one clear line with file, place and remedy; the rest of the batch goes on.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include "cli/cli.h"
#include "program.h"

using namespace demarche;
using namespace demarche::test;

namespace {

constexpr const char* kGood =
    "Envoys meet\n\nTOKYO, Sept 10 - Chinese and Japanese diplomats met in Tokyo on Friday.\n";

/// Runs build over the good article and one bad thing, and checks that the good one came through.
Outcome BuildWith(const Sandbox& box, const std::string& bad) {
  box.Write("good.txt", kGood);
  Outcome outcome = box.Run({"build", "good.txt", bad, "-o", "out", "--date", "2010-09-11"});
  CHECK(outcome.code == kDone);
  CHECK(box.Read("out/timeline.jsonl").find("\"articles\":1") != std::string::npos);
  CHECK(outcome.out.find("Read       1 articles; 1 files or records left aside") != std::string::npos);
  return outcome;
}

bool Names(const std::string& text, std::initializer_list<const char*> words) {
  for (const char* word : words) {
    if (text.find(word) == std::string::npos) {
      MESSAGE("missing in: ", text, " the words: ", word);
      return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("a missing path") {
  const Sandbox box;
  CHECK(Names(BuildWith(box, "none.txt").err, {"none.txt", "no such file"}));
}

TEST_CASE("a binary file") {
  const Sandbox box;
  box.Write("image.bin", std::string_view("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
  CHECK(Names(BuildWith(box, "image.bin").err, {"image.bin", "binary"}));
}

TEST_CASE("an empty file") {
  const Sandbox box;
  box.Write("empty.txt", "");
  CHECK(Names(BuildWith(box, "empty.txt").err, {"empty.txt", "empty"}));
}

TEST_CASE("a broken JSON line") {
  const Sandbox box;
  box.Write("bad.jsonl", "{\"schema\":1,\"id\":\"x\",\"text\":\"cut short\n");
  CHECK(Names(BuildWith(box, "bad.jsonl").err, {"bad.jsonl:1", "byte"}));
}

TEST_CASE("a record without text") {
  const Sandbox box;
  box.Write("bad.jsonl", "{\"schema\":1,\"id\":\"x\",\"title\":\"no text here\"}\n");
  CHECK(Names(BuildWith(box, "bad.jsonl").err, {"bad.jsonl:1", "text"}));
}

TEST_CASE("a record nested too deep") {
  const Sandbox box;
  box.Write("deep.jsonl", std::string(100'000, '[') + "\n");
  CHECK(Names(BuildWith(box, "deep.jsonl").err, {"deep.jsonl"}));
}

TEST_CASE("a folder that holds nothing readable") {
  const Sandbox box;
  box.Write("void/.hidden", "x");
  CHECK(Names(BuildWith(box, "void").err, {"void"}));
}

TEST_CASE("invalid UTF-8 is converted where its encoding can be told") {
  const Sandbox box;
  box.Write("latin1.txt",
            "Les ministres\n\nLe ministre fran\xE7"
            "ais a rencontr\xE9 son coll\xE8gue \xE0 Gen\xE8ve.\n");
  const Outcome outcome = box.Run({"ingest", "latin1.txt"});
  CHECK(outcome.code == kDone);
  CHECK(Names(outcome.out, {"fran\xC3\xA7"
                            "ais",
                            "Gen\xC3\xA8ve"}));
}

TEST_CASE("nothing usable at all exits 65") {
  const Sandbox box;
  box.Write("empty.txt", "");
  const Outcome outcome = box.Run({"build", "empty.txt", "none.txt", "-o", "out"});
  CHECK(outcome.code == kNoData);
  CHECK(Names(outcome.err, {"empty.txt", "none.txt"}));
}

TEST_CASE("an output folder that cannot be made") {
  const Sandbox box;
  box.Write("good.txt", kGood);
  box.Write("file", "x");
  const Outcome outcome = box.Run({"build", "good.txt", "-o", "file/out"});
  CHECK(outcome.code == kTryAgain);
  CHECK(Names(outcome.err, {"file/out", "-o"}));
}

TEST_CASE("records of the wrong kind are named with their remedy") {
  const Sandbox box;
  const Outcome merge = box.Run({"merge"}, "{\"what\":1}\n");
  CHECK(merge.code == kNoData);
  CHECK(Names(merge.err, {"-:1", "demarche extract"}));
  const Outcome render = box.Run({"render", "-", "-o", "out"}, "{\"what\":1}\n");
  CHECK(render.code == kNoData);
  CHECK(Names(render.err, {"line 1", "demarche merge"}));
  const Outcome extract = box.Run({"extract"}, "{\"text\":\"\"}\n\nnot json\n");
  CHECK(extract.code == kNoData);
  CHECK(Names(extract.out, {"\"kind\":\"error\"", "\"offset\":13"}));
}

TEST_CASE("a lexicon with a mistake stops the run before any article is read") {
  const Sandbox box;
  box.Write("good.txt", kGood);
  box.Write("mine/actors.txt", "actors: code | type | names\nXAA | stat | Ruritania\n");
  const Outcome check = box.Run({"lexicon", "check", "mine"});
  CHECK(check.code == kNoData);
  CHECK(Names(check.out, {"mine/actors.txt:2:7: 'stat' is not a type; write one of: state, igo", "      ^"}));
  const Outcome build = box.Run({"build", "good.txt", "-o", "out", "--lexicon", "mine"});
  CHECK(build.code == kNoData);
  CHECK(Names(build.err, {"mine/actors.txt:2:7"}));
}
