// Bytes per second of the language room over short articles and one long text; tokens per second of the
// tagger and parser alone. Run from the project's folder.
#include "language/language.h"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "language/net/parser.h"

namespace {

constexpr const char* kModel = "models/en.model";

const demarche::LanguageModel& Model() {
  static const demarche::LanguageModel model = [] {
    const std::vector<std::filesystem::path> folders{"lexicon/language"};  // run from the project's folder
    const auto lexicon = demarche::Lexicon::Load(folders);
    return std::move(demarche::LanguageModel::Load(lexicon.value(), "/usr/share/wordnet", kModel).value());
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
    benchmark::DoNotOptimize(demarche::LanguageModel::Load(lexicon.value(), "/usr/share/wordnet", kModel));
  }
}
BENCHMARK(BM_Load)->Unit(benchmark::kMillisecond);

namespace language = demarche::language;

/// An article of sentences of 25 tokens; every second token is a form met before.
void BM_Parse(benchmark::State& state) {
  const language::Parser parser = std::move(language::Parser::Load(kModel).value());
  const auto sentences = static_cast<std::size_t>(state.range(0));
  const std::vector<std::uint32_t> lengths(sentences, 25);
  std::vector<language::FormFeatures> forms;
  std::vector<language::Parser::Word> words;
  std::mt19937 random(1);
  for (std::uint32_t i = 0; i < 25 * sentences; ++i) {
    if (i % 2 == 0) forms.push_back(language::FeaturesOf("word" + std::to_string(random()), 32));
    const auto form = static_cast<std::uint32_t>(i % 2 == 0 ? forms.size() - 1 : random() % forms.size());
    words.push_back({form, false});
  }
  std::vector<language::Parse> parses(words.size());
  language::Parser::Scratch scratch;
  for (auto _ : state) parser.Analyze({forms, words, lengths}, parses, scratch);
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * words.size()));
}
BENCHMARK(BM_Parse)->Arg(1)->Arg(4)->Arg(20)->Arg(200);

void BM_LoadModel(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(language::Model::Load(kModel));
}
BENCHMARK(BM_LoadModel)->Unit(benchmark::kMillisecond);

}  // namespace
