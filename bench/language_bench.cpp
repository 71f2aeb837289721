// Bytes per second of the language room over short articles and one long text; tokens per second of the
// tagger and parser alone. Run from the project's folder.
#include "language/language.h"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "language/net/kernel/kernel.h"
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

/// Words of letters: the network sees all digits alike.
std::string RandomWord(std::mt19937& random) {
  std::string word;
  for (int i = 0; i < 8; ++i) word += static_cast<char>('a' + random() % 26);
  return word;
}

/// Tokens of one article, as the parser takes them.
struct Article {
  std::vector<language::FormFeatures> forms;
  std::vector<language::Parser::Word> words;
  std::vector<std::uint32_t> lengths;
};

/// Parses `articles` in each iteration, either with what was kept of the forms of the iteration before
/// or with nothing.
void Parse(benchmark::State& state, const std::vector<Article>& articles, bool keep) {
  const language::Parser parser = std::move(language::Parser::Load(kModel).value());
  std::vector<language::Parse> parses;
  auto scratch = std::make_unique<language::Parser::Scratch>();
  std::size_t tokens = 0;
  for (auto _ : state) {
    if (!keep) scratch = std::make_unique<language::Parser::Scratch>();
    for (const Article& article : articles) {
      parses.resize(article.words.size());
      parser.Analyze({article.forms, article.words, article.lengths}, parses, *scratch);
      tokens += article.words.size();
    }
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(tokens));
}

/// Sentences of 25 tokens whose forms were all met before.
void BM_ParseKnown(benchmark::State& state) {
  Article article{{}, {}, std::vector<std::uint32_t>(static_cast<std::size_t>(state.range(0)), 25)};
  std::mt19937 random(1);
  for (std::size_t i = 0; i < 25 * article.lengths.size(); ++i) {
    if (i % 2 == 0) article.forms.push_back(language::FeaturesOf(RandomWord(random), 32));
    const std::size_t form = i % 2 == 0 ? article.forms.size() - 1 : random() % article.forms.size();
    article.words.push_back({static_cast<std::uint32_t>(form), false});
  }
  Parse(state, {article}, true);
}
BENCHMARK(BM_ParseKnown)->Arg(1)->Arg(4)->Arg(20);

/// The sample articles, one after another from a cold start.
void BM_ParseSamples(benchmark::State& state) {
  std::vector<Article> articles;
  for (const auto& entry : std::filesystem::directory_iterator("samples/senkaku-2010")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path());
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const demarche::Analysis analysis = Model().Analyze(text);
    Article& article = articles.emplace_back();
    std::map<std::string_view, std::uint32_t> forms;
    for (const demarche::Token& token : analysis.tokens) {
      const auto [place, is_new] = forms.try_emplace(token.span.In(text), article.forms.size());
      if (is_new) article.forms.push_back(language::FeaturesOf(place->first, 0));
      article.words.push_back({place->second, token.upos == demarche::Upos::kPunct});
    }
    for (const demarche::Sentence& sentence : analysis.sentences)
      article.lengths.push_back(sentence.last_token - sentence.first_token);
  }
  Parse(state, articles, false);
}
BENCHMARK(BM_ParseSamples)->Unit(benchmark::kMillisecond);

/// Products of the second layer's recurrent weights with a number of tokens, by those kernels that the
/// machine can run, from 0, the plain one.
void BM_Multiply(benchmark::State& state) {
  const auto which = static_cast<std::size_t>(state.range(0));
  if (which >= language::RunnableKernels().size())
    return state.SkipWithError("this machine has no more kernels");
  const language::Kernel& kernel = *language::RunnableKernels()[which];
  const auto tokens = static_cast<std::size_t>(state.range(1));
  const language::Model model = std::move(language::Model::Load(kModel).value());
  const language::Matrix& matrix = model.layers()[1].recurrent[0];
  const std::vector<std::uint8_t> activations(tokens * matrix.columns, 100);
  std::vector<float> results(tokens * matrix.rows);
  const std::vector<float> addend(matrix.rows);
  std::vector<const std::uint8_t*> in;
  std::vector<const float*> addends(tokens, addend.data());
  std::vector<float*> out;
  for (std::size_t i = 0; i < tokens; ++i) {
    in.push_back(&activations[i * matrix.columns]);
    out.push_back(&results[i * matrix.rows]);
  }
  for (auto _ : state) {
    kernel.multiply(matrix, in.data(), addends.data(), out.data(), tokens);
    benchmark::ClobberMemory();
  }
  state.SetLabel(kernel.name);
  state.SetItemsProcessed(
      static_cast<std::int64_t>(state.iterations() * tokens * matrix.rows * matrix.columns));
}
BENCHMARK(BM_Multiply)->ArgsProduct({{0, 1, 2, 3, 4, 5}, {1, 2, 3, 4, 5, 6, 7, 8, 16, 64}});

void BM_LoadModel(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(language::Model::Load(kModel));
}
BENCHMARK(BM_LoadModel)->Unit(benchmark::kMillisecond);

}  // namespace
