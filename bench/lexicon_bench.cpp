// How long the shipped lexicon takes to load, check and hash. Run from the repository's root.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"

namespace {

void LoadShipped(benchmark::State& state) {
  const std::vector<std::filesystem::path> folders{"lexicon"};
  std::size_t rows = 0;
  for (auto _ : state) {
    const auto lexicon = demarche::Lexicon::Load(folders);
    if (!lexicon) {
      state.SkipWithError(demarche::ToString(lexicon.error()).c_str());
      return;
    }
    rows += lexicon->size();
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(rows));
}
BENCHMARK(LoadShipped)->Unit(benchmark::kMillisecond);

}  // namespace
