// Where the time of an article goes, stage by stage, on one core: from the bytes of its record to those of
// its extraction. Each stage reads what the one before left, over the same articles, so that the times add up
// to that of BM_Whole; BM_Copy is the bound of the memory. `allocations` are those for each token when all
// words are known, but for those of the JSON library. bench/run makes a table of them. Run from the project's
// folder. DEMARCHE_ARTICLES names a file of article records; without it a made-up report is read.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "extractor/extractor.h"
#include "language/language.h"
#include "lexicon/lexicon.h"
#include "pipeline/pipeline.h"
#include "records/records.h"
#include "time/time.h"
#include "timeline/timeline.h"

namespace {

thread_local std::size_t allocations = 0;

}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  void* place = std::malloc(std::max<std::size_t>(size, 1));
  if (place == nullptr) throw std::bad_alloc();
  return place;
}
// Not inline, or the compiler takes free() for a mistake.
[[gnu::noinline]] void operator delete(void* place) noexcept { std::free(place); }
[[gnu::noinline]] void operator delete(void* place, std::size_t /*size*/) noexcept { std::free(place); }

namespace {

using namespace demarche;

std::vector<std::string> ReadRecords() {
  std::vector<std::string> records;
  if (const char* file = std::getenv("DEMARCHE_ARTICLES"); file != nullptr) {
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
      if (ParseArticle(line)) records.push_back(line);
    }
    return records;
  }
  std::string text;
  for (int i = 0; i < 20; ++i)
    text += "Japan lodged a protest with China on Monday. The harvest was larger than in other years. ";
  records.push_back(R"({"schema":1,"id":"made","date":"2025-11-24","title":"","text":")" + text + R"("})");
  return records;
}

/// The rooms, and what each stage leaves for the next, by article.
struct Stages {
  std::vector<std::string> records = ReadRecords();
  Lexicon lexicon;
  LanguageModel language;
  TimeFinder times;
  Extractor extractor;
  Pipeline pipeline;
  std::vector<Article> articles = {};
  std::vector<Analysis> cut = {};
  std::vector<TimeFinder::Expressions> expressions = {};
  std::vector<std::vector<bool>> marks = {};
  std::vector<Analysis> analyses = {};
  std::vector<std::vector<Timex>> timexes = {};
  std::vector<Extraction> extractions = {};
  double bytes = 0;
  double sentences = 0;
  double tokens = 0;
  double parsed = 0;  ///< tokens

  [[nodiscard]] std::vector<bool> Mark(std::size_t i) const {
    std::vector<bool> found = extractor.MarkSentences(
        articles[i], cut[i],
        [&](std::string_view form, std::vector<std::string>& lemmas) { language.ListLemmas(form, lemmas); });
    TimeFinder::MarkSentences(expressions[i], cut[i], found);
    return found;
  }
  [[nodiscard]] std::vector<Timex> Resolve(std::size_t i) const {
    return times.Resolve(articles[i].text, expressions[i], analyses[i], articles[i].document_time,
                         times.OrderOf(articles[i]));
  }
  [[nodiscard]] Extraction Extract(std::size_t i) const {
    Extraction extraction = extractor.Extract(articles[i], analyses[i], timexes[i]);
    AnchorEvents(extraction);
    return extraction;
  }

  void Fill() {
    for (const std::string& record : records) {
      const std::size_t i = articles.size();
      articles.push_back(ParseArticle(record).value());
      cut.push_back(language.Split(articles[i].text));
      expressions.push_back(times.Recognise(articles[i].text));
      marks.push_back(Mark(i));
      analyses.push_back(language.AnalyzeTokens(articles[i].text, cut[i], marks[i]));
      timexes.push_back(Resolve(i));
      extractions.push_back(Extract(i));
      bytes += static_cast<double>(record.size() + 1);
      sentences += static_cast<double>(cut[i].sentences.size());
      tokens += static_cast<double>(cut[i].tokens.size());
      for (const Token& token : analyses[i].tokens) parsed += token.head >= 0 ? 1 : 0;
    }
  }
};

const Stages& All() {
  static const Stages stages = [] {
    const std::vector<std::filesystem::path> folders{"lexicon"};
    Lexicon lexicon = Lexicon::Load(folders).value();
    TimeFinder times = TimeFinder::Create(lexicon).value();
    Extractor extractor = Extractor::Create(lexicon).value();
    Stages made{.lexicon = std::move(lexicon),
                .language = OpenLanguageModel({}).value(),
                .times = std::move(times),
                .extractor = std::move(extractor),
                .pipeline = Pipeline::Open({}).value()};
    made.Fill();
    return made;
  }();
  return stages;
}

/// `work(i)` for each article; once before it is measured, so that all words are known.
template <typename Work>
void Run(benchmark::State& state, Work work) {
  const Stages& all = All();
  const auto work_on_all = [&] {
    for (std::size_t i = 0; i < all.articles.size(); ++i) benchmark::DoNotOptimize(work(all, i));
  };
  work_on_all();
  const std::size_t before = allocations;
  for (auto _ : state) work_on_all();
  state.counters["allocations"] =
      static_cast<double>(allocations - before) / static_cast<double>(state.iterations()) / all.tokens;
  state.counters["bytes"] = benchmark::Counter(all.bytes, benchmark::Counter::kIsIterationInvariantRate,
                                               benchmark::Counter::kIs1000);
  state.counters["sentences"] = benchmark::Counter(
      all.sentences, benchmark::Counter::kIsIterationInvariantRate, benchmark::Counter::kIs1000);
  state.counters["parsed"] = all.parsed / all.tokens;
}

/// The bytes of all records, copied: what no reader can do faster.
void BM_Copy(benchmark::State& state) {
  std::string from;
  for (const std::string& record : All().records) from += record + '\n';
  while (from.size() < (std::size_t{64} << 20U)) from += from;  // larger than any cache
  std::string to(from.size(), ' ');
  while (state.KeepRunning()) {
    std::memcpy(to.data(), from.data(), from.size());
    benchmark::ClobberMemory();
  }
  state.counters["bytes"] =
      benchmark::Counter(static_cast<double>(from.size()), benchmark::Counter::kIsIterationInvariantRate,
                         benchmark::Counter::kIs1000);
}
BENCHMARK(BM_Copy)->Unit(benchmark::kMillisecond);

std::size_t FindTimes(const Stages& all, std::size_t i) {
  const TimeFinder::Expressions found = all.times.Recognise(all.articles[i].text);
  benchmark::DoNotOptimize(&found);
  return i;
}

// A function for each stage, of the article `i`.
#define STAGE(name, result)                                              \
  void BM_##name(benchmark::State& state) {                              \
    Run(state, [](const Stages& all, std::size_t i) { return result; }); \
  }                                                                      \
  BENCHMARK(BM_##name)->Unit(benchmark::kMillisecond)

STAGE(ReadRecord, ParseArticle(all.records[i]).value().text.size());
STAGE(Split, all.language.Split(all.articles[i].text).tokens.size());
STAGE(FindTimes, FindTimes(all, i));
STAGE(Sieve, all.Mark(i).size());
STAGE(TagAndParse, all.language.AnalyzeTokens(all.articles[i].text, all.cut[i], all.marks[i]).tokens.size());
STAGE(PlaceTimes, all.Resolve(i).size());
STAGE(FindEvents, all.Extract(i).events.size());
STAGE(WriteRecord, WriteExtraction(all.extractions[i]).size());
STAGE(Whole, WriteExtraction(all.pipeline.Analyze(ParseArticle(all.records[i]).value())).size());
#undef STAGE

}  // namespace
