// The sizes of docs/house.md: small headers, sources that one can hold in mind, folders that
// one can take in at a glance.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>

#include "base/file.h"

using namespace demarche;
namespace fs = std::filesystem;

TEST_CASE("headers, sources and folders of src/ keep their size") {
  constexpr std::ptrdiff_t kHeaderLines = 150;
  constexpr std::ptrdiff_t kSourceLines = 600;
  constexpr int kFiles = 15;
  const fs::path source = fs::path(DEMARCHE_SOURCE_DIR) / "src";
  std::map<std::string, int> modules;  // folder -> headers and sources, a pair counting once
  for (const auto& item : fs::recursive_directory_iterator(source)) {
    const std::string kind = item.path().extension();
    if (kind != ".h" && kind != ".cpp") continue;
    const std::string name = fs::relative(item.path(), source).generic_string();
    const std::string text = ReadFile(item.path(), 10'000'000).value();
    const std::ptrdiff_t lines = std::count(text.begin(), text.end(), '\n');
    CHECK_MESSAGE(lines <= (kind == ".h" ? kHeaderLines : kSourceLines), name, " has ", lines, " lines");
    const bool second_of_pair = kind == ".h" && fs::exists(fs::path(item.path()).replace_extension(".cpp"));
    if (!second_of_pair) ++modules[fs::path(name).parent_path().generic_string()];
  }
  for (const auto& folder : modules) {
    CHECK_MESSAGE(folder.second <= kFiles, folder.first, " holds ", folder.second,
                  " modules; part it into subfolders");
  }
}
