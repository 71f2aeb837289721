// How fast days are solved and tellings are merged: articles per second over generated news.
#include <benchmark/benchmark.h>

#include <random>

#include "timeline/timeline.h"

namespace demarche {
namespace {

/// `actors` states act on each other over two years; few of them make hot blocks.
std::vector<Extraction> News(int count, unsigned actors) {
  std::minstd_rand random(1);
  const auto pick = [&](unsigned below) { return static_cast<unsigned>(random() % below); };
  const char* kinds[] = {"meeting", "criticism", "diplomatic protest", "pledge"};
  std::vector<Extraction> all(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < all.size(); ++i) {
    Extraction& it = all[i];
    it.article.id = "article" + std::to_string(i);
    it.article.publisher = "Paper " + std::to_string(pick(40));
    it.article.document_time = Day(date::year(2024) / 1 / 1) + date::days(pick(730));
    it.article.date = FormatDay(*it.article.document_time);
    for (std::uint32_t j = 0; j < 4; ++j) {
      Event event;
      event.id = it.article.id + "/" + std::to_string(j);
      event.deed.kind = kinds[pick(4)];
      event.sentence = j;
      event.evidence = "The side acted";
      for (int w = 0; w < 14; ++w) event.evidence += " word" + std::to_string(pick(3000));
      event.sources = {{"S" + std::to_string(pick(actors)), "state", "", "Someland", {}}};
      event.targets = {{"T" + std::to_string(pick(actors)), "state", "", "Otherland", {}}};
      event.confidence = 80;
      if (j > 0) event.anchors.push_back({TimeRelation::kAfter, j - 1, {}});
      it.events.push_back(event);
      it.sentences.push_back({j * 100, j * 100 + 90});
    }
    AnchorEvents(it);
  }
  return all;
}

void BM_Anchor(benchmark::State& state) {
  std::vector<Extraction> all = News(1000, 30);
  for (auto _ : state) {
    for (Extraction& it : all) AnchorEvents(it);
  }
  state.SetItemsProcessed(state.iterations() * 1000);
}
BENCHMARK(BM_Anchor)->Unit(benchmark::kMillisecond);

/// Arguments: articles, actors on each side.
void BM_Build(benchmark::State& state) {
  const std::vector<Extraction> all =
      News(static_cast<int>(state.range(0)), static_cast<unsigned>(state.range(1)));
  const Lexicon lexicon;
  for (auto _ : state) {
    benchmark::DoNotOptimize(BuildTimeline(all, {}, lexicon, {}));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(BM_Build)
    ->Args({2500, 30})
    ->Args({5000, 30})
    ->Args({10000, 30})
    ->Args({20000, 30})
    ->Args({20000, 2})
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace demarche
