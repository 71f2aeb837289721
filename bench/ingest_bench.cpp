// Bytes a second through each reader of the ingest room.
#include <benchmark/benchmark.h>

#include <array>
#include <filesystem>
#include <string>

#include "ingest/ingest.h"
#include "lexicon/lexicon.h"

namespace {

const std::string kParagraph =
    "Envoys of the two states met on Sunday, for the first time in a year, and spoke for three hours about "
    "trade, "
    "fishing and the border. They will meet again before the end of the month, said the minister.";

std::string Repeat(const std::string& head, const std::string& before, const std::string& after) {
  std::string bytes = head;
  for (int i = 0; i < 200; ++i) bytes += before + kParagraph + after;
  return bytes;
}

const demarche::IngestOptions& Options() {
  static const demarche::IngestOptions kOptions = [] {
    const std::array<std::filesystem::path, 1> folders{std::filesystem::path(DEMARCHE_SOURCE_DIR) /
                                                       "lexicon" / "ingest"};
    demarche::IngestOptions options;
    options.rules = demarche::IngestRulesFrom(demarche::Lexicon::Load(folders).value());
    return options;
  }();
  return kOptions;
}

void Read(benchmark::State& state, const std::string& bytes) {
  demarche::IngestSink sink;
  sink.article = [](const demarche::Article& article) {
    benchmark::DoNotOptimize(article.text.data());
    return true;
  };
  sink.error = [](const demarche::ErrorRecord&) { return true; };
  for (auto _ : state) demarche::ReadArticleBytes(bytes, "bench", Options(), sink);
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(bytes.size()));
}

void Text(benchmark::State& state) { Read(state, Repeat("", "", "\n\n")); }
void Page(benchmark::State& state) {
  Read(state, Repeat("<html><body><nav><a href=/>Home</a></nav><article>", "<p class=\"x y\">",
                     "</p>\n<div class=ad></div>"));
}
void JsonLines(benchmark::State& state) { Read(state, Repeat("", "{\"id\":\"a\",\"text\":\"", "\"}\n")); }

BENCHMARK(Text);
BENCHMARK(Page);
BENCHMARK(JsonLines);

}  // namespace
