// Every fuzz target over its seeds: what a fuzzer found stays found, and targets keep up with the code. A
// broken promise ends the program; doctest then names the seed. Where DEMARCHE_FUZZ_FOUND names the folder in
// which tests/fuzz/run keeps new inputs, these too: for valgrind, which sees what libraries do.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"

namespace fs = std::filesystem;

#define X(name) extern "C" int fuzz_##name(const std::uint8_t* data, std::size_t size);
DEMARCHE_FUZZ_TARGETS
#undef X

namespace {

struct Target {
  const char* name;
  int (*run)(const std::uint8_t* data, std::size_t size);
};

#define X(name) Target{#name, fuzz_##name},
const std::vector<Target> kTargets{DEMARCHE_FUZZ_TARGETS};
#undef X

void Feed(const Target& target, const fs::path& file) {
  const std::string bytes = demarche::ReadFile(file, 1U << 24U).value();
  CHECK(target.run(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()) == 0);
}

std::vector<fs::path> FilesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& item : fs::directory_iterator(folder)) files.push_back(item.path());
  return files;
}

}  // namespace

TEST_CASE("every fuzz target has seeds and takes them") {
  for (const Target& target : kTargets) {
    const fs::path folder = fs::path(DEMARCHE_SOURCE_DIR) / "tests/fuzz/corpus" / target.name;
    REQUIRE_MESSAGE(fs::is_directory(folder), "tests/fuzz/corpus/", target.name, " is missing");
    const std::vector<fs::path> seeds = FilesIn(folder);
    CHECK_MESSAGE(!seeds.empty(), target.name, " has no seed");
    for (const fs::path& seed : seeds) {
      const std::string name = std::string(target.name) + "/" + seed.filename().string();
      SUBCASE(name.c_str()) { Feed(target, seed); }
    }
  }
}

TEST_CASE("every fuzz target takes what the fuzzers kept") {
  const char* kept = std::getenv("DEMARCHE_FUZZ_FOUND");
  if (kept == nullptr) return;
  std::size_t fed = 0;
  for (const Target& target : kTargets) {
    const fs::path folder = fs::path(kept) / target.name;
    if (!fs::is_directory(folder)) continue;
    for (const fs::path& file : FilesIn(folder)) {
      CAPTURE(file.string());
      Feed(target, file);
      ++fed;
    }
  }
  MESSAGE(fed, " inputs of ", std::string(kept));
  CHECK(fed > 0);
}
