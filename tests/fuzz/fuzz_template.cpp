// Templates of the user: the page and a part of it. They are refused with their name, or give pages in UTF-8
// where they are UTF-8 themselves.
#include <string>

#include "base/utf8.h"
#include "renderer/renderer.h"
#include "require.h"

using namespace demarche;

namespace {

Timeline SmallTimeline() {
  Timeline timeline;
  timeline.title = "Title";
  Entry entry;
  entry.id = "e1";
  entry.headline = "Japan protests to China";
  entry.deed.kind = "diplomatic protest";
  entry.sources = {{"JPN", "state", "", "Japan", {}}};
  entry.targets = {{"CHN", "state", "", "China", {}}};
  entry.when.earliest = entry.when.latest = ParseDay("2010-09-15");
  entry.reports.emplace_back();
  entry.reports.back().text = "Japan protested.";
  entry.reports.back().marks = {{{6, 15}, "trigger"}};
  timeline.entries = {entry, entry};
  timeline.entries[1].id = "e2";
  return timeline;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Timeline timeline = SmallTimeline();
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const UnknownKey& unknown : UnknownKeys(text)) {
    Require(IsValidUtf8(unknown.key) && unknown.key.find('\n') == std::string::npos && unknown.line > 0);
  }
  Templates templates;
  for (const char* name : kTemplateNames) templates.pages[name] = "";
  templates.pages["page"] = text;
  templates.pages["events"] = "{{#months}}{{#cards}}{{headline}}{{/cards}}{{/months}}";
  const Result<void> written = RenderSite(timeline, templates, {}, {}, [&](const Page& page) -> Result<void> {
    Require(!IsValidUtf8(text) || IsValidUtf8(page.bytes));
    return {};
  });
  if (!written) Require(written.error().where.starts_with("templates/") && !written.error().message.empty());
  return 0;
}
