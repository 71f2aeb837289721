// Bad input gets one clear line with file, place and remedy; the rest of the batch goes on.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "cli/cli.h"
#include "program.h"

using namespace demarche;
using namespace demarche::test;

namespace {

constexpr const char* kGood =
    "Envoys meet\n\nTOKYO, Sept 10 - Chinese and Japanese diplomats met in Tokyo on Friday.\n";

/// Runs build over the good article and one bad thing, and checks that the good one came through and the
/// other was counted with its reason.
Outcome BuildWith(const Sandbox& box, const std::string& bad, const std::string& reason) {
  box.Write("good.txt", kGood);
  Outcome outcome = box.Run({"build", "good.txt", bad, "-o", "out", "--date", "2010-09-11"});
  CHECK(outcome.code == kDone);
  CHECK(box.Read("out/timeline.jsonl").find("\"articles\":1") != std::string::npos);
  CHECK(outcome.out.find("Read       1 article; 1 file or record left aside (" + reason + " 1)") !=
        std::string::npos);
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
  CHECK(Names(BuildWith(box, "none.txt", "not found").err, {"none.txt", "no such file"}));
}

TEST_CASE("a binary file") {
  const Sandbox box;
  box.Write("image.bin", std::string_view("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
  CHECK(Names(BuildWith(box, "image.bin", "unsupported").err, {"image.bin", "binary"}));
}

TEST_CASE("an empty file") {
  const Sandbox box;
  box.Write("empty.txt", "");
  CHECK(Names(BuildWith(box, "empty.txt", "empty").err, {"empty.txt", "empty"}));
}

TEST_CASE("a broken JSON line") {
  const Sandbox box;
  box.Write("bad.jsonl", "{\"schema\":1,\"id\":\"x\",\"text\":\"cut short\n");
  CHECK(Names(BuildWith(box, "bad.jsonl", "malformed").err, {"bad.jsonl:1", "byte", "correct it there"}));
}

TEST_CASE("a record without text") {
  const Sandbox box;
  box.Write("bad.jsonl", "{\"schema\":1,\"id\":\"x\",\"title\":\"no text here\"}\n");
  CHECK(Names(BuildWith(box, "bad.jsonl", "malformed").err, {"bad.jsonl:1", "text"}));
}

TEST_CASE("a record nested too deep") {
  const Sandbox box;
  box.Write("deep.jsonl", std::string(100'000, '[') + "\n");
  CHECK(Names(BuildWith(box, "deep.jsonl", "over limit").err, {"deep.jsonl"}));
}

TEST_CASE("XML of a kind that is not read") {
  const Sandbox box;
  box.Write("map.xml", "<?xml version=\"1.0\"?><urlset><url><loc>https://example.org/</loc></url></urlset>");
  CHECK(Names(BuildWith(box, "map.xml", "unsupported").err, {"map.xml", "<urlset>", "give a feed"}));
}

TEST_CASE("a table whose words stand under another name") {
  const Sandbox box;
  box.Write("news.csv", "headline,body\nA,Words.\n");
  CHECK(Names(BuildWith(box, "news.csv", "unsupported").err,
              {"news.csv", "--map text=COLUMN", "headline, body"}));
}

TEST_CASE("a PDF that is none, read or not") {
  const Sandbox box;
  box.Write("bad.pdf", "%PDF-1.4\nnothing of a PDF\n");
  box.Write("good.txt", kGood);
  const Outcome outcome = box.Run({"ingest", "good.txt", "bad.pdf"});
  CHECK(outcome.code == kDone);
  CHECK(Names(outcome.err, {"bad.pdf", "PDF", "give its text"}));
}

TEST_CASE("a feed that is cut off keeps the items before the cut") {
  const Sandbox box;
  box.Write("feed.xml",
            "<rss><channel><item><title>T</title><description>Envoys met.</description></item><item><ti");
  const Outcome outcome = box.Run({"ingest", "feed.xml"});
  CHECK(outcome.code == kDone);
  CHECK(Names(outcome.out, {"\"uri\":\"feed.xml#1\"", "Envoys met."}));
  CHECK(Names(outcome.err, {"note: feed.xml", "no well-formed XML", "1 articles were read"}));
}

TEST_CASE("a folder that holds nothing readable") {
  const Sandbox box;
  box.Write("void/.hidden", "x");
  CHECK(Names(BuildWith(box, "void", "not found").err, {"void"}));
}

TEST_CASE("a file that may not be read") {
  const Sandbox box;
  box.Write("locked.txt", kGood);
  std::filesystem::permissions(box.path() / "locked.txt", std::filesystem::perms::none);
  if (std::ifstream(box.path() / "locked.txt")) {
    MESSAGE("skipped: root may read everything");
    return;
  }
  CHECK(Names(BuildWith(box, "locked.txt", "unreadable").err,
              {"locked.txt", "cannot be opened", "permissions"}));
}

TEST_CASE("the summary counts each reason") {
  const Sandbox box;
  box.Write("news/good.txt", kGood);
  box.Write("news/empty.txt", "");
  box.Write("news/markup.html", "<html><body></body></html>");
  box.Write("news/bad.jsonl", "{\"text\":\"cut short\n");
  const Outcome outcome = box.Run({"build", "news", "-o", "out"});
  CHECK(outcome.code == kDone);
  CHECK(Names(outcome.out, {"1 article; 3 files or records left aside (empty 2, malformed 1); 0 notes",
                            "Left aside out/left-aside.jsonl"}));
  const std::string listed = box.Read("out/left-aside.jsonl");
  CHECK(std::count(listed.begin(), listed.end(), '\n') == 3);
  CHECK(Names(listed, {"\"kind\":\"error\"", "\"id\":\"news/bad.jsonl:1\"", "\"code\":\"empty\""}));
}

TEST_CASE("a view that leaves nothing says so") {
  const Sandbox box;
  box.Write("good.txt", kGood);
  const Outcome none = box.Run({"build", "good.txt", "-o", "out", "--focus", "Atlantis"});
  CHECK(none.code == kDone);
  CHECK(Names(none.err, {"--focus", "check the name"}));
  CHECK(box.Run({"build", "good.txt", "-o", "out", "--focus", "Japan"}).err.empty());
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
  CHECK(Names(outcome.err, {"note: latin1.txt", "no UTF-8 from byte 31 on", "save the file as UTF-8"}));
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

TEST_CASE("an output folder that may not be written is known before any article is read") {
  const Sandbox box;
  box.Write("good.txt", kGood);
  std::filesystem::create_directory(box.path() / "out");
  std::filesystem::permissions(box.path() / "out", std::filesystem::perms::owner_read);
  if (std::ofstream(box.path() / "out" / "probe")) {
    MESSAGE("skipped: root may write everywhere");
    return;
  }
  const Outcome outcome = box.Run({"build", "good.txt", "-o", "out"});
  CHECK(outcome.code == kTryAgain);
  CHECK(Names(outcome.err, {"out: the output folder cannot be written", "-o"}));
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
  CHECK(Names(extract.out, {"\"kind\":\"error\"", "\"id\":\"sha256:", "the record begins: not json"}));
  CHECK(Names(extract.err, {"-:1: has no text", "-:3: is not JSON"}));
}

TEST_CASE("a template's unknown key is named with its file and line") {
  const Sandbox box;
  box.Write("own/foot.mustache", "</html>\n{{versoin}}");
  box.Write(
      "line.jsonl",
      R"({"kind":"timeline","schema":1,"title":"","articles":0,"reports":0,"events":0,"left_out":)"
      R"({"undated":0,"low_confidence":0,"duplicate":0,"background":0},"versions":{"program":"","lexicon":""}})"
      "\n");
  const Outcome render = box.Run({"render", "line.jsonl", "--template", "own", "-o", "out"});
  CHECK(render.code == kDone);
  CHECK(Names(render.err,
              {"own/foot.mustache:2: no data has the key \"versoin\"", "did you mean \"version\"?"}));
  CHECK(!Names(render.err, {"page.mustache"}));
}

TEST_CASE("extract of what was not ingested says how to") {
  const Sandbox box;
  for (const std::string& raw :
       {std::string(kGood), std::string("<html><body><p>Envoys met.</p>"),
        std::string("[{\"text\":\"Envoys met.\"}]"), std::string("title,text\nA,B\n")}) {
    CAPTURE(raw);
    const Outcome extract = box.Run({"extract"}, raw);
    CHECK(extract.code == kNoData);
    CHECK(extract.out.empty());
    CHECK(Names(extract.err, {"-:1", "is no article record", "demarche ingest PATH | demarche extract"}));
  }
}

TEST_CASE("how many bad records a run bears") {
  const Sandbox box;
  const std::string good = "{\"id\":\"a\",\"text\":\"On 3 May 2010 Japan protested to China.\"}\n";
  struct {
    const char* rate;
    std::string records;
    int code;
  } const table[] = {
      {"1", "no record\n", kDone},
      {"1", "\xff\n" + good, kDone},
      {"0.5", good + "no record\n", kDone},
      {"0.4", good + "no record\n", kNoData},
      {"0", good, kDone},
      {"0", "", kDone},
      {"1.5", good, kUsage},
      {"-0.1", good, kUsage},
      {"half", good, kUsage},
      {"nan", good, kUsage},
  };
  for (const auto& row : table) {
    CAPTURE(row.rate);
    CAPTURE(row.records);
    const Outcome outcome = box.Run({"extract", "--max-error-rate", row.rate}, row.records);
    CHECK(outcome.code == row.code);
    CHECK((row.code == kDone || Names(outcome.err, {"--max-error-rate"})));
  }
}

TEST_CASE("what could not be read travels with the records and stands in the timeline") {
  const Sandbox box;
  box.Write("good.txt", kGood);
  box.Write("empty.txt", "");
  const Outcome plain = box.Run({"ingest", "empty.txt"});
  CHECK(plain.code == kNoData);
  CHECK(plain.out.empty());
  const Outcome ingest = box.Run({"ingest", "--errors", "good.txt", "empty.txt"});
  CHECK(ingest.code == kDone);
  CHECK(box.Run({"ingest", "--errors", "empty.txt"}).code == kDone);
  const Outcome extract = box.Run({"extract"}, ingest.out);
  CHECK(extract.code == kDone);
  const std::string timeline = box.Run({"merge"}, extract.out).out;
  CHECK(Names(timeline, {"{\"kind\":\"error\",\"id\":\"empty.txt\""}));
  REQUIRE(box.Run({"build", "good.txt", "empty.txt", "-o", "out"}).code == kDone);
  CHECK(timeline == box.Read("out/timeline.jsonl"));
}

TEST_CASE("versions name all that the answers depend on") {
  const Sandbox box;
  const std::string own = box.Run({"versions"}).out;
  CHECK(Names(own, {"program ", "binary ", "lexicon ", "model ", "wordnet ", "zones "}));
  box.Write("mine/actors.txt", "actors: code | type | names\nXAA | state | Ruritania\n");
  const std::string extended = box.Run({"versions", "--lexicon", "mine"}).out;
  CHECK(extended != own);
  CHECK(extended == box.Run({"versions", "--lexicon", "mine"}).out);
  CHECK(box.Run({"versions", "what"}).code == kUsage);
}

TEST_CASE("a lexicon with a mistake stops the run before any article is read") {
  const Sandbox box;
  box.Write("good.txt", kGood);
  box.Write("mine/actors.txt", "actors: code | type | names\nXAA | stat | Ruritania\n");
  const Outcome check = box.Run({"lexicon", "check", "mine"});
  CHECK(check.code == kNoData);
  CHECK(Names(check.out, {"mine/actors.txt:2:7: 'stat' is not a type; write one of: state, igo", "      ^"}));
  CHECK(box.Run({"lexicon", "check", "--lexicon", "mine"}).out == check.out);
  const Outcome build = box.Run({"build", "good.txt", "-o", "out", "--lexicon", "mine"});
  CHECK(build.code == kNoData);
  CHECK(Names(build.err, {"mine/actors.txt:2:7"}));
}

TEST_CASE("of many faults of one reason the first twenty are told, then their number; all are records") {
  const Sandbox box;
  std::string records;
  for (int i = 0; i < 25; ++i) records += "{\"id\": \"bad-" + std::to_string(i) + "\", \"text\": 1}\n";
  const Outcome outcome = box.Run({"extract"}, records);
  CHECK(Names(outcome.err, {"-:1:", "-:20:", "demarche: and 5 more (malformed)\n"}));
  CHECK(outcome.err.find("-:21:") == std::string::npos);
  CHECK(std::count(outcome.out.begin(), outcome.out.end(), '\n') == 25);
}
