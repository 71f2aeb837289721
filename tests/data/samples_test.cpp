// The sample articles and the broken inputs: each stands in the README beside it, and is what that says.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <string>

#include "base/ascii.h"
#include "base/file.h"
#include "base/utf8.h"

namespace demarche {
namespace fs = std::filesystem;
namespace {

const fs::path kSource = DEMARCHE_SOURCE_DIR;

std::string Read(const fs::path& path) { return ReadFile(path, 1 << 20).value(); }

std::set<std::string> NamesIn(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& item : fs::directory_iterator(folder)) names.insert(item.path().filename().string());
  return names;
}

/// The names between back quotes in the first cell of table rows: "| `name` line 1 | ...".
std::set<std::string> NamesTold(const std::string& readme) {
  std::set<std::string> names;
  for (const std::string_view line : Split(readme, '\n')) {
    if (line.substr(0, 3) != "| `") continue;
    names.emplace(line.substr(3, line.find('`', 3) - 3));
  }
  return names;
}

}  // namespace

TEST_CASE("each sample stands in the README, and nothing else does") {
  CHECK(NamesIn(kSource / "samples/senkaku-2010") == NamesTold(Read(kSource / "samples/README.md")));
}

TEST_CASE("samples are UTF-8 without NUL, and their publishers' addresses lead nowhere") {
  for (const std::string& name : NamesIn(kSource / "samples/senkaku-2010")) {
    CAPTURE(name);
    const std::string text = Read(kSource / "samples/senkaku-2010" / name);
    CHECK(IsValidUtf8(text));
    CHECK(text.find('\0') == std::string::npos);
    for (std::size_t at = text.find("https://"); at != std::string::npos;
         at = text.find("https://", at + 1)) {
      const std::string host = text.substr(at + 8, text.find_first_of("/\"<\n", at + 8) - at - 8);
      CAPTURE(host);
      CHECK((host.ends_with(".example") || host == "schema.org"));
    }
  }
}

TEST_CASE("broken inputs are broken, and listed") {
  const fs::path folder = kSource / "tests/data/broken";
  std::set<std::string> names = NamesIn(folder);
  names.erase("README.md");
  std::set<std::string> told = NamesTold(Read(folder / "README.md"));
  told.insert("latin1-as-utf8.html");  // told in prose: it is no error
  CHECK(names == told);

  CHECK(Read(folder / "empty.txt").empty());
  CHECK(Read(folder / "binary.bin").find('\0') != std::string::npos);
  CHECK(FindInvalidUtf8(Read(folder / "invalid-utf8.txt")) == 126);
  CHECK_FALSE(IsValidUtf8(Read(folder / "latin1-as-utf8.html")));
  CHECK(Read(folder / "deep.json").substr(0, 10'000) == std::string(10'000, '['));
}

}  // namespace demarche
