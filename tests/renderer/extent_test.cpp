// The dense span of a timeline, and the strip and sections that keep to it.
#include <doctest/doctest.h>

#include "core/day.h"
#include "renderer/page/sections.h"
#include "renderer/renderer.h"
#include "renderer/strip/density.h"
#include "renderer/strip/extent.h"
#include "renderer/text/actors.h"
#include "renderer/text/words.h"

using namespace demarche;

namespace {

Entry On(const std::string& first, const std::string& last = "") {
  Entry entry;
  entry.id = first + last;
  entry.when.earliest = ParseDay(first);
  entry.when.latest = ParseDay(last.empty() ? first : last);
  return entry;
}

/// Entries on `count` days in a row from 1 September 2010, among the given ones.
Timeline Autumn(int count, std::vector<Entry> before, std::vector<Entry> after = {}) {
  Timeline timeline;
  timeline.entries = std::move(before);
  for (int i = 0; i < count; ++i) {
    timeline.entries.push_back(On(FormatDay(*ParseDay("2010-09-01") + date::days(i))));
  }
  for (Entry& entry : after) timeline.entries.push_back(std::move(entry));
  return timeline;
}

std::string Focus(const Timeline& timeline) {
  const Extent focus = FocusOf(timeline);
  return focus.first ? FormatDay(*focus.first) + " " + FormatDay(*focus.last) : "";
}

}  // namespace

TEST_CASE("what lies far off is left aside") {
  const struct {
    const char* name;
    Timeline timeline;
    std::string focus;
  } kCases[] = {
      {"nothing", {}, ""},
      {"one", Autumn(1, {}), "2010-09-01 2010-09-01"},
      {"all near", Autumn(40, {}), "2010-09-01 2010-10-10"},
      {"one before", Autumn(40, {On("1972-01-01", "1972-12-31")}), "2010-09-01 2010-10-10"},
      {"before and after", Autumn(40, {On("1972-01-01"), On("2004-03-01")}, {On("2031-01-01")}),
       "2010-09-01 2010-10-10"},
      {"a wide one that touches the rest", Autumn(40, {On("2010-01-01", "2010-12-31")}),
       "2010-01-01 2010-10-10"},
      {"three weeks before", Autumn(10, {On("2010-08-10")}), "2010-08-10 2010-09-10"},
      {"a thin trail of years in a large timeline",
       Autumn(100, {On("1990-01-01"), On("1998-01-01"), On("2005-01-01")}), "2010-09-01 2010-12-09"},
      {"too many to be aside", Autumn(4, {On("1972-01-01"), On("1973-01-01")}), "1972-01-01 2010-09-04"}};
  for (const auto& test : kCases) {
    CAPTURE(test.name);
    CHECK(Focus(test.timeline) == test.focus);
  }
}

TEST_CASE("bars and sections count each event once") {
  const Timeline timeline =
      Autumn(40, {On("1972-01-01", "1972-12-31"), On("2004-03-01")}, {On("2031-01-01")});
  const Density density = CountDensity(timeline);
  CHECK(density.unit == BinUnit::kDay);
  std::size_t drawn = 0;
  for (const Bin& bin : density.bins) drawn += bin.firm[0] + bin.firm[1] + bin.firm[2];
  CHECK(drawn == 40);
  CHECK(density.asides.before.count == 2);
  CHECK(density.asides.after.count == 1);
  CHECK(YearRange(*density.asides.before.days.first, *density.asides.before.days.last) == "1972–2004");
  const std::vector<Section> sections = CutIntoMonths(timeline);
  REQUIRE(sections.size() == 4);
  CHECK(sections[0].kind == SectionKind::kBefore);
  CHECK(MonthYear(*sections[0].month) == "September 2010");
  CHECK(sections[0].entries.size() == 2);
  CHECK(LengthOf(sections[0].entries[1].gap_days) == "31 years");
  CHECK(sections[3].kind == SectionKind::kAfter);
}

TEST_CASE("lengths and spans in words") {
  CHECK(LengthOf(1) == "1 day");
  CHECK(LengthOf(60) == "60 days");
  CHECK(LengthOf(61) == "2 months");
  CHECK(LengthOf(700) == "22 months");
  CHECK(LengthOf(731) == "2 years");
  CHECK(LengthOf(11382) == "31 years");
  CHECK(DayRange(*ParseDay("2010-09-06"), *ParseDay("2010-11-29")) == "6 September – 29 November 2010");
  CHECK(DayRange(*ParseDay("2009-12-31"), *ParseDay("2010-01-02")) == "31 December 2009 – 2 January 2010");
  CHECK(DayRange(*ParseDay("2010-09-06"), *ParseDay("2010-09-09")) == "6–9 September 2010");
}

TEST_CASE(
    "a state is called by its name in the lexicon, else its plain name, one man's office by his and the "
    "code") {
  Timeline timeline;
  timeline.entries.resize(1);
  timeline.entries[0].sources = {{"JPN", "state", "GOV", "Naoto Kan", {}}, {"JPN", "state", "", "JPN", {}}};
  timeline.entries[0].targets = {{"JPN", "state", "", "Japan", {}},
                                 {"DEU", "state", "GOV", "Angela Merkel", {}}};
  const std::map<std::string, std::string> names = ActorNames(timeline);
  CHECK(names.at("JPN") == "Japan");
  CHECK(names.at("DEU") == "Angela Merkel (DEU)");
  timeline.actor_names["DEU"] = "Germany";
  CHECK(ActorNames(timeline).at("DEU") == "Germany");
}
