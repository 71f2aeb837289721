// Graphviz must take every diagram. Runs only where `dot` and `neato` are installed. With
// DEMARCHE_SAMPLE_PAGE=FILE the sample page is written there with both diagrams, for looking at it.
#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "../folder.h"
#include "base/file.h"
#include "renderer/diagram/svg.h"
#include "renderer/renderer.h"
#include "sample.h"
#include "site.h"

using namespace demarche;

namespace {

bool HasGraphviz() { return std::system("dot -V >/dev/null 2>&1 && neato -V >/dev/null 2>&1") == 0; }

/// Lays `dot_text` out; fails the test when the engine prints anything or refuses.
std::string LayOut(const std::string& engine, const std::string& dot_text) {
  const test::Folder folder;
  folder.Write("in", dot_text);
  const std::string command =
      "cd '" + folder.path().string() + "' && " + engine + " -Tsvg in -o out 2>messages";
  CHECK(std::system(command.c_str()) == 0);
  CHECK(folder.Read("messages") == "");
  return folder.Read("out");
}

}  // namespace

TEST_CASE("Graphviz takes the diagrams and the page takes its drawings") {
  if (!HasGraphviz()) {
    MESSAGE("skipped: Graphviz is not installed");
    return;
  }
  const Timeline timeline = sample::Make();
  const Figures figures{LayOut("dot", RenderDotTimeline(timeline)),
                        LayOut("neato", RenderDotNetwork(timeline)), ""};
  for (const std::string& svg : {figures.timeline_svg, figures.network_svg}) {
    const Result<std::string> embedded = EmbedSvg(svg, "x-");
    REQUIRE(embedded);
    CHECK(embedded->find("alert(1)") != std::string::npos);  // as words
    CHECK(embedded->find("<script") == std::string::npos);
  }
  for (const std::string& dot : {RenderDotChain(timeline), RenderDotClusters(timeline)}) {
    CHECK(EmbedSvg(LayOut("dot", dot), "x-")->find("href=\"#e-ev1") != std::string::npos);
  }
  CHECK(EmbedSvg(figures.timeline_svg, "x-")->find("href=\"#e-ev1007\"") != std::string::npos);

  const char* wanted = std::getenv("DEMARCHE_SAMPLE_PAGE");
  if (wanted == nullptr) return;
  const std::vector<Page> pages = site::Site(timeline, {}, figures);
  CHECK(WriteFileAtomically(wanted, site::PageOf(pages, "index.html")));
}

TEST_CASE("Graphviz takes 150 entries of hostile words") {
  if (!HasGraphviz()) {
    MESSAGE("skipped: Graphviz is not installed");
    return;
  }
  const std::vector<std::string> words = {"\\",
                                          "a\\",
                                          "\\\\\"",
                                          "\"",
                                          "{a|<b>c}",
                                          "<b>x</b>",
                                          "&amp;lt;",
                                          "&#0;&#xFFFF;",
                                          "\\N\\G\\E\\L\\T\\H",
                                          "node",
                                          "subgraph cluster_0 {",
                                          "/* */ // #",
                                          "]]>",
                                          "-->",
                                          "\x01\x1F\x7F",
                                          "\xFF\xC0",
                                          "\xE2\x80\xAE",
                                          "\n\r\t",
                                          std::string(40000, 'x'),
                                          std::string(20000, '\\'),
                                          std::string(20000, '&'),
                                          "名前",
                                          "مرحبا",
                                          "",
                                          " ",
                                          "index.html\"#x",
                                          "%s%n",
                                          "\xEF\xBB\xBF",
                                          "\xF0\x9F\x92\xA5"};
  Timeline timeline;
  for (std::size_t i = 0; i < 150; ++i) {
    const std::string& word = words[i % words.size()];
    Entry entry;
    entry.id = word + std::to_string(i);
    entry.headline = word + words[i * 7 % words.size()];
    entry.sources = {{"", "", "", word, {}}, {word, "", "", words[i * 3 % words.size()], {}}};
    entry.targets = {{words[i * 5 % words.size()], "", "", word, {}}};
    entry.when.earliest = Day(date::days(14610 + static_cast<int>(i) / 3));
    entry.when.latest = entry.when.earliest;
    if (i > 0) entry.relations = {{word, timeline.entries.back().id}};
    timeline.entries.push_back(entry);
  }
  timeline.title = words[20];
  const Figures figures{LayOut("dot", RenderDotTimeline(timeline, 150)),
                        LayOut("neato", RenderDotNetwork(timeline, 150)), ""};
  for (const std::string& svg :
       {figures.timeline_svg, figures.network_svg, LayOut("dot", RenderDotChain(timeline, 150)),
        LayOut("dot", RenderDotClusters(timeline, 60))}) {
    CHECK(EmbedSvg(svg, "x-"));
  }
}

TEST_CASE("edges of one number are labelled all or none") {
  Timeline timeline;
  const auto add = [&](const std::string& target) {
    Entry entry;
    entry.sources.push_back({"AAA", "state", "", "Aland", {}});
    entry.targets.push_back({target, "state", "", target, {}});
    timeline.entries.push_back(entry);
  };
  for (char c = 'B'; c <= 'M'; ++c) add(std::string(3, c));
  CHECK(RenderDotNetwork(timeline).find("label=\"1\"") == std::string::npos);
  add("BBB");
  CHECK(RenderDotNetwork(timeline).find("label=\"2\"") != std::string::npos);
}

TEST_CASE("diagrams state what they leave out") {
  const Timeline timeline = sample::Make();
  CHECK(RenderDotTimeline(timeline, 5).find("5 of 23 events, 18 left out") != std::string::npos);
  CHECK(RenderDotNetwork(timeline, 3).find("3 of 8 actors, 5 left out") != std::string::npos);
  CHECK(RenderDotTimeline(timeline).find("21 of 23 events, 2 left out") != std::string::npos);  // the undated
  CHECK(RenderDotNetwork(timeline).find("left out") == std::string::npos);
}
