// tools/score_conllu.py on files of a few words whose scores were worked out by hand: tests/data/score.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/ascii.h"
#include "program.h"

using namespace demarche;
using namespace demarche::test;

namespace {

bool HasPython(const Sandbox& box) {
  if (box.RunOther({"sh", "-c", "command -v python3"}).code == 0) return true;
  MESSAGE("skipped: python3 is not installed");
  return false;
}

Outcome Score(const Sandbox& box, const std::string& gold, const std::string& system) {
  const std::string root = DEMARCHE_SOURCE_DIR;
  const std::string data = root + "/tests/data/score/";
  return box.RunOther(
      {"python3", root + "/tools/score_conllu.py", "--relations", data + gold, data + system});
}

/// The line that begins with `name`, with single spaces.
std::string LineOf(const std::string& output, const std::string& name) {
  for (const std::string_view line : Split(output, '\n')) {
    if (line.starts_with(name + " ")) return Squeeze(line);
  }
  return "(no such line)";
}

}  // namespace

TEST_CASE("scores worked out by hand") {
  const Sandbox box;
  if (!HasPython(box)) return;
  const Outcome outcome = Score(box, "gold.conllu", "system.conllu");
  REQUIRE(outcome.code == 0);
  // Of 12 gold and 11 system words 10 are aligned: the system has "Tokyo." for "Tokyo" and ".".
  const std::vector<std::string> lines{
      "Tokens 90.00 81.82 85.71",       "Sentences 100.00 100.00 100.00", "Words 90.91 83.33 86.96",
      "UPOS 81.82 75.00 78.26 90.00",    // "accuse"
      "Feats 81.82 75.00 78.26 90.00",   // "summoned"; Mood=Ind and Polarity are not ours
      "Lemmas 81.82 75.00 78.26 90.00",  // "did"
      "UAS 81.82 75.00 78.26 90.00",     // "by" hangs on a word that is not aligned
      "LAS 72.73 66.67 69.57 80.00",     // "China" too; nsubj counts for nsubj:pass
      "CLAS 71.43 71.43 71.43 83.33",    // without aux, case, punct
      "nsubj 1 2 50.00 100.00 66.67",   "nsubj:pass 1 0 0.00 0.00 0.00",  "obl 0 2 0.00 0.00 0.00",
  };
  for (const std::string& line : lines) {
    CAPTURE(line);
    CHECK(LineOf(outcome.out, line.substr(0, line.find(' '))) == line);
  }
}

TEST_CASE("a file scores full marks against itself") {
  const Sandbox box;
  if (!HasPython(box)) return;
  const Outcome outcome = Score(box, "gold.conllu", "gold.conllu");
  for (const char* name : {"Tokens", "Sentences", "Words", "UPOS", "Feats", "Lemmas", "UAS", "LAS", "CLAS"}) {
    CAPTURE(name);
    CHECK(LineOf(outcome.out, name).find(" 100.00 100.00 100.00") != std::string::npos);
  }
}

TEST_CASE("words of a multiword token are aligned by their forms") {
  const Sandbox box;
  if (!HasPython(box)) return;
  const Outcome outcome = Score(box, "one-word.conllu", "two-words.conllu");
  CHECK(LineOf(outcome.out, "Tokens") == "Tokens 50.00 66.67 57.14");
  CHECK(LineOf(outcome.out, "Words") == "Words 100.00 100.00 100.00");
  CHECK(LineOf(outcome.out, "LAS") == "LAS 100.00 100.00 100.00 100.00");
}

TEST_CASE("files with different texts are not scored") {
  const Sandbox box;
  if (!HasPython(box)) return;
  const Outcome outcome = Score(box, "gold.conllu", "one-word.conllu");
  CHECK(outcome.code == 65);
  CHECK(outcome.err.find("the texts differ at character 0") != std::string::npos);
}
