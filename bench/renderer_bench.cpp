// Outputs of timelines of N entries with three reports each; items are entries.
#include <benchmark/benchmark.h>

#include "base/file.h"
#include "renderer/renderer.h"

namespace demarche {
namespace {

Timeline Many(std::int64_t entries) {
  Timeline timeline;
  const Day start = *ParseDay("2001-01-01");
  for (std::int64_t i = 0; i < entries; ++i) {
    Entry entry;
    entry.id = std::to_string(i);
    entry.headline = "State " + std::to_string(i % 7) + " meets state " + std::to_string(i % 11);
    entry.deed = {"talks", {"CONSULT", "meet", {"diplomatic"}}, "046", 70, "verbal cooperation"};
    entry.sources = {{std::to_string(i % 7), "state", "", "State " + std::to_string(i % 7), {}}};
    entry.targets = {{std::to_string(i % 11 + 7), "state", "", "State " + std::to_string(i % 11), {}}};
    entry.when.earliest = entry.when.latest = start + date::days(i / 3);
    for (int r = 0; r < 3; ++r) {
      Report report;
      report.text = "The ministers of both states met on Monday for the round of talks number " +
                    std::to_string(i * 3 + r);
      report.marks = {{{4, 13}, "source"}, {{29, 32}, "trigger"}};
      report.publisher = "Paper " + std::to_string(r);
      report.article = std::to_string(i * 3 + r);
      entry.reports.push_back(std::move(report));
    }
    timeline.entries.push_back(std::move(entry));
  }
  return timeline;
}

std::string TemplateFile(const char* name) {
  const auto share = ShareFolder();
  const Result<std::string> bytes =
      share ? ReadFile(*share / "templates" / name, 1U << 20U) : Result<std::string>("");
  return bytes ? *bytes : "";
}

void Html(benchmark::State& state) {
  const Timeline timeline = Many(state.range(0));
  const Templates templates{TemplateFile("page.mustache"), TemplateFile("page.css"), TemplateFile("page.js")};
  if (templates.page.empty()) state.SkipWithError("templates not found; set DEMARCHE_SHARE");
  for (auto _ : state) benchmark::DoNotOptimize(RenderHtml(timeline, templates, {}));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(Html)->Arg(100)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

void Csv(benchmark::State& state) {
  const Timeline timeline = Many(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(RenderCsv(timeline));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(Csv)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

void Dot(benchmark::State& state) {
  const Timeline timeline = Many(state.range(0));
  for (auto _ : state) {
    benchmark::DoNotOptimize(RenderDotTimeline(timeline));
    benchmark::DoNotOptimize(RenderDotNetwork(timeline));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(Dot)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

void Export(benchmark::State& state, const ExportFormat& format) {
  const Timeline timeline = Many(state.range(0));
  std::size_t bytes = 0;
  for (auto _ : state) bytes += format.write(timeline, 0).bytes.size();
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

/// One benchmark for each format of the table.
const bool kRegistered = [] {
  for (const ExportFormat& format : ExportFormats()) {
    benchmark::RegisterBenchmark(("Export/" + std::string(format.name)).c_str(),
                                 [&format](benchmark::State& state) { Export(state, format); })
        ->Arg(10000)
        ->Unit(benchmark::kMillisecond);
  }
  return true;
}();

}  // namespace
}  // namespace demarche
