#include "base/spill.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

using namespace demarche;

namespace {

/// Pieces of many lengths, some longer than what is held.
std::string PieceOf(std::size_t i) { return std::string(i * 7 % 150, static_cast<char>('a' + i % 26)); }

std::size_t FilesIn(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("what waits comes back, from memory and from the file, and no name is left") {
  const std::filesystem::path folder = TemporaryFolder() / "demarche-spill-test";
  std::filesystem::create_directory(folder);
  for (const std::size_t held : {std::size_t{0}, std::size_t{100}, std::size_t{1} << 20U}) {
    CAPTURE(held);
    Spill first(folder, held);
    std::vector<Spill::Place> places;
    for (std::size_t i = 0; i < 200; ++i) {
      const Result<Spill::Place> place = first.Append(PieceOf(i));
      REQUIRE(place);
      places.push_back(*place);
      if (i % 50 == 0) CHECK(first.Read(places[i / 2]).value() == PieceOf(i / 2));
    }
    CHECK(FilesIn(folder) == 0);
    Spill moved(std::move(first));
    for (std::size_t i = 0; i < places.size(); ++i) CHECK(moved.Read(places[i]).value() == PieceOf(i));
  }
  std::filesystem::remove(folder);
}

TEST_CASE("a folder that is not there matters only when memory is not enough, and is named") {
  Spill spill("/nonexistent", 100);
  REQUIRE(spill.Append(std::string(60, 'a')));
  const Result<Spill::Place> second = spill.Append(std::string(60, 'b'));
  REQUIRE_FALSE(second);
  CHECK(second.error().kind == ErrorKind::kUnreadable);
  CHECK(second.error().where == "/nonexistent");
  CHECK(second.error().message.find("TMPDIR") != std::string::npos);
}
