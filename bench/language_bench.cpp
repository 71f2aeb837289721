// Bytes per second of the language room over short articles and one long text.
#include "language/language.h"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>
#include <vector>

namespace {

const demarche::LanguageModel& Model() {
  static const demarche::LanguageModel model = [] {
    const std::vector<std::filesystem::path> folders{"lexicon/language"};  // run from the project's folder
    const auto lexicon = demarche::Lexicon::Load(folders);
    return std::move(demarche::LanguageModel::Load(lexicon.value(), "/usr/share/wordnet").value());
  }();
  return model;
}

const std::string kArticle =
    "SEOUL, Oct. 31 (Reuters) - The foreign ministers of Japan and South Korea met on Friday and agreed to "
    "resume talks on fisheries, officials said.\n\n\"We have narrowed our differences,\" Minister Park Jin "
    "told reporters after the three-hour meeting. \"What remains is a matter of weeks.\"\n\nTokyo's envoy "
    "didn't say when the next round would be held, but a U.S. official who asked not to be named warned that "
    "sanctions worth $1.5 billion could follow if either side left the table.\n\n";

void BM_Analyze(benchmark::State& state) {
  std::string text;
  for (std::int64_t i = 0; i < state.range(0); ++i) text += kArticle;
  for (auto _ : state) benchmark::DoNotOptimize(Model().Analyze(text));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(text.size()));
}
BENCHMARK(BM_Analyze)->Arg(1)->Arg(8)->Arg(2000);

void BM_Load(benchmark::State& state) {
  const std::vector<std::filesystem::path> folders{"lexicon/language"};
  const auto lexicon = demarche::Lexicon::Load(folders);
  for (auto _ : state) {
    benchmark::DoNotOptimize(demarche::LanguageModel::Load(lexicon.value(), "/usr/share/wordnet"));
  }
}
BENCHMARK(BM_Load)->Unit(benchmark::kMillisecond);

}  // namespace
