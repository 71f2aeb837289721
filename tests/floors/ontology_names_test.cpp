// The rules of the extractor name kinds, PLOVER events, modes and quads, whose table the analysts own: a
// row that is renamed there would silence a rule. So each name that src/extractor compares with must be in
// lexicon/ontology.
#include <doctest/doctest.h>

#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/file.h"

namespace demarche {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMostBytes = 10'000'000;

/// What stands in the cells of a table of the lexicon.
std::set<std::string, std::less<>> NamesIn(const fs::path& table) {
  std::set<std::string, std::less<>> names;
  const std::string text = ReadFile(table, kMostBytes).value();
  for (const std::string_view line : Split(text, '\n')) {
    if (line.starts_with('#')) continue;
    for (const std::string_view cell : Split(line, '|')) names.emplace(Trim(cell));
  }
  return names;
}

/// The names with which a file compares a deed's kind, event, mode or quad.
std::vector<std::string> NamesComparedIn(const std::string& text) {
  static const std::regex comparison(R"rx(\b(kind|event|mode|quad|deed|stand|done)\s*[!=]=\s*"([^"]*)")rx");
  std::vector<std::string> names;
  for (std::sregex_iterator it(text.begin(), text.end(), comparison); it != std::sregex_iterator(); ++it)
    names.push_back((*it)[2]);
  return names;
}

}  // namespace

TEST_CASE("names are found where they are compared with") {
  const std::vector<std::string> names =
      NamesComparedIn("if (deed.kind == \"visit\" && deed.plover.event !=\n \"ASSAULT\") Say(\"kind\");");
  CHECK(names == std::vector<std::string>{"visit", "ASSAULT"});
}

TEST_CASE("each kind, event, mode and quad that the extractor names is in lexicon/ontology") {
  const fs::path root = DEMARCHE_SOURCE_DIR;
  std::set<std::string, std::less<>> known = NamesIn(root / "lexicon/ontology/kinds.txt");
  known.merge(NamesIn(root / "lexicon/ontology/modes.txt"));
  int compared = 0;
  for (const auto& item : fs::recursive_directory_iterator(root / "src/extractor")) {
    if (item.path().extension() != ".cpp" && item.path().extension() != ".h") continue;
    for (const std::string& name : NamesComparedIn(ReadFile(item.path(), kMostBytes).value())) {
      ++compared;
      CHECK_MESSAGE(known.contains(name), "'", name, "' of ", item.path().string());
    }
  }
  CHECK(compared > 50);
}

}  // namespace demarche
