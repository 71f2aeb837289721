// The newspapers: what each reported, when, and how much of it no other reported.
#include <algorithm>
#include <map>
#include <set>

#include "renderer/page/pages.h"
#include "renderer/page/report.h"
#include "renderer/strip/extent.h"
#include "renderer/text/escape.h"
#include "renderer/text/sources.h"
#include "renderer/text/words.h"

namespace demarche {
namespace {

constexpr std::size_t kMostSources = 2000;
constexpr std::size_t kMostArticlesListed = 20'000;

struct SourceCounts {
  std::size_t events = 0;
  std::size_t alone = 0;  ///< events that only this newspaper reports
  std::size_t reports = 0;
  std::size_t copies = 0;  ///< reports in the words of another
  std::set<std::string> articles;
  Extent published;
};

void AddEntry(std::map<std::string, SourceCounts>& sources, const Entry& entry) {
  const bool single = entry.independent_sources == 1;
  std::set<std::string> here;
  for (const ReportGroup& group : GroupCopies(entry.reports)) {
    for (const Report* report : group) {
      SourceCounts& source = sources[report->publisher];
      ++source.reports;
      source.copies += report == group.front() ? 0 : 1;
      source.articles.insert(NoteKey(*report));
      here.insert(report->publisher);
      const std::optional<Day> day = ParseInstantDay(report->date);
      if (!day) continue;
      source.published.first = source.published.first ? std::min(*source.published.first, *day) : *day;
      source.published.last = source.published.last ? std::max(*source.published.last, *day) : *day;
    }
  }
  for (const std::string& name : here) {
    ++sources[name].events;
    sources[name].alone += single && here.size() == 1 ? 1 : 0;
  }
}

Data SourceRow(const std::string& name, const SourceCounts& source) {
  Data row;
  Put(row, "name", name.empty() ? "(not named)" : Shorten(CleanLine(name), 120));
  Put(row, "events", source.events);
  Put(row, "reports", source.reports);
  Put(row, "articles", source.articles.size());
  Put(row, "copies", source.copies);
  Put(row, "alone", source.alone);
  Put(row, "alone_share", std::to_string((source.alone * 100 + source.events / 2) / source.events));
  Put(row, "first", source.published.first ? ShortDay(*source.published.first) : "");
  Put(row, "last", source.published.last ? ShortDay(*source.published.last) : "");
  return row;
}

/// The articles that tell an event, in the order of the timeline.
void PutArticles(Data& page, const Scene& scene) {
  const Notes notes = NotesOf(scene.timeline, AllEntries(scene.timeline));
  const std::size_t shown = std::min(notes.reports.size(), kMostArticlesListed);
  Data rows = List();
  for (std::size_t i = 0; i < shown; ++i) rows.push_back(CiteData(scene, *notes.reports[i]));
  Put(page, "has_articles", shown > 0);
  Put(page, "articles_rows", std::move(rows));
  Put(page, "articles_more",
      notes.reports.size() > shown ? std::to_string(notes.reports.size() - shown) : "");
}

}  // namespace

std::string WriteSources(Frame& frame, Scene& scene) {
  std::map<std::string, SourceCounts> sources;
  std::size_t alone = 0;
  for (const Entry& entry : scene.timeline.entries) {
    AddEntry(sources, entry);
    alone += entry.independent_sources == 1 ? 1 : 0;
  }
  std::vector<std::pair<std::string, SourceCounts>> order(sources.begin(), sources.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.second.events > b.second.events; });
  const std::size_t shown = std::min(order.size(), kMostSources);
  Data rows = List();
  for (std::size_t i = 0; i < shown; ++i) rows.push_back(SourceRow(order[i].first, order[i].second));
  Data page = frame.NewPage(scene, false);
  Put(page, "page_title", "Sources");
  Put(page, "source_rows", std::move(rows));
  Put(page, "has_sources", shown > 0);
  Put(page, "source_rows_more", order.size() > shown ? std::to_string(order.size() - shown) : "");
  Put(page, "alone", alone);
  Put(page, "events_label", Count(scene.timeline.entries.size(), "event", "events"));
  PutArticles(page, scene);
  return frame.Write(scene, "sources", page);
}

}  // namespace demarche
