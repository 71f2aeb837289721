// Articles from text to events on one core, and what marking sentences spares the tagger and parser. Run from
// the project's folder. DEMARCHE_ARTICLES names a file of article records (`demarche ingest FOLDER > FILE`);
// without it a made-up report of two kinds of sentences is read.
#include "pipeline/pipeline.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "extractor/extractor.h"
#include "language/language.h"
#include "lexicon/lexicon.h"
#include "records/records.h"
#include "time/time.h"

namespace {

using namespace demarche;

std::vector<Article> ReadArticles() {
  std::vector<Article> articles;
  const char* file = std::getenv("DEMARCHE_ARTICLES");
  if (file == nullptr) {
    Article article;
    article.document_time = ParseDay("2025-11-24");
    for (int i = 0; i < 20; ++i) {
      article.text +=
          "Japan lodged a protest with China on Monday. The harvest was larger than in other years.\n\n";
    }
    return {article};
  }
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    if (Result<Article> article = ParseArticle(line, RecordDates::kAny))
      articles.push_back(std::move(*article));
  }
  return articles;
}

const std::vector<Article>& Articles() {
  static const std::vector<Article> articles = ReadArticles();
  return articles;
}

const LanguageModel& Language() {
  static const LanguageModel model = OpenLanguageModel({}).value();
  return model;
}

struct Cut {
  Analysis bounds;
  std::vector<bool> marks;
};

std::vector<Cut> CutAll() {
  const std::vector<std::filesystem::path> folders{"lexicon"};
  const Lexicon lexicon = Lexicon::Load(folders).value();
  const Extractor extractor = Extractor::Create(lexicon).value();
  const TimeFinder times = TimeFinder::Create(lexicon).value();
  std::vector<Cut> cuts;
  for (const Article& article : Articles()) {
    Cut cut{Language().Split(article.text), {}};
    cut.marks = extractor.MarkSentences(
        article, cut.bounds,
        [](std::string_view form, std::vector<std::string>& lemmas) { Language().ListLemmas(form, lemmas); });
    TimeFinder::MarkSentences(times.Recognise(article.text), cut.bounds, cut.marks);
    cuts.push_back(std::move(cut));
  }
  return cuts;
}

/// Tags, trees and lemmas; tokens a second are those of the whole text, also where it is not all analysed.
void Analyze(benchmark::State& state, bool marked) {
  const std::vector<Cut> cuts = CutAll();
  double tokens = 0;
  double analysed = 0;
  for (const Cut& cut : cuts) {
    for (std::size_t s = 0; s < cut.marks.size(); ++s) {
      const Sentence& sentence = cut.bounds.sentences[s];
      const double size = sentence.last_token - sentence.first_token;
      tokens += size;
      analysed += !marked || cut.marks[s] ? size : 0;
    }
  }
  for (auto _ : state) {
    for (std::size_t i = 0; i < cuts.size(); ++i) {
      const std::string& text = Articles()[i].text;
      const std::vector<bool> all(cuts[i].marks.size(), true);
      benchmark::DoNotOptimize(Language().AnalyzeTokens(text, cuts[i].bounds, marked ? cuts[i].marks : all));
    }
  }
  state.counters["share"] = analysed / tokens;
  state.counters["tokens"] =
      benchmark::Counter(tokens, benchmark::Counter::kIsIterationInvariantRate, benchmark::Counter::kIs1000);
}

void BM_AnalyzeAll(benchmark::State& state) { Analyze(state, false); }
BENCHMARK(BM_AnalyzeAll)->Unit(benchmark::kMillisecond);

void BM_AnalyzeMarked(benchmark::State& state) { Analyze(state, true); }
BENCHMARK(BM_AnalyzeMarked)->Unit(benchmark::kMillisecond);

void BM_Extract(benchmark::State& state) {
  const Pipeline pipeline = Pipeline::Open({}).value();
  double sentences = 0;
  for (const Article& article : Articles())
    sentences += static_cast<double>(pipeline.Analyze(article).sentences.size());
  for (auto _ : state) {
    for (const Article& article : Articles()) benchmark::DoNotOptimize(pipeline.Analyze(article));
  }
  state.counters["sentences"] = benchmark::Counter(sentences, benchmark::Counter::kIsIterationInvariantRate,
                                                   benchmark::Counter::kIs1000);
}
BENCHMARK(BM_Extract)->Unit(benchmark::kMillisecond);

}  // namespace
