// Monthly counts and mean scores of dyads.
#include "renderer/series.h"

#include <doctest/doctest.h>

#include "renderer/strip/score_line.h"
#include "renderer/text/actors.h"
#include "sample.h"

using namespace demarche;
using sample::Kestria;
using sample::Orvane;

namespace {

const Series* Find(const std::vector<Series>& all, const ActorPair& dyad) {
  for (const Series& series : all) {
    if (series.dyad == dyad) return &series;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a dyad's months are counted, and months without events are missing") {
  sample::Builder b;
  b.Add(sample::kTalks, "", {Kestria()}, {Orvane()}).On("2025-08-12");
  b.Add(sample::kProtest, "", {Orvane()}, {Kestria()}).On("2025-08-30");
  b.Add(sample::kSanction, "", {Kestria(), Orvane()}, {}).Mutual().On("2025-11-01");
  b.Add(sample::kTalks, "", {Kestria()}, {Orvane()}).On("2025-11-02").Is(Factuality::kPlanned);
  b.Add(sample::kTalks, "", {Kestria()}, {Orvane()})
      .When("2025-08-30/2025-09-02", "2025-08-30", "2025-09-02", TimeBasis::kExplicit, "");
  const std::vector<Series> all = DyadSeries(b.timeline);
  REQUIRE(all.size() == 1);
  const Series& series = all.front();
  CHECK(series.dyad == ActorPair("KST", "ORV"));
  REQUIRE(series.points.size() == 2);
  CHECK(series.points[0].month == date::year(2025) / 8);
  CHECK(series.points[0].cooperation == 1);
  CHECK(series.points[0].conflict == 1);
  CHECK(series.points[0].mean_tenths() == 25);
  CHECK(series.points[1].month == date::year(2025) / 11);
  CHECK(series.points[1].mean_tenths() == -80);
  CHECK(series.events() == 3);
  CHECK(series.open == 1);
  CHECK(series.wide == 1);
}

TEST_CASE("actors without a code and a name are nobody's counterpart") {
  sample::Builder b;
  const Actor bankers{"", "", "BUS", "", {}};
  b.Add(sample::kTalks, "", {Kestria(), bankers}, {Orvane()}).On("2025-08-12").Mutual();
  CHECK(DyadsOf(b.timeline.entries[0]) == std::vector<ActorPair>{{"KST", "ORV"}});
  CHECK(ActorKeysOf(b.timeline.entries[0]) == std::set<std::string>{"KST", "ORV"});
  CHECK(NameOf(bankers) == "unnamed (BUS)");
  CHECK(NameOf(Actor{}) == "unnamed");
  CHECK(NameOf(Kestria()) == "Kestria");
}

TEST_CASE("a score line keeps to the days that the strip shows, and tells what it leaves aside") {
  sample::Builder b;
  b.Add(sample::kTalks, "", {Kestria()}, {Orvane()}).On("1972-09-29");
  for (const char* day : {"2025-08-12", "2025-08-30", "2025-09-01", "2025-11-01"}) {
    b.Add(sample::kTalks, "", {Kestria()}, {Orvane()}).On(day);
  }
  const Series series = DyadSeries(b.timeline).front();
  REQUIRE(series.points.size() == 4);
  Data page;
  PutScoreLine(page, series, FocusOf(b.timeline));
  CHECK(page.get("score_from")->string_value() == "August 2025");
  CHECK(page.get("score_points")->list_value().size() == 3);
  CHECK(page.get("score_strokes")->list_value().size() == 1);
  CHECK(page.get("score_undrawn")->string_value() == "1 month before August 2025");
  PutScoreLine(page, series, {ParseDay("1990-01-01"), ParseDay("1991-01-01")});
  CHECK(page.get("score_from")->string_value() == "September 1972");
  CHECK(page.get("score_undrawn")->is_false());
}

TEST_CASE("means are rounded away from zero on both sides") {
  const struct {
    std::int64_t sum;
    std::size_t events;
    int mean;
  } kCases[] = {{25, 2, 13}, {-25, 2, -13}, {24, 5, 5}, {-24, 5, -5}, {1, 3, 0}, {-1, 3, 0}, {0, 4, 0}};
  for (const auto& test : kCases) {
    CAPTURE(test.sum);
    SeriesPoint point;
    point.neutral = test.events;
    point.score_tenths = test.sum;
    CHECK(point.mean_tenths() == test.mean);
  }
}

TEST_CASE("an actor has no dyad with itself, and a dyad of one event counts once") {
  sample::Builder b;
  b.Add(sample::kTalks, "", {Kestria(), Kestria()}, {Kestria(), Orvane(), Orvane()}).On("2025-08-12");
  const std::vector<Series> all = DyadSeries(b.timeline);
  REQUIRE(all.size() == 1);
  CHECK(Find(all, {"KST", "ORV"})->events() == 1);
}
