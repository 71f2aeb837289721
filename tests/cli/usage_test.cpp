// What the program says when it is asked the wrong thing, and what its help holds.
#include <algorithm>
#include <cstdlib>

#include <doctest/doctest.h>

#include "cli/cli.h"
#include "program.h"

using namespace demarche;
using namespace demarche::test;

TEST_CASE("a wrong command line exits 2 with one helpful line") {
  struct Case {
    std::vector<std::string> arguments;
    const char* message;
  };
  const Case cases[]{
      {{"biuld"}, "demarche: 'biuld' is no command; did you mean 'build'?\n"},
      {{"build", "a.txt", "-o", "out", "--dat", "2010-01-01"},
       "demarche: '--dat' is not known; did you mean '--date'?\n"},
      {{"frobnicate"}, "demarche: 'frobnicate' is no command; see 'demarche --help'\n"},
      {{"build"},
       "demarche: PATH is required: name files (text, HTML, PDF, JSON, CSV, feeds, mails, news XML, "
       "archives, "
       "crawls), folders, or '-' for standard "
       "input; "
       "see 'demarche build --help'\n"},
      {{"lexicon"}, "demarche: say what 'lexicon' is to do; see 'demarche lexicon --help'\n"},
      {{"lexicon", "chek"}, "demarche: 'lexicon chek' is no command; did you mean 'lexicon check'?\n"},
      {{"lexicon", "burn"}, "demarche: 'lexicon burn' is no command; see 'demarche lexicon --help'\n"},
      {{"build", "a.txt", "-o", "out", "--fro-fro", "x"},
       "demarche: '--fro-fro' is not known; see 'demarche build --help'\n"},
      {{"build", "a.txt", "-o", "out", "--date"},
       "demarche: --date needs a value: write YYYY-MM-DD; see 'demarche build --help'\n"},
      {{"build", "a.txt", "-o", "out", "-o", "again"},
       "demarche: --output may stand once only; see 'demarche build --help'\n"},
      {{"build", "a.txt", "-o", "out", "--json"},
       "demarche: 'build' has no --json; see 'demarche build --help'\n"},
      {{"extract", "a.jsonl", "b.jsonl"}, "demarche: one FILE only; see 'demarche extract --help'\n"},
      {{"build", "a.txt", "-o", ""}, "demarche: --output has an empty value; write DIR\n"},
      {{"render", "none.jsonl", "-o", "out"},
       "demarche: none.jsonl: there is no such file; check the name\n"},
      {{"build", "a.txt", "--ouput", "x"}, "demarche: '--ouput' is not known; did you mean '--output'?\n"},
      {{"build", "a.txt"},
       "demarche: --output is required: write --output DIR; see 'demarche build --help'\n"},
      {{"build", "a.txt", "-o", "out", "--date", "2010-02-30"},
       "demarche: --date '2010-02-30' is no day; write it as YYYY-MM-DD\n"},
      {{"build", "a.txt", "-o", "out", "--jobs", "many"},
       "demarche: --jobs 'many' is no number from 1 to 256\n"},
      {{"build", "a.txt", "-o", "out", "--from", "2010-02-02", "--to", "2010-02-01"},
       "demarche: --to lies before --from; exchange them\n"},
      {{"build", "a.txt", "-o", "out", "--min-confidence", "101"},
       "demarche: --min-confidence '101' is no number from 0 to 100\n"},
      {{"build", "a.txt", "-o", "out", "--min-confidence", "high"},
       "demarche: --min-confidence 'high' is no number from 0 to 100\n"},
      {{"export", "t.jsonl", "--format", "pdf"},
       "demarche: --format 'pdf' is not known; write one of: csv, jsonl, timelinejs, timelinejs-csv, "
       "timesketch, "
       "gdelt, polecat, ics, vis, jsonld, gexf, graphml, series, dot, dot-network, dot-chain, "
       "dot-clusters\n"},
      {{"export", "t.jsonl", "--format", "csv", "--most", "3"},
       "demarche: --most is for diagrams; leave it out for csv\n"},
      {{"export", "t.jsonl", "--format", "dot", "--most", "0"},
       "demarche: --most '0' is no number from 1 to 5000\n"},
      {{"export", "t.jsonl", "--format", "dot", "--draw", "png"},
       "demarche: --draw 'png' is not known; write one of: svg, pdf\n"},
  };
  const Sandbox box;
  box.Write("a.txt", "Headline\n\nJapan met China on Friday.\n");
  for (const Case& c : cases) {
    const Outcome outcome = box.Run(c.arguments);
    CAPTURE(c.message);
    CHECK(outcome.code == kUsage);
    CHECK(outcome.out.empty());
    CHECK(outcome.err == c.message);
    CHECK_FALSE(box.Exists("out"));
  }
}

TEST_CASE("help and version go to standard output") {
  const Sandbox box;
  for (const char* word : {"--help", "-h"}) {
    const Outcome help = box.Run({word});
    CHECK(help.code == kDone);
    CHECK(help.err.empty());
    for (const char* command :
         {"build", "ingest", "extract", "merge", "render", "export", "explain", "analyze", "lexicon"}) {
      CAPTURE(command);
      CHECK(help.out.find(command) != std::string::npos);
    }
  }
  const Outcome build = box.Run({"build", "--help"});
  CHECK(build.out.find("--date") != std::string::npos);
  CHECK(build.out.find("Usage: demarche build [OPTIONS] PATH...") != std::string::npos);
  CHECK(build.out.find("Example:\n  demarche build samples/senkaku-2010 -o out") != std::string::npos);
  CHECK(box.Run({"--version"}).out.substr(0, 9) == "demarche ");
}

TEST_CASE("the manual page names every command and flag") {
  const std::string page = ManPage();
  for (const char* word :
       {".SS build", ".SS lexicon check", "\\-\\-date", "\\-\\-focus", "\\-\\-jobs", ".SH EXIT STATUS"}) {
    CAPTURE(word);
    CHECK(page.find(word) != std::string::npos);
  }
}

TEST_CASE("the reference of the manual has every command, and flags as code") {
  const std::string page = CommandReference();
  for (const char* words : {"## build\n", "## lexicon check\n", "## db search\n", "| `-o`, `--output DIR` |",
                            "with `--focus`, all that one did"}) {
    CAPTURE(words);
    CHECK(page.find(words) != std::string::npos);
  }
}

TEST_CASE("the program without arguments says how to begin, in ten lines") {
  const Sandbox box;
  const Outcome outcome = box.Run({});
  CHECK(outcome.code == kUsage);
  CHECK(outcome.err.find("demarche build news/ -o out") != std::string::npos);
  CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') <= 10);
}

TEST_CASE("doctor says what the machine has, and what is broken") {
  const Sandbox box;
  const Outcome good = box.Run({"doctor"});
  CHECK(good.code == kDone);
  for (const char* what : {"good     data", "good     lexicon", "good     reading", "good     pages",
                           " Graphviz ", " pdftotext ", " terminal "}) {
    CAPTURE(what);
    CHECK(good.out.find(what) != std::string::npos);
  }
  const Outcome no_dot =
      box.RunOther({"env", "PATH=/nonexistent", std::getenv("DEMARCHE_PROGRAM"), "doctor"});
  CHECK(no_dot.code == kDone);
  CHECK(no_dot.out.find("missing  Graphviz") != std::string::npos);
  CHECK(no_dot.out.find("install graphviz") != std::string::npos);
  box.Write("mine/actors.txt", "actors: code | type | names\nXAA | stat | Ruritania\n");
  const Outcome broken = box.Run({"doctor", "--lexicon", "mine"});
  CHECK(broken.code == kNoData);
  CHECK(broken.out.find("BROKEN   lexicon") != std::string::npos);
  CHECK(broken.out.find("mine/actors.txt:2:7") != std::string::npos);
  const Outcome no_data =
      box.RunOther({"env", "DEMARCHE_SHARE=/nonexistent", std::getenv("DEMARCHE_PROGRAM"), "doctor"});
  CHECK(no_data.code == kNoData);
  CHECK(no_data.out.find("BROKEN   data") != std::string::npos);
}

TEST_CASE("a reader that has seen enough is told nothing") {
  const Sandbox box;
  const Outcome gone = box.RunOther({"sh", "-c", "(sleep 0.2; \"$0\" merge </dev/null; echo $? >code) | :",
                                     std::getenv("DEMARCHE_PROGRAM")});
  CHECK(gone.err.empty());
  CHECK(box.Read("code") == "75\n");
}

TEST_CASE("completions hold every command and flag, and no other shell") {
  const Sandbox box;
  const std::string help = box.Run({"merge", "--help"}).out;
  for (const char* shell : {"bash", "zsh", "fish"}) {
    CAPTURE(shell);
    const Outcome script = box.Run({"completion", shell});
    CHECK(script.code == kDone);
    for (const char* word : {"build", "explain", "completion", "finish", "manifest", "draw"})
      CHECK(script.out.find(word) != std::string::npos);
  }
  const Outcome other = box.Run({"completion", "tcsh"});
  CHECK(other.code == kUsage);
  CHECK(other.err.find("write bash, zsh or fish") != std::string::npos);
}
