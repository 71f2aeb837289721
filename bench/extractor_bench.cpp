// Bytes of news a second through the extractor alone, and on a sentence of thousands of words.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "extractor/extractor.h"
#include "language/language.h"
#include "lexicon/lexicon.h"
#include "time/time.h"

namespace {

demarche::Lexicon LoadLexicon() {
  const char* share = std::getenv("DEMARCHE_SHARE");
  const std::filesystem::path folders[] = {
      std::filesystem::path(share != nullptr ? share : "build/bench/share/demarche") / "lexicon"};
  return demarche::Lexicon::Load(folders).value();
}

std::string Repeat(const std::string& text, std::int64_t times) {
  std::string result;
  for (std::int64_t i = 0; i < times; ++i) result += text;
  return result;
}

void Run(benchmark::State& state, const std::string& text) {
  const char* share = std::getenv("DEMARCHE_SHARE");
  const std::filesystem::path root = share != nullptr ? share : "build/bench/share/demarche";
  const demarche::Lexicon lexicon = LoadLexicon();
  const auto language =
      demarche::LanguageModel::Load(lexicon, root / "wordnet", root / "models" / "en.model").value();
  const auto time = demarche::TimeFinder::Create(lexicon).value();
  const auto extractor = demarche::Extractor::Create(lexicon).value();
  demarche::Article article;
  article.text = text;
  const demarche::Analysis analysis = language.Analyze(article.text);
  const std::vector<demarche::Timex> timexes = time.Find(article.text, analysis, std::nullopt);
  for (auto _ : state) benchmark::DoNotOptimize(extractor.Extract(article, analysis, timexes));
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

void News(benchmark::State& state) {
  Run(state,
      Repeat("Japan lodged a formal protest with China on Friday after Chinese ships entered waters near the "
             "islands. The foreign ministry said it would summon the ambassador. ",
             state.range(0)));
}
BENCHMARK(News)->Arg(16)->Arg(256);

void OneSentence(benchmark::State& state) {
  Run(state, Repeat("China said Japan agreed to meet and ", state.range(0)));
}
BENCHMARK(OneSentence)->Arg(64)->Arg(512)->Arg(4096);

}  // namespace
