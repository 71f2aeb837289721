// How many entries one page holds, and how many actors and articles have pages: just below, at, and just
// above.
#include <doctest/doctest.h>

#include <algorithm>

#include "renderer/page/site.h"
#include "renderer/template/nesting.h"

using namespace demarche;

namespace {

/// Entry `number` of one day, with an actor and an article of its own.
Entry EntryOf(std::size_t number) {
  const std::string name = std::to_string(number);
  Entry entry;
  entry.id = "e" + name;
  entry.deed.kind = "meeting";
  entry.when.earliest = entry.when.latest = Day(date::year(2024) / 3 / 1);
  Actor actor;
  actor.code = "A" + name;
  actor.name = "Actor " + name;
  entry.sources.push_back(actor);
  Report report;
  report.article = "article-" + name;
  entry.reports.push_back(report);
  return entry;
}

Timeline TimelineOf(std::size_t entries) {
  Timeline timeline;
  for (std::size_t i = 0; i < entries; ++i) timeline.entries.push_back(EntryOf(i));
  return timeline;
}

}  // namespace

TEST_CASE("entries on one page at the limit") {
  for (const std::size_t count : {kMostOnOnePage - 1, kMostOnOnePage, kMostOnOnePage + 1}) {
    CAPTURE(count);
    const SiteMap map = MapSite(TimelineOf(count), ArticleSource());
    CHECK(map.parts.size() == (count <= kMostOnOnePage ? 0 : 2));
    std::size_t events = 0;
    for (const Part& part : map.parts) {
      CHECK(part.events() <= kMostOnOnePage);
      events += part.events();
    }
    CHECK(events == (count <= kMostOnOnePage ? 0 : count));
  }
}

TEST_CASE("pages of actors at the limit: the weightiest") {
  constexpr std::size_t kMost = 500;
  for (const std::size_t count : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(count);
    Timeline timeline = TimelineOf(count);
    // All but the first act twice.
    for (std::size_t i = 1; i < count; ++i) timeline.entries.push_back(timeline.entries[i]);
    const SiteMap map = MapSite(timeline, ArticleSource());
    CHECK(map.actors.size() == std::min(count, kMost));
    CHECK(map.actors.size() + (count <= kMost ? 0 : 1) == count);
    const auto is_first = [](const auto& actor) { return actor.second == "actor/a0.html"; };
    CHECK(std::any_of(map.actors.begin(), map.actors.end(), is_first) == (count <= kMost));
  }
}

TEST_CASE("pages of articles at the limit: the first") {
  constexpr std::size_t kMost = 20'000;
  const Timeline all = TimelineOf(kMost + 1);
  const ArticleSource articles{[](const std::string&) { return true; }, {}};
  for (const std::size_t count : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(count);
    Timeline timeline;
    timeline.entries.assign(all.entries.begin(), all.entries.begin() + static_cast<std::ptrdiff_t>(count));
    const SiteMap map = MapSite(timeline, articles);
    CHECK(map.article_files.size() == std::min(count, kMost));
    CHECK(map.article_files.count("article-0") == 1);
    CHECK(map.article_files.count("article-20000") == 0);
  }
}

TEST_CASE("bytes and sections of a template at the limit") {
  constexpr std::size_t kMostBytes = 1'000'000;
  for (const std::size_t size : {kMostBytes - 1, kMostBytes, kMostBytes + 1})
    CHECK(CheckNesting({{"foot", std::string(size, ' ')}}).has_value() == (size <= kMostBytes));
  constexpr std::size_t kMostSections = 50;
  for (const std::size_t depth : {kMostSections - 1, kMostSections, kMostSections + 1}) {
    CAPTURE(depth);
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += "{{#months}}";
    for (std::size_t i = 0; i < depth; ++i) text += "{{/months}}";
    CHECK(CheckNesting({{"foot", text}}).has_value() == (depth <= kMostSections));
  }
}
