// Bytes of text per second through the time room alone, given tokens and trees, over news prose
// (bench/news.txt). Run from the project's folder; bench/chrono/run sets it beside chrono-node.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/file.h"
#include "language/language.h"
#include "lexicon/lexicon.h"
#include "time/time.h"

namespace {

constexpr std::uint64_t kLargest = 1 << 20;

void FindTimes(benchmark::State& state) {
  const std::vector<std::filesystem::path> folders{"lexicon/times", "lexicon/language"};
  const auto lexicon = demarche::Lexicon::Load(folders);
  const auto prose = demarche::ReadFile("bench/news.txt", kLargest);
  if (!lexicon || !prose) return state.SkipWithError("run from the project's folder");
  const auto finder = demarche::TimeFinder::Create(*lexicon);
  const auto language = demarche::LanguageModel::Load(*lexicon, "/usr/share/wordnet", "models/en.model");
  if (!finder || !language) return state.SkipWithError("the tables or the model are broken");
  std::string text;
  for (int i = 0; i < state.range(0); ++i) text += *prose + "\n";
  const demarche::Analysis analysis = language->Analyze(text);
  const auto document_time = demarche::ParseDay("2025-11-24");
  for (auto _ : state) benchmark::DoNotOptimize(finder->Find(text, analysis, document_time));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(FindTimes)->Arg(1)->Arg(16)->Arg(256);

}  // namespace
