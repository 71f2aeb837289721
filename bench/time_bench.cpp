// Bytes of text per second through the time room, over prose with the times that news has.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "time/time.h"

namespace {

constexpr const char* kProse =
    "The first hint came in late October when China said it supported more high level exchanges with Japan. "
    "This "
    "raised expectations that the two leaders could meet during the summit in South Korea. The meeting did "
    "take place "
    "on October thirty one, where both leaders agreed they wanted constructive and stable relations. In the "
    "days that "
    "followed China increased the presence of its coast guard around the disputed islands. It also advised "
    "its "
    "citizens to be cautious about travel and study plans. Officials said on Friday that talks would resume "
    "next week, "
    "three years after the two sides had last met at that level.\n\n";

void FindTimes(benchmark::State& state) {
  const std::vector<std::filesystem::path> folders{"lexicon/times"};  // run from the root of the checkout
  const auto lexicon = demarche::Lexicon::Load(folders);
  if (!lexicon) return state.SkipWithError("run from the root of the checkout");
  const auto finder = demarche::TimeFinder::Create(*lexicon);
  if (!finder) return state.SkipWithError("the time tables are broken");
  std::string text;
  for (int i = 0; i < state.range(0); ++i) text += kProse;
  const demarche::Analysis analysis;
  const auto document_time = demarche::ParseDay("2025-11-24");
  for (auto _ : state) benchmark::DoNotOptimize(finder->Find(text, analysis, document_time));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(FindTimes)->Arg(4)->Arg(64)->Arg(1024);

}  // namespace
