<<<<<<< HEAD
// Hostile timelines through every output, and hostile drawings through EmbedSvg: the bytes are cut into
// texts, numbers and spans. Outputs must be valid UTF-8, and the page must hold no markup but the template's.
#include <fuzzer/FuzzedDataProvider.h>

#include <cstdlib>

#include "base/utf8.h"
#include "renderer/renderer.h"

using namespace demarche;

namespace {

// A template that shows article text in every way that the real one does.
const Templates kTemplates{
    "<h1>{{title}}</h1>{{#months}}<h2>{{month}}</h2>{{#cards}}<p id=\"{{anchor}}\">{{date}} "
    "{{headline}}{{#report}}"
    "{{#pieces}}{{text}}{{/pieces}}<i>{{#url}}{{url}}{{/url}}</i>{{/report}}{{#groups}}{{publisher}}{{/"
    "groups}}</p>"
    "{{/cards}}{{/months}}{{#strip_bars}}{{x}}{{/strip_bars}}{{#sheet}}{{evidence}}{{/sheet}}",
    "", ""};

std::string Text(FuzzedDataProvider& in) { return in.ConsumeRandomLengthString(64); }

std::optional<Day> MaybeDay(FuzzedDataProvider& in) {
  if (in.ConsumeBool()) return std::nullopt;
  return Day(date::days(in.ConsumeIntegralInRange<int>(-719162, 2932896)));  // 0001-01-01 to 9999-12-31
}

Actor SomeActor(FuzzedDataProvider& in) { return {Text(in), "", "", Text(in), {}}; }

Report SomeReport(FuzzedDataProvider& in) {
  Report report;
  report.article = Text(in);
  report.text = Text(in);
  report.title = Text(in);
  report.publisher = Text(in);
  report.url = Text(in);
  report.date = Text(in);
  report.sentence = in.ConsumeIntegral<std::uint32_t>();
  for (int i = in.ConsumeIntegralInRange<int>(0, 3); i > 0; --i) {
    report.marks.push_back({{in.ConsumeIntegral<std::uint32_t>(), in.ConsumeIntegral<std::uint32_t>()},
                            in.ConsumeBool() ? "trigger" : "time"});
  }
  return report;
}

Entry SomeEntry(FuzzedDataProvider& in) {
  Entry entry;
  entry.id = Text(in);
  entry.headline = Text(in);
  entry.deed.kind = Text(in);
  entry.deed.quad = in.ConsumeBool() ? "verbal conflict" : "material cooperation";
  entry.deed.score_tenths = in.ConsumeIntegral<int>();
  entry.when.earliest = MaybeDay(in);
  entry.when.latest = MaybeDay(in);
  entry.when.edtf = Text(in);
  entry.sources.push_back(SomeActor(in));
  entry.targets.push_back(SomeActor(in));
  entry.disagreements.push_back({in.ConsumeBool() ? "when" : Text(in), {Text(in)}});
  entry.relations.push_back({in.ConsumeBool() ? "denies" : "after", Text(in)});
  for (int i = in.ConsumeIntegralInRange<int>(0, 3); i > 0; --i) entry.reports.push_back(SomeReport(in));
  return entry;
}

void Require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider in(data, size);
  Timeline timeline;
  timeline.title = Text(in);
  for (int i = in.ConsumeIntegralInRange<int>(0, 4); i > 0; --i) timeline.entries.push_back(SomeEntry(in));
  const Result<std::string> page = RenderHtml(timeline, kTemplates, {});
  Require(page.has_value() && IsValidUtf8(*page));
  Require(page->find("<script") == std::string::npos);
  Require(IsValidUtf8(RenderDotTimeline(timeline, 3)) && IsValidUtf8(RenderDotNetwork(timeline, 3)));
  Require(IsValidUtf8(RenderCsv(timeline)));
=======
// Web pages: any bytes behind a tag that makes them a page.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "ingest/ingest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes = "<html>" + std::string(reinterpret_cast<const char*>(data), size);
  demarche::IngestSink sink;
  sink.article = [](const demarche::Article& article) {
    if (article.text.empty() || !demarche::IsValidUtf8(article.text)) std::abort();
    return true;
  };
  sink.error = [](const demarche::ErrorRecord&) { return true; };
  demarche::ReadArticleBytes(bytes, "page", {}, sink);
>>>>>>> main
  return 0;
}
