// No link of the manual leads nowhere: files are there, headings too, and nothing points out of the project.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include "page.h"

namespace demarche::manual {
namespace fs = std::filesystem;
namespace {

bool IsAddress(std::string_view target) {
  return target.substr(0, 8) == "https://" || target.substr(0, 7) == "http://" ||
         target.substr(0, 7) == "mailto:";
}

}  // namespace

TEST_CASE("every link within the manual leads to a file and a heading") {
  const fs::path project(DEMARCHE_SOURCE_DIR);
  std::map<fs::path, std::vector<std::string>> anchors;
  for (const fs::path& path : Pages(project)) anchors[fs::weakly_canonical(path)] = ReadPage(path).anchors;
  std::size_t checked = 0;
  for (const fs::path& path : Pages(project)) {
    for (const Link& link : ReadPage(path).links) {
      if (IsAddress(link.target)) continue;
      ++checked;
      const std::size_t hash = link.target.find('#');
      const std::string name = link.target.substr(0, hash);
      const fs::path file = fs::weakly_canonical(name.empty() ? path : path.parent_path() / name);
      CAPTURE(path.string());
      CAPTURE(link.line);
      CAPTURE(link.target);
      CHECK(fs::exists(file));
      CHECK(file.string().find(fs::weakly_canonical(project).string()) == 0);
      if (hash == std::string::npos || anchors.count(file) == 0) continue;
      const std::vector<std::string>& known = anchors[file];
      CHECK(std::find(known.begin(), known.end(), link.target.substr(hash + 1)) != known.end());
    }
  }
  CHECK(checked > 50);
}

TEST_CASE("every page is reached from the table of contents or the README") {
  const fs::path project(DEMARCHE_SOURCE_DIR);
  std::vector<fs::path> reached;
  for (const char* door : {"README.md", "docs/README.md", "docs/howto/README.md"}) {
    const fs::path path = project / door;
    reached.push_back(fs::weakly_canonical(path));
    for (const Link& link : ReadPage(path).links)
      if (!IsAddress(link.target))
        reached.push_back(
            fs::weakly_canonical(path.parent_path() / link.target.substr(0, link.target.find('#'))));
  }
  for (const fs::path& path : Pages(project)) {
    CAPTURE(path.string());
    CHECK(std::find(reached.begin(), reached.end(), fs::weakly_canonical(path)) != reached.end());
  }
}

TEST_CASE(
    "the page of each floor says in short its idea, what it follows, what was measured, and its limits") {
  for (const char* floor : {"ingest", "language", "time", "extractor", "timeline", "page"}) {
    std::ifstream file(fs::path(DEMARCHE_SOURCE_DIR) / "docs" / (std::string(floor) + ".md"));
    const std::string page{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    for (const char* row :
         {"\n## In short\n", "\n| idea | ", "\n| after | ", "\n| measured | ", "\n| limits | "}) {
      CAPTURE(floor);
      CAPTURE(row);
      CHECK(page.find(row) != std::string::npos);
    }
  }
}

}  // namespace demarche::manual
