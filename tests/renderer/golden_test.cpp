// Whole outputs for the sample timeline against tests/golden/. To renew them after a wanted change, run
// `DEMARCHE_RENEW_GOLDEN=1 build/release/bin/test_renderer -tc="golden*"` and read the diff.
#include <doctest/doctest.h>

#include <cstdlib>

#include "base/file.h"
#include "renderer/renderer.h"
#include "sample.h"
#include "site.h"

using namespace demarche;

namespace {

void CheckGolden(const std::string& name, const std::string& made) {
  const std::string path = "tests/golden/" + name;
  if (std::getenv("DEMARCHE_RENEW_GOLDEN") != nullptr) {
    CHECK(WriteFileAtomically(std::string(DEMARCHE_SOURCE_DIR) + "/" + path, made));
    return;
  }
  CHECK_MESSAGE(site::SourceFile(path) == made, path, " differs; see the head of golden_test.cpp");
}

}  // namespace

TEST_CASE("golden pages") {
  const Timeline timeline = sample::Make();
  const Figures figures{"", "", "Graphviz is not installed: install it and run again for the two diagrams."};
  const std::vector<Page> pages = site::Site(timeline, sample::ArticlesOf(timeline), figures);
  CheckGolden("page.html", site::PageOf(pages, "index.html"));
  CheckGolden("actors.html", site::PageOf(pages, "actors.html"));
  CheckGolden("actor.html", site::PageOf(pages, "actor/kst.html"));
  CheckGolden("dyad.html", site::PageOf(pages, "dyad/kst-orv.html"));
  CheckGolden("sources.html", site::PageOf(pages, "sources.html"));
  CheckGolden("left_out.html", site::PageOf(pages, "left-out/low-confidence.html"));
  CheckGolden("article.html", site::PageOf(pages, "article/inn2025-08-12t18.html"));
}

TEST_CASE("golden diagrams") {
  CheckGolden("timeline.dot", RenderDotTimeline(sample::Make()));
  CheckGolden("network.dot", RenderDotNetwork(sample::Make()));
}

TEST_CASE("golden table") { CheckGolden("events.csv", RenderCsv(sample::Make())); }

TEST_CASE("golden exports") {
  for (const ExportFormat& format : ExportFormats()) {
    if (format.name == "csv" || format.name == "jsonl" || format.name == "dot" ||
        format.name == "dot-network") {
      continue;  // above, or made by another room
    }
    const std::string name = std::string(format.name) + std::string(format.extension);
    CheckGolden("export/" + name, format.write(sample::Make(), 0).bytes);
  }
}
