// Seals: what they spare, and that none is believed that does not fit.
#include "lexicon/seal.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "../folder.h"
#include "lexicon/lexicon.h"
#include "lexicon/schema.h"

using namespace demarche;
namespace fs = std::filesystem;

namespace {

std::string BytesOf(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void Write(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

/// A folder with two files and its seal, gone when the test ends.
class Sealed {
 public:
  Sealed() {
    fs::create_directories(folder());
    Write(folder() / "a.txt", "actors: code | type | names\nJPN | state | Japan; Nippon\n");
    Write(folder() / "b.txt", "actors: code | type | names\nCHN | state | China\n");
    REQUIRE(lexicon::SealFolder(folder()));
  }

  [[nodiscard]] fs::path folder() const { return root_.path() / "lexicon"; }
  [[nodiscard]] fs::path seal() const { return root_.path() / "lexicon.seal"; }
  [[nodiscard]] std::string Hash() const { return Lexicon::Load(std::vector{folder()}).value().hash(); }

  /// Another hash in the seal: by it, a test sees whether the seal was believed.
  void Forge() const {
    std::string text = BytesOf(seal());
    text.replace(text.size() - 65, 64, kForged);
    Write(seal(), text);
  }

  const std::string kForged = std::string(64, '7');

 private:
  test::Folder root_;
};

/// All that a lexicon says.
std::string AllOf(const Lexicon& lexicon) {
  std::string all = lexicon.hash();
  for (const lexicon::Table& table : lexicon::Schema()) {
    for (const LexiconRow& row : lexicon.Rows(table.name)) {
      all += '\n' + lexicon.files()[row.file] + ':' + std::to_string(row.line);
      for (const LexiconCell& cell : row.cells) {
        all += '|' + std::to_string(cell.column) + ' ' + std::string(cell.text);
        for (const std::string_view item : cell.items) all += ';' + std::string(item);
      }
    }
  }
  return all;
}

}  // namespace

TEST_CASE("the program's lexicon is the same by its seal") {
  const Sealed sealed;
  fs::remove_all(sealed.folder());
  fs::copy(fs::path(DEMARCHE_SOURCE_DIR) / "lexicon", sealed.folder(), fs::copy_options::recursive);
  const std::vector<fs::path> folders{sealed.folder()};
  const std::string checked = AllOf(Lexicon::Load(folders).value());
  REQUIRE(lexicon::SealFolder(sealed.folder()));
  CHECK(AllOf(Lexicon::Load(folders).value()) == checked);
  sealed.Forge();
  CHECK(sealed.Hash() == sealed.kForged);  // so it was read by its seal
}

TEST_CASE("a seal that does not fit the files is not believed") {
  struct Case {
    const char* what;
    std::function<void(const Sealed&)> change;
  };
  const std::vector<Case> cases{
      {"an edit",
       [](const Sealed& it) { Write(it.folder() / "b.txt", BytesOf(it.folder() / "b.txt") + "# more\n"); }},
      {"an edit of one bit",
       [](const Sealed& it) {
         std::string text = BytesOf(it.folder() / "a.txt");
         text[text.size() - 3] = static_cast<char>(text[text.size() - 3] ^ 1);
         Write(it.folder() / "a.txt", text);
       }},
      {"a new file", [](const Sealed& it) { Write(it.folder() / "c.txt", ""); }},
      {"a file less", [](const Sealed& it) { fs::remove(it.folder() / "b.txt"); }},
      {"another name", [](const Sealed& it) { fs::rename(it.folder() / "b.txt", it.folder() / "c.txt"); }},
      {"a line that moved",
       [](const Sealed& it) {
         Write(it.folder() / "a.txt", BytesOf(it.folder() / "a.txt") + "CHN | state | China\n");
         Write(it.folder() / "b.txt", "actors: code | type | names\n");
       }},
  };
  for (const Case& test : cases) {
    CAPTURE(test.what);
    const Sealed sealed;
    sealed.Forge();
    REQUIRE(sealed.Hash() == sealed.kForged);
    test.change(sealed);
    CHECK(sealed.Hash() != sealed.kForged);
  }
}

TEST_CASE("a damaged or foreign seal is not believed") {
  const std::vector<std::function<std::string(std::string)>> damages{
      [](std::string) { return ""; },
      [](std::string) { return "\n"; },
      [](std::string seal) { return seal.substr(0, seal.size() - 1); },
      [](std::string seal) { return seal.substr(0, seal.size() / 2); },
      [](std::string seal) { return seal.substr(0, seal.size() - 2) + "\n"; },
      [](std::string seal) { return seal.substr(0, seal.size() - 2) + "G\n"; },
      [](std::string seal) { return "demarche-seal 2" + seal.substr(15); },
      [](std::string seal) { return seal + seal; },
      [](std::string seal) { return seal + std::string(10'000, ' ') + "\n"; },
      [](std::string seal) { return std::string(seal.size(), '\0'); },
      [](std::string seal) {
        seal[20] = seal[20] == '0' ? '1' : '0';
        return seal;
      },
  };
  const Sealed sealed;
  const std::string true_hash = sealed.Hash();
  sealed.Forge();
  const std::string forged = BytesOf(sealed.seal());
  for (std::size_t i = 0; i < damages.size(); ++i) {
    CAPTURE(i);
    Write(sealed.seal(), damages[i](forged));
    CHECK(sealed.Hash() == true_hash);
  }
  fs::remove(sealed.seal());
  fs::create_directory(sealed.seal());
  CHECK(sealed.Hash() == true_hash);
}

TEST_CASE("beside another folder all is checked, and checking takes no seal's word") {
  const Sealed sealed;
  sealed.Forge();
  const fs::path mine = sealed.folder().parent_path() / "mine";
  fs::create_directory(mine);
  Write(mine / "mine.txt", "actors: code | type | names\nKOR | state | Korea\n");
  const auto both = Lexicon::Load(std::vector{sealed.folder(), mine});
  REQUIRE(both);
  CHECK(both->hash() != sealed.kForged);
  CHECK(both->Rows("actors").size() == 3);
}

TEST_CASE("a lexicon with mistakes gets no seal, and loses the one that it had") {
  const Sealed sealed;
  Write(sealed.folder() / "b.txt", "actors: code | type | names\nCHN | state | Nippon\n");
  CHECK_FALSE(lexicon::SealFolder(sealed.folder()));
  CHECK_FALSE(fs::exists(sealed.seal()));
}
