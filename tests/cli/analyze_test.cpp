// demarche analyze: text and CoNLL-U in, CoNLL-U out.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "cli/cli.h"
#include "program.h"

using namespace demarche;
using namespace demarche::test;

namespace {

bool Has(const std::string& output, const std::string& line) {
  return output.find(line + "\n") != std::string::npos;
}

const std::string kTreebank =
    "# sent_id = s1\n"
    "# text = He didn't stop.\n"
    "1\tHe\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tNote=kept\n"
    "2\tdid\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3.1\tever\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "4\tstop.\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n";

}  // namespace

TEST_CASE("analyze writes text as CoNLL-U with the bytes of each token") {
  const Sandbox box;
  const Outcome outcome = box.Run({"analyze"}, "He didn't stop\n\n“No.”\n");
  REQUIRE(outcome.code == kDone);
  CHECK(outcome.out.starts_with(
      "# newdoc\n# newpar\n# sent_id = 1\n# text = He didn't stop\n1\tHe\the\tPRON\t"));
  CHECK(Has(outcome.out, "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_"));
  CHECK(Has(outcome.out, "# newpar\n# sent_id = 2\n# text = “No.”"));
  CHECK(outcome.out.find("\tBytes=0:2\n") != std::string::npos);
  CHECK(outcome.out.find("\tBytes=16:19|SpaceAfter=No\n") != std::string::npos);
}

TEST_CASE("analyze keeps the tokens of CoNLL-U, and its own output passes through unchanged") {
  const Sandbox box;
  box.Write("a.conllu", kTreebank);
  const Outcome outcome = box.Run({"analyze", "--input", "conllu", "a.conllu"});
  REQUIRE(outcome.code == kDone);
  CHECK(outcome.out.starts_with("# sent_id = s1\n# text = He didn't stop.\n1\tHe\the\tPRON\t_\t"));
  CHECK(Has(outcome.out, "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tNote=kept"));
  CHECK(outcome.out.find("\n3.1\t") == std::string::npos);
  CHECK(outcome.out.find("\n4\tstop.\t") != std::string::npos);
  CHECK(box.Run({"analyze", "--input", "conllu"}, outcome.out).out == outcome.out);
}

TEST_CASE("analyze tells what it cannot read") {
  const Sandbox box;
  box.Write("bad.conllu", kTreebank + "5\tso\n");
  const Outcome columns = box.Run({"analyze", "--input", "conllu", "bad.conllu"});
  CHECK(columns.code == kNoData);
  CHECK(columns.err == "demarche: bad.conllu:9: has 2 columns; a word has 10, parted by tabs\n");
  const Outcome bytes = box.Run({"analyze"}, "caf\xE9");
  CHECK(bytes.code == kNoData);
  CHECK(bytes.err.find("-@byte 3: is not UTF-8") != std::string::npos);
  const Outcome kind = box.Run({"analyze", "--input", "xml"}, "");
  CHECK(kind.code == kUsage);
  CHECK(kind.err == "demarche: --input 'xml' is not known; write one of: text, conllu\n");
  CHECK(box.Run({"analyze", "nowhere.txt"}).code == kUsage);
}

TEST_CASE("analyze says so where it is given records, which it reads as text") {
  const Sandbox box;
  box.Write("a.jsonl", "{\"id\": \"a\", \"text\": \"Chad protested.\"}\n");
  const Outcome records = box.Run({"analyze", "a.jsonl"});
  CHECK(records.code == kDone);
  CHECK(records.err ==
        "demarche: note: a.jsonl: looks like records, and is read as plain text; for records see 'demarche "
        "extract'\n");
  CHECK(box.Run({"analyze"}, "{Aside} \"No,\" said Chad.\n").err.empty());
}

TEST_CASE("a text for analyze at the limit") {
  const Sandbox box;
  constexpr std::uintmax_t kMost = std::uintmax_t{256} << 20U;
  for (const std::uintmax_t size : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(size);
    box.Write("large.txt", "\xFF");  // so that the analysis is not waited for
    std::filesystem::resize_file(box.path() / "large.txt", size);
    const Outcome outcome = box.Run({"analyze", "large.txt"});
    CHECK(outcome.code == kNoData);
    const bool is_over = outcome.err == "demarche: large.txt: is longer than 256 MiB; split it\n";
    CHECK(is_over == (size > kMost));
    CHECK((outcome.err.find("is not UTF-8") != std::string::npos) == (size <= kMost));
  }
}
