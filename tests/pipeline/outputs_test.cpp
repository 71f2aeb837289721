// What the pipeline reads and writes beside analysing: records of articles, folders, pages, drawings.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "../folder.h"
#include "pipeline/pipeline.h"
#include "records/records.h"

using namespace demarche;
using test::Folder;

namespace {

Lexicon TheLexicon() {
  Result<Lexicon> lexicon = OpenLexicon({});
  REQUIRE_MESSAGE(lexicon, (lexicon ? "" : ToString(lexicon.error())));
  return std::move(*lexicon);
}

/// Ids of the articles that were taken, and the error.
std::string Read(const std::string& bytes) {
  std::istringstream in(bytes);
  std::string ids;
  const Result<void> read = ReadArticleRecords(in, "name", [&](Article article) -> Result<void> {
    if (article.id == "stop") return Fail(ErrorKind::kUsage, "enough");
    ids += article.id.substr(0, 8) + " ";
    return {};
  });
  return ids + (read ? "" : ToString(read.error()));
}

}  // namespace

TEST_CASE("an article is analysed when its language is English or not known") {
  for (const auto& [language, is_analysed] : std::vector<std::pair<std::string, bool>>{
           {"", true}, {"en", true}, {"fr", false}, {"english", false}}) {
    Article article;
    article.language = language;
    CHECK(MayBeEnglish(article) == is_analysed);
  }
}

TEST_CASE("article records are given one by one, and the first that is none ends the reading") {
  CHECK(Read("").empty());
  CHECK(Read("{\"id\":\"a\",\"text\":\"T\"}\n\n{\"id\":\"b\",\"text\":\"T\"}") == "a b ");
  CHECK(Read("{\"text\":\"T\"}\n") == Read("{\"text\":\"T\"}"));
  CHECK(Read("{\"text\":\"T\"}\n").size() == 9);  // the id is made of the content
  CHECK(Read("{\"id\":\"a\",\"text\":\"T\"}\nwords\n").starts_with("a name:2"));
  CHECK(Read("{\"id\":\"a\",\"text\":\"T\"}\nwords\n").find("give records of 'demarche ingest'") !=
        std::string::npos);
  CHECK(Read("{\"id\":\"stop\",\"text\":\"T\"}\n{\"id\":\"b\",\"text\":\"T\"}") == "enough");
}

TEST_CASE("a folder for output is made with its parents, or it is said why not") {
  const Folder folder;
  CHECK(MakeFolder(folder.path() / "a/b/c"));
  CHECK(MakeFolder(folder.path() / "a/b/c"));
  folder.Write("file", "x");
  for (const char* name : {"file", "file/below"}) {
    const Result<void> made = MakeFolder(folder.path() / name);
    REQUIRE_FALSE(made);
    CHECK(made.error().kind == ErrorKind::kUnreadable);
    CHECK(made.error().message.find("name another with -o") != std::string::npos);
    CHECK(made.error().where == folder.File(name));
  }
  if (::geteuid() == 0) return;  // may write anywhere
  ::chmod(folder.File("a").c_str(), 0555);
  CHECK_FALSE(MakeFolder(folder.path() / "a"));
  ::chmod(folder.File("a").c_str(), 0755);
}

TEST_CASE("a page is written below the folder, in the folder of its name") {
  const Folder folder;
  CHECK(WritePage({"actor/jpn.html", "<p>"}, folder.path()));
  CHECK(WritePage({"actor/jpn.html", "<p>again"}, folder.path()));
  CHECK(folder.Read("actor/jpn.html") == "<p>again");
  folder.Write("dyad", "a file");
  CHECK_FALSE(WritePage({"dyad/a.html", "<p>"}, folder.path()));
}

TEST_CASE("a site has its pages, its records, its table and its diagrams, and names them all") {
  const Lexicon lexicon = TheLexicon();
  const Folder folder;
  std::string notes;
  SiteOptions options;
  options.note = [&](const std::string& line) { notes += line; };
  const Timeline timeline = MergeAll({}, {}, lexicon, {});
  CHECK(timeline.entries.empty());
  const Result<std::vector<std::string>> files = WriteSite(timeline, options, folder.path());
  REQUIRE_MESSAGE(files, (files ? "" : ToString(files.error())));
  for (const std::string& file : *files) CHECK_MESSAGE(std::filesystem::exists(folder.path() / file), file);
  for (const char* name : {"index.html", "timeline.jsonl", "events.csv", "timeline.dot", "network.dot"}) {
    CAPTURE(name);
    CHECK(std::count(files->begin(), files->end(), std::string(name)) == 1);
  }
  CHECK(folder.Read("timeline.jsonl") == WriteTimeline(timeline));
}

TEST_CASE("a style of the user at its limit") {
  const Timeline timeline = MergeAll({}, {}, TheLexicon(), {});
  constexpr std::size_t kMost = std::size_t{4} << 20U;
  for (const std::size_t size : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(size);
    const Folder folder;
    folder.Write("mine/page.css", std::string(size, ' '));
    SiteOptions options;
    options.templates = folder.path() / "mine";
    const Result<std::vector<std::string>> files = WriteSite(timeline, options, folder.path() / "out");
    REQUIRE(files.has_value() == (size <= kMost));
    if (files) continue;
    CHECK(files.error().kind == ErrorKind::kOverLimit);
    CHECK(files.error().where == folder.File("mine/page.css"));
  }
}

TEST_CASE("a diagram is drawn by Graphviz, or it is said what is missing") {
  const Result<std::string> drawn = DrawDiagram("digraph { a -> b }", "svg");
  if (drawn) {
    CHECK(drawn->find("<svg") != std::string::npos);
    const Result<std::string> broken = DrawDiagram("digraph {", "svg");
    REQUIRE_FALSE(broken);
    CHECK(broken.error().kind == ErrorKind::kMalformed);
  } else {
    CHECK(drawn.error().kind == ErrorKind::kNotFound);
    CHECK(drawn.error().message.find("install Graphviz") != std::string::npos);
  }
}

TEST_CASE("what decides an extraction has one hash, another for all actions") {
  const Lexicon lexicon = TheLexicon();
  const std::string digest = AnalysisDigest(lexicon, false).value();
  CHECK_FALSE(digest.empty());
  CHECK(AnalysisDigest(lexicon, false).value() == digest);
  CHECK(AnalysisDigest(lexicon, true).value() != digest);
  std::set<std::string> names;
  const Result<std::vector<Ingredient>> ingredients = Ingredients({});
  REQUIRE(ingredients);
  for (const Ingredient& each : *ingredients) {
    CHECK_FALSE(each.version.empty());
    CHECK_MESSAGE(names.insert(each.name).second, each.name);
  }
  CHECK(names.size() > 4);
}
