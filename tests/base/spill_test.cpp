#include "base/system/spill.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
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
  const std::filesystem::path folder =
      TemporaryFolder() / ("demarche-spill-test-" + std::to_string(::getpid()));
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

TEST_CASE("a full disk is told, and what was there before stays readable") {
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const rlimit small{1000, before.rlim_max};
  Spill spill(TemporaryFolder(), 100);
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  std::vector<Spill::Place> places;
  Result<Spill::Place> place = spill.Append(std::string(60, 'a'));
  for (int i = 0; place && i < 100; ++i) {
    places.push_back(*place);
    place = spill.Append(std::string(60, 'b'));
  }
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, handler);
  REQUIRE_FALSE(place);
  CHECK(place.error().message.starts_with("a temporary file cannot be written"));
  REQUIRE(places.size() > 10);
  CHECK(spill.Read(places.front()).value() == std::string(60, 'a'));
  for (std::size_t i = 1; i < places.size(); ++i)
    CHECK(spill.Read(places[i]).value() == std::string(60, 'b'));
}
