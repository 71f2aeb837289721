// Every reader of foreign bytes has a fuzz target: tests/fuzz/readers.txt names them, and this finds those
// that it forgets by the parsers that a source includes and the readers that a header declares.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/file.h"

using namespace demarche;
namespace fs = std::filesystem;

namespace {

const fs::path kRoot = DEMARCHE_SOURCE_DIR;
const fs::path kFuzz = kRoot / "tests/fuzz";

std::string Text(const fs::path& file) { return ReadFile(file, 10'000'000).value(); }

struct Reader {
  std::string source;
  std::vector<std::string> targets;
  bool exempt = false;
};

std::vector<Reader> Readers() {
  std::vector<Reader> readers;
  const std::string text = Text(kFuzz / "readers.txt");
  for (const std::string_view line : Split(text, '\n')) {
    if (Trim(line).empty() || line.front() == '#') continue;
    const std::vector<std::string_view> cells = Split(line, '|');
    REQUIRE_MESSAGE(cells.size() == 3, line);
    Reader reader{std::string(Trim(cells[0])), {}, Trim(cells[1]) == "-"};
    for (const std::string_view target : Split(Trim(cells[1]), ' ')) {
      if (!reader.exempt) reader.targets.emplace_back(target);
    }
    readers.push_back(std::move(reader));
  }
  return readers;
}

std::set<std::string> Targets() {
  std::set<std::string> targets;
  for (const auto& item : fs::directory_iterator(kFuzz)) {
    const std::string name = item.path().stem();
    if (name.starts_with("fuzz_")) targets.insert(name.substr(5));
  }
  return targets;
}

/// Whether a line of the list means this file: its path without its ending, the whole of it, or a folder
/// above.
bool Covers(const Reader& reader, const std::string& file) {
  return reader.source.ends_with('/') ? file.starts_with(reader.source)
                                      : file == reader.source || file.starts_with(reader.source + ".");
}

/// What makes a file a reader, or "".
std::string ReaderSign(const std::string& text, bool is_header) {
  static const std::regex kParser(
      "#include <((gumbo|libxml/|gmime/|archive|sqlite3|zlib|brotli/|iconv|uchardet|zstd|kainjow/|CLI/|cld2/|"
      "rapidjson/(reader|document))[^>]*)>");
  static const std::regex kDeclared(
      R"(\b((Parse|Read|Decode)[A-Z]?\w*)\(\s*(std::string_view|std::istream&|const std::(string|filesystem::path)& (path|file)))");
  std::smatch found;
  if (std::regex_search(text, found, kParser)) return found[1];
  if (is_header && std::regex_search(text, found, kDeclared)) return found[1];
  return {};
}

}  // namespace

TEST_CASE("every reader of foreign bytes is in tests/fuzz/readers.txt") {
  const std::vector<Reader> readers = Readers();
  std::size_t signs = 0;
  for (const auto& item : fs::recursive_directory_iterator(kRoot / "src")) {
    const std::string kind = item.path().extension();
    if (kind != ".h" && kind != ".cpp") continue;
    const std::string sign = ReaderSign(Text(item.path()), kind == ".h");
    if (sign.empty()) continue;
    ++signs;
    const std::string file = fs::relative(item.path(), kRoot / "src").generic_string();
    const bool listed = std::any_of(readers.begin(), readers.end(),
                                    [&](const Reader& reader) { return Covers(reader, file); });
    // Whole files are read by base for those who then read their bytes.
    CHECK_MESSAGE((listed || file == "base/file.h"), file, " has ", sign, " and no line");
  }
  CHECK(signs > 40);
}

TEST_CASE("every reader has a target, and every target has readers, seeds and words") {
  std::set<std::string> named;
  const std::set<std::string> targets = Targets();
  for (const Reader& reader : Readers()) {
    const std::string path = "src/" + reader.source;
    CHECK_MESSAGE((fs::exists(kRoot / path) || fs::exists(kRoot / (path + ".cpp")) ||
                   fs::exists(kRoot / (path + ".h"))),
                  path, " is no more");
    for (const std::string& target : reader.targets) {
      CHECK_MESSAGE(targets.contains(target), target, ", which is to read ", path, ", is no target");
      named.insert(target);
    }
  }
  CHECK(targets.size() > 20);
  for (const std::string& target : targets) {
    CHECK_MESSAGE(named.contains(target), target, " covers no reader");
    CHECK_MESSAGE(fs::exists(kFuzz / "dict" / target), target, " has no words");
    const fs::path seeds = kFuzz / "corpus" / target;
    CHECK_MESSAGE((fs::is_directory(seeds) && !fs::is_empty(seeds)), target, " has no seeds");
  }
}
