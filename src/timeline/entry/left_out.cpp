#include "timeline/entry/left_out.h"

#include <algorithm>
#include <map>

#include "timeline/timeline.h"

namespace demarche::timeline {
namespace {

/// `key` gives an item's reason and its confidence.
template <typename Item, typename Key>
void SortAndCut(std::vector<Item>& items, const Key& key) {
  std::stable_sort(items.begin(), items.end(), [&](const Item& a, const Item& b) {
    const auto [reason_a, confidence_a] = key(a);
    const auto [reason_b, confidence_b] = key(b);
    return std::pair(reason_a, -confidence_a) < std::pair(reason_b, -confidence_b);
  });
  std::map<LeftOutReason, std::size_t> kept;
  std::erase_if(items, [&](const Item& item) { return ++kept[key(item).first] > kMostLeftOutEvents; });
}

/// What the headline, the report and the days of an entry would be if the event made one.
LeftOutEvent MakeEvent(const Headlines& headlines, LeftOutReason reason, const Extraction& extraction,
                       const Event& event) {
  Entry entry;
  entry.deed = event.deed;
  entry.sources = event.sources;
  entry.targets = event.targets;
  entry.reciprocal = event.reciprocal;
  entry.factuality = event.factuality;
  entry.attribution = event.attribution.name;
  entry.reports.push_back(MakeReport(extraction, event));
  LeftOutEvent made{reason, headlines.Of(entry), event.deed.kind, event.when,
                    std::move(entry.reports.front())};
  made.when.timex.reset();
  made.when.after.clear();
  made.when.before.clear();
  made.report.when_why.clear();  // it stands in `when`
  return made;
}

}  // namespace

std::vector<LeftOutEvent> LeftOutEvents::Make(const Headlines& headlines) const {
  std::vector<Item> items = events_;
  SortAndCut(items, [](const Item& item) { return std::pair(item.reason, item.event->confidence); });
  std::vector<LeftOutEvent> made;
  for (const Item& item : items)
    made.push_back(MakeEvent(headlines, item.reason, *item.extraction, *item.event));
  return made;
}

}  // namespace demarche::timeline

void demarche::KeepSurest(std::vector<LeftOutEvent>& events) {
  timeline::SortAndCut(events,
                       [](const LeftOutEvent& it) { return std::pair(it.reason, it.report.confidence); });
}
