// Hostile timelines through every output: the bytes are cut into texts, numbers and spans. Outputs must be
// valid UTF-8, and the pages hold no element, attribute or link but those of the templates.
#include <set>

#include "../hostile/dom.h"
#include "../renderer/sample.h"
#include "base/file.h"
#include "base/utf8.h"
#include "cutter.h"
#include "renderer/renderer.h"
#include "require.h"

using namespace demarche;

namespace {

std::string SourceFile(const std::string& path) {
  return ReadFile(std::string(DEMARCHE_SOURCE_DIR) + "/templates/" + path, 1U << 24U).value();
}

/// The real ones, with little style and script, which are no data.
Templates RealTemplates() {
  Templates templates;
  for (const char* name : kTemplateNames) templates.pages[name] = SourceFile(std::string(name) + ".mustache");
  templates.style = "p { color: red }";
  templates.script = "let a = 1;";
  return templates;
}

std::optional<Day> MaybeDay(Cutter& in) {
  if (in.Flag()) return std::nullopt;
  return Day(date::days(static_cast<int>(in.Number(3652058)) - 719162));  // 0001-01-01 to 9999-12-31
}

Actor SomeActor(Cutter& in) { return {in.Text(), in.Text(), in.Text(), in.Text(), {}}; }

Report SomeReport(Cutter& in) {
  Report report;
  for (std::string* field : {&report.article, &report.event, &report.text, &report.title, &report.publisher,
                             &report.url, &report.date, &report.when_why}) {
    *field = in.Text();
  }
  report.because = {in.Text()};
  report.sentence = in.Number(UINT32_MAX);
  for (std::uint32_t i = in.Number(3); i > 0; --i) {
    report.marks.push_back({{in.Number(80), in.Number(UINT32_MAX)}, in.Flag() ? "trigger" : in.Text()});
  }
  return report;
}

When SomeWhen(Cutter& in) {
  When when;
  when.earliest = MaybeDay(in);
  when.latest = MaybeDay(in);
  when.edtf = in.Text();
  when.why = in.Text();
  when.basis = static_cast<TimeBasis>(in.Number(4));
  return when;
}

Entry SomeEntry(Cutter& in) {
  Entry entry;
  entry.id = in.Text();
  entry.headline = in.Text();
  entry.attribution = in.Text();
  entry.deed.kind = in.Text();
  entry.deed.plover = {in.Text(), in.Text(), {in.Text()}};
  entry.deed.cameo = in.Text();
  entry.deed.quad = in.Flag() ? "verbal conflict" : in.Text();
  entry.deed.score_tenths = static_cast<int>(in.Number(UINT32_MAX));
  entry.confidence = static_cast<int>(in.Number(UINT32_MAX));
  entry.factuality = static_cast<Factuality>(in.Number(5));
  entry.when = SomeWhen(in);
  entry.reciprocal = in.Flag();
  entry.sources.push_back(SomeActor(in));
  entry.targets.push_back(SomeActor(in));
  if (in.Flag()) entry.place = Place{in.Text(), in.Text(), {}};
  entry.disagreements.push_back({in.Flag() ? "when" : in.Text(), {in.Text()}});
  entry.relations.push_back({in.Flag() ? "denies" : in.Text(), in.Text()});
  for (std::uint32_t i = in.Number(3); i > 0; --i) entry.reports.push_back(SomeReport(in));
  return entry;
}

Timeline SomeTimeline(Cutter& in) {
  Timeline timeline;
  timeline.title = in.Text();
  timeline.versions = {in.Text(), in.Text()};
  timeline.errors.push_back({in.Text(), in.Text(), in.Number(UINT32_MAX), in.Text()});
  timeline.left_out_events.push_back(
      {static_cast<LeftOutReason>(in.Number(2)), in.Text(), in.Text(), SomeWhen(in), SomeReport(in)});
  for (std::uint32_t i = in.Number(4); i > 0; --i) timeline.entries.push_back(SomeEntry(in));
  return timeline;
}

/// "element attribute" for all that the templates write.
std::set<std::string> PartsOf(const hostile::Dom& dom) {
  std::set<std::string> parts;
  for (const auto& shape : dom.shapes) {
    const std::string element = shape.first.substr(0, shape.first.find(' '));
    parts.insert(element);
    for (std::size_t at = shape.first.find(' '); at != std::string::npos; at = shape.first.find(' ', at + 1))
      parts.insert(element + shape.first.substr(at, shape.first.find(' ', at + 1) - at));
  }
  return parts;
}

const Templates& FuzzedTemplates() {
  static const Templates templates = RealTemplates();
  return templates;
}

/// What the text of a template names, whether the sample has it or not.
const std::string& AllTemplates() {
  static const std::string all = [] {
    std::string text;
    for (const auto& page : FuzzedTemplates().pages) text += page.second;
    return text;
  }();
  return all;
}

void CheckPage(const Page& page) {
  Require(IsValidUtf8(page.bytes));
  const hostile::Dom dom = hostile::ReadDom(page.bytes);
  Require(dom.handlers.empty());
  for (const std::string& link : dom.links) Require(hostile::IsPlainLink(link), link);
  for (const std::string& part : PartsOf(dom)) {
    const std::size_t space = part.find(' ');
    const bool ours = space != std::string::npos
                          ? AllTemplates().find(part.substr(space) + "=") != std::string::npos ||
                                AllTemplates().find(part.substr(space)) != std::string::npos
                          : AllTemplates().find("<" + part) != std::string::npos || part == "tbody";
    Require(ours, page.path + ": " + part);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Cutter in(data, size);
  const Timeline timeline = SomeTimeline(in);
  const auto written = RenderSite(timeline, FuzzedTemplates(), {}, {}, [](const Page& page) -> Result<void> {
    CheckPage(page);
    return {};
  });
  Require(written.has_value());
  for (const ExportFormat& format : ExportFormats()) Require(IsValidUtf8(format.write(timeline, 0).bytes));
  return 0;
}
