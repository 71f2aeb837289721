// Whole outputs for the sample timeline against tests/golden/. To renew them after a wanted change, run
// `DEMARCHE_RENEW_GOLDEN=1 build/release/bin/test_renderer -tc="golden*"` and read the diff.
#include <doctest/doctest.h>

#include <cstdlib>

#include "base/file.h"
#include "renderer/renderer.h"
#include "sample.h"

using namespace demarche;

namespace {

constexpr std::uint64_t kLimit = std::uint64_t{64} << 20U;

std::string SourceFile(const std::string& path) {
  const Result<std::string> bytes = ReadFile(std::string(DEMARCHE_SOURCE_DIR) + "/" + path, kLimit);
  return bytes ? *bytes : "cannot read " + path;
}

void CheckGolden(const std::string& name, const std::string& made) {
  const std::string path = "tests/golden/" + name;
  if (std::getenv("DEMARCHE_RENEW_GOLDEN") != nullptr) {
    CHECK(WriteFileAtomically(std::string(DEMARCHE_SOURCE_DIR) + "/" + path, made));
    return;
  }
  CHECK_MESSAGE(SourceFile(path) == made, path, " differs; see the head of golden_test.cpp");
}

}  // namespace

TEST_CASE("golden page") {
  const Templates templates{SourceFile("templates/page.mustache"), SourceFile("templates/page.css"),
                            SourceFile("templates/page.js")};
  const Figures figures{"", "", "Graphviz is not installed: install it and run again for the two diagrams."};
  const Result<std::string> page = RenderHtml(sample::Make(), templates, figures);
  REQUIRE(page);
  CheckGolden("page.html", *page);
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
