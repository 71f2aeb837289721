// What is left out, with its sentence, so that a reader can judge whether it should be: events below the
// confidence asked for, background, and reports of deeds that others told before.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "renderer/page/pages.h"
#include "renderer/page/report.h"
#include "renderer/text/escape.h"
#include "renderer/text/sources.h"
#include "renderer/text/words.h"

namespace demarche {
namespace {

/// A report that was left out: an event of its own, or folded into an entry.
struct LeftOutItem {
  const Report* report = nullptr;
  const LeftOutEvent* event = nullptr;
  std::optional<std::size_t> entry;
  bool is_copy = false;  ///< in the words of another report of the entry
};

void AddFolded(std::vector<LeftOutItem>& items, const Entry& entry, std::size_t at) {
  for (const ReportGroup& group : GroupCopies(entry.reports)) {
    for (const Report* report : group) {
      if (report != &entry.reports.front()) items.push_back({report, nullptr, at, report != group.front()});
    }
  }
}

/// At most kMostLeftOutEvents.
std::vector<LeftOutItem> ItemsOf(const Timeline& timeline, LeftOutReason reason) {
  std::vector<LeftOutItem> items;
  for (const LeftOutEvent& event : timeline.left_out_events) {
    if (event.reason == reason) items.push_back({&event.report, &event, std::nullopt, false});
  }
  for (std::size_t i = 0; reason == LeftOutReason::kDuplicate && i < timeline.entries.size(); ++i) {
    if (items.size() >= kMostLeftOutEvents) break;
    AddFolded(items, timeline.entries[i], i);
  }
  items.resize(std::min(items.size(), kMostLeftOutEvents));
  return items;
}

std::uint32_t TotalOf(const LeftOut& counts, LeftOutReason reason) {
  switch (reason) {
    case LeftOutReason::kLowConfidence: return counts.low_confidence;
    case LeftOutReason::kBackground: return counts.background;
    case LeftOutReason::kDuplicate: return counts.duplicate;
  }
  return 0;
}

void PutReason(Data& data, LeftOutReason reason) {
  Put(data, "is_low", reason == LeftOutReason::kLowConfidence);
  Put(data, "is_background", reason == LeftOutReason::kBackground);
  Put(data, "is_duplicate", reason == LeftOutReason::kDuplicate);
}

Data ItemData(const Scene& scene, const LeftOutItem& item, std::size_t number) {
  const Report& report = *item.report;
  Data data = ReportData(scene, report);
  const auto file = scene.map.article_files.find(report.article);
  if (!item.entry) {  // only sentences of entries are marked on the article's page
    const bool has_page = file != scene.map.article_files.end();
    Put(data, "article_href", has_page ? LinkBetween(scene.here, file->second, "") : std::string());
  }
  const When& when = item.entry ? scene.timeline.entries[*item.entry].when : item.event->when;
  const DateWords words = WordsOf(when);
  Put(data, "date", words.text);
  Put(data, "range", words.range);
  const std::string& headline =
      item.entry ? scene.timeline.entries[*item.entry].headline : item.event->headline;
  const std::string& kind = item.entry ? scene.timeline.entries[*item.entry].deed.kind : item.event->kind;
  Put(data, "headline", CleanLine(headline.empty() ? kind : headline));
  Put(data, "kind", CleanLine(kind));
  Put(data, "href", item.entry ? scene.CardLink(*item.entry) : std::string());
  Put(data, "has_copies", item.is_copy);
  Put(data, "number", number);
  Put(data, "confidence", std::to_string(report.confidence));
  Put(data, "why", CleanLine(item.event != nullptr ? when.why : report.when_why));
  PutRules(data, report);
  return data;
}

/// The pages of all reasons, as the tables of a book's parts.
void PutLeftOutPages(Data& page, const Scene& scene) {
  Data list = List();
  for (const auto& [reason, files] : scene.map.left_out_files) {
    for (std::size_t i = 0; i < files.size(); ++i) {
      Data item;
      PutReason(item, reason);
      Put(item, "number", i == 0 ? std::string() : fmt::format("{}", i + 1));
      Put(item, "href", LinkBetween(scene.here, files[i], ""));
      Put(item, "here", files[i] == scene.here);
      list.push_back(item);
    }
  }
  Put(page, "parts", std::move(list));
}

}  // namespace

std::string WriteLeftOut(Frame& frame, Scene& scene, LeftOutReason reason, std::size_t number) {
  const std::vector<LeftOutItem> items = ItemsOf(scene.timeline, reason);
  const std::size_t first = number * kLeftOutOnOnePage;
  const std::size_t shown = std::min(items.size() - first, kLeftOutOnOnePage);
  const std::size_t total = TotalOf(scene.timeline.left_out, reason);
  Data page = frame.NewPage(scene, false);
  Put(page, "page_title", "Left out");
  PutReason(page, reason);
  Put(page, "number", total);
  Put(page, "one", total == 1);
  Put(page, "from", items.size() > shown ? std::to_string(first + 1) : std::string());
  Put(page, "to", std::to_string(first + shown));
  Put(page, "left_out_more", total > items.size() ? std::to_string(total - items.size()) : std::string());
  PutLeftOutPages(page, scene);
  Put(page, "left_out", Stream(scene.view, shown, [&](std::size_t i) {
        return ItemData(scene, items[first + i], first + i + 1);
      }));
  return frame.Write(scene, "left_out", page);
}

}  // namespace demarche
