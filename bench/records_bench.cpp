// Bytes a second through the readers and writers of records.
#include <benchmark/benchmark.h>

#include <string>

#include "records/records.h"

namespace {

std::string ExtractionLine() {
  demarche::Extraction extraction;
  extraction.article.id = "a";
  extraction.text_length = 100 * 60;
  for (std::uint32_t i = 0; i < 100; ++i) {
    extraction.sentences.push_back({i * 60, i * 60 + 50});
    demarche::Event& event = extraction.events.emplace_back();
    event.id = "e" + std::to_string(i);
    event.deed.kind = "meeting";
    event.sentence = i;
    event.trigger = {i * 60, i * 60 + 3};
    event.evidence = std::string(50, 'x');
    event.sources.push_back({"JPN", "state", "GOV", "Japan", {i * 60, i * 60 + 5}});
  }
  return demarche::WriteExtraction(extraction);
}

void SetBytes(benchmark::State& state, std::size_t size) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(size));
}

void ReadExtraction(benchmark::State& state) {
  const std::string line = ExtractionLine();
  for (auto _ : state) benchmark::DoNotOptimize(demarche::ParseExtraction(line));
  SetBytes(state, line.size());
}

void WriteExtraction(benchmark::State& state) {
  const std::string line = ExtractionLine();
  const auto record = demarche::ParseExtraction(line);
  for (auto _ : state)
    benchmark::DoNotOptimize(demarche::WriteExtraction(std::get<demarche::Extraction>(*record)));
  SetBytes(state, line.size());
}

BENCHMARK(ReadExtraction);
BENCHMARK(WriteExtraction);

}  // namespace
