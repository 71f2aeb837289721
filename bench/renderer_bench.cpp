// Outputs of timelines of N entries with three reports each; items are entries, bytes are those written.
#include <benchmark/benchmark.h>

#include "base/file.h"
#include "renderer/renderer.h"

namespace demarche {
namespace {

Report ReportOf(std::int64_t entry, int number) {
  Report report;
  report.text = "The ministers of both states met on Monday for the round of talks number " +
                std::to_string(entry * 3 + number);
  report.marks = {{{4, 13}, "source"}, {{29, 32}, "trigger"}};
  report.publisher = "Paper " + std::to_string(number);
  report.title = "Talks of " + std::to_string(entry);
  report.date = "2001-01-01";
  report.article = std::to_string(entry * 3 + number);
  return report;
}

/// Three deeds a day between 7 and 11 states.
Timeline Many(std::int64_t entries) {
  Timeline timeline;
  const Day start = *ParseDay("2001-01-01");
  for (std::int64_t i = 0; i < entries; ++i) {
    Entry entry;
    entry.id = std::to_string(i);
    entry.ordinal = static_cast<std::uint32_t>(i + 1);
    entry.headline = "State " + std::to_string(i % 7) + " meets state " + std::to_string(i % 11);
    entry.deed = {"talks", {"CONSULT", "meet", {"diplomatic"}}, "046", 70, "verbal cooperation"};
    entry.sources = {{std::to_string(i % 7), "state", "", "State " + std::to_string(i % 7), {}}};
    entry.targets = {{std::to_string(i % 11 + 7), "state", "", "State " + std::to_string(i % 11), {}}};
    entry.when.earliest = entry.when.latest = start + date::days(i / 3);
    entry.when.edtf = FormatDay(*entry.when.earliest);
    for (int r = 0; r < 3; ++r) entry.reports.push_back(ReportOf(i, r));
    timeline.entries.push_back(std::move(entry));
  }
  return timeline;
}

std::string TemplateFile(const std::string& name) {
  const Result<std::string> bytes =
      ReadFile(std::string(DEMARCHE_SOURCE_DIR) + "/templates/" + name, 1U << 20U);
  return bytes ? *bytes : "";
}

Templates ProgramTemplates() {
  Templates templates{{}, TemplateFile("base.css"), TemplateFile("page.css"), TemplateFile("page.js")};
  for (const char* name : kTemplateNames) {
    templates.pages[name] = TemplateFile(std::string(name) + ".mustache");
  }
  return templates;
}

void Count(benchmark::State& state, std::size_t bytes) {
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void Site(benchmark::State& state) {
  const Timeline timeline = Many(state.range(0));
  const Templates templates = ProgramTemplates();
  std::size_t bytes = 0;
  for (auto _ : state) {
    const Result<void> written =
        RenderSite(timeline, templates, {}, {}, [&](const Page& page) -> Result<void> {
          bytes += page.bytes.size();
          return {};
        });
    if (!written) {
      state.SkipWithError(written.error().message.c_str());
      break;
    }
  }
  Count(state, bytes);
}
BENCHMARK(Site)->Arg(100)->Arg(1000)->Arg(10000)->Arg(50000)->Unit(benchmark::kMillisecond);

void Export(benchmark::State& state, const ExportFormat& format) {
  const Timeline timeline = Many(state.range(0));
  std::size_t bytes = 0;
  for (auto _ : state) bytes += format.write(timeline, 0).bytes.size();
  Count(state, bytes);
}

/// One benchmark for each format of the table.
const bool kRegistered = [] {
  for (const ExportFormat& format : ExportFormats()) {
    benchmark::RegisterBenchmark(("Export/" + std::string(format.name)).c_str(),
                                 [&format](benchmark::State& state) { Export(state, format); })
        ->Arg(1000)
        ->Arg(50000)
        ->Unit(benchmark::kMillisecond);
  }
  return true;
}();

}  // namespace
}  // namespace demarche
