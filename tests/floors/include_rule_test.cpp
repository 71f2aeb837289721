// The include rule of docs/house.md as a test: reads every include of src/ and fails on an arrow
// that goes up, sideways or past a front door; shows on planted violations that it would.
#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/file.h"

namespace demarche {
namespace fs = std::filesystem;
namespace {

const std::map<std::string, int, std::less<>> kFloors{
    {"base", 0},     {"core", 1},     {"lexicon", 2},   {"records", 2},  {"ingest", 3},
    {"language", 3}, {"time", 3},     {"extractor", 3}, {"timeline", 3}, {"renderer", 3},
    {"store", 3},    {"pipeline", 4}, {"cli", 5}};

/// The path between quotes of an include line, or "".
std::string_view IncludedPath(std::string_view line) {
  line = Trim(line);
  if (line.substr(0, 8) != "#include") return {};
  const std::size_t open = line.find('"');
  if (open == std::string_view::npos) return {};
  return line.substr(open + 1, line.find('"', open + 1) - open - 1);
}

/// What is wrong with `room` including `path`, or "".
std::string Fault(std::string_view room, std::string_view path) {
  const std::string_view other = path.substr(0, path.find('/'));
  if (other == room) return {};
  const auto from = kFloors.find(room);
  const auto to = kFloors.find(other);
  if (to == kFloors.end()) return "'" + std::string(path) + "' lies in no room";
  if (from == kFloors.end()) return "'" + std::string(room) + "' is no room";
  if (to->second > from->second) return "an arrow that goes up, to '" + std::string(path) + "'";
  if (to->second == from->second) return "an arrow that goes sideways, to '" + std::string(path) + "'";
  const bool open = other == "base" || other == "core";
  const std::string door = std::string(other) + "/" + std::string(other) + ".h";
  if (!open && path != door) return "past the front door " + door + ", to '" + std::string(path) + "'";
  return {};
}

/// The includes that break the rule, as "file:line: why". `file` is relative to src/.
std::vector<std::string> BrokenIncludes(std::string_view file, std::string_view text) {
  std::vector<std::string> broken;
  const std::string_view room = file.substr(0, file.find('/'));
  int number = 0;
  for (const std::string_view line : Split(text, '\n')) {
    ++number;
    const std::string_view path = IncludedPath(line);
    if (path.empty()) continue;
    const std::string fault = Fault(room, path);
    if (!fault.empty()) broken.push_back(std::string(file) + ":" + std::to_string(number) + ": " + fault);
  }
  return broken;
}

}  // namespace

TEST_CASE("the rule catches planted violations and lets the allowed arrows pass") {
  struct Case {
    const char* file;
    const char* line;
    const char* fault;  // "" = allowed
  };
  const Case cases[]{
      {"core/event.h", "#include \"base/result.h\"", ""},
      {"extractor/roles.cpp", "#include \"lexicon/lexicon.h\"", ""},
      {"extractor/roles.cpp", "#include \"extractor/clause.h\"", ""},
      {"pipeline/read.cpp", "#include \"ingest/ingest.h\"", ""},
      {"base/file.cpp", "#include <string>", ""},
      {"base/file.cpp", "#include \"core/day.h\"", "an arrow that goes up, to 'core/day.h'"},
      {"timeline/merge.cpp", "  #  include \"x\"", ""},
      {"timeline/merge.cpp", "#include \"extractor/extractor.h\"",
       "an arrow that goes sideways, to 'extractor/extractor.h'"},
      {"records/json.cpp", "#include \"lexicon/lexicon.h\"",
       "an arrow that goes sideways, to 'lexicon/lexicon.h'"},
      {"cli/build.cpp", "#include \"pipeline/impl.h\"",
       "past the front door pipeline/pipeline.h, to 'pipeline/impl.h'"},
      {"extractor/roles.cpp", "#include \"lexicon/schema.h\"",
       "past the front door lexicon/lexicon.h, to 'lexicon/schema.h'"},
      {"renderer/html.cpp", "#include \"util/strings.h\"", "'util/strings.h' lies in no room"},
      {"attic/old.cpp", "#include \"base/result.h\"", "'attic' is no room"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.file);
    CAPTURE(c.line);
    const std::vector<std::string> broken = BrokenIncludes(c.file, std::string("// head\n") + c.line + "\n");
    if (*c.fault == '\0') {
      CHECK(broken.empty());
    } else {
      REQUIRE(broken.size() == 1);
      CHECK(broken[0] == std::string(c.file) + ":2: " + c.fault);
    }
  }
}

TEST_CASE("src/ keeps the rule") {
  const fs::path source = fs::path(DEMARCHE_SOURCE_DIR) / "src";
  int files = 0;
  for (const auto& item : fs::recursive_directory_iterator(source)) {
    if (item.path().extension() != ".h" && item.path().extension() != ".cpp") continue;
    ++files;
    const std::string name = fs::relative(item.path(), source).generic_string();
    for (const std::string& broken : BrokenIncludes(name, ReadFile(item.path(), 10'000'000).value()))
      FAIL_CHECK(broken);
  }
  CHECK(files > 40);
}

TEST_CASE("every room has its front door and a test folder") {
  for (const auto& [room, floor] : kFloors) {
    const auto& this_room = room;
    CAPTURE(this_room);
    if (room != "base" && room != "core") {
      CHECK(fs::exists(fs::path(DEMARCHE_SOURCE_DIR) / "src" / room / (room + ".h")));
    }
    CHECK(fs::is_directory(fs::path(DEMARCHE_SOURCE_DIR) / "tests" / room));
  }
}

}  // namespace demarche
