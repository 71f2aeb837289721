// Days within one article.
#include <doctest/doctest.h>

#include "make.h"
#include "timeline/timeline.h"

namespace demarche::test {
namespace {

constexpr TimeRelation kAfter = TimeRelation::kAfter;
constexpr TimeRelation kBefore = TimeRelation::kBefore;
constexpr TimeRelation kWithin = TimeRelation::kWithin;

/// Two states quarrel over a strait: a date, a meeting, what is said within it and after it.
ArticleOf Strait(const std::string& date) {
  const bool dated = !date.empty();
  ArticleOf it("strait", date);
  it.Filler();
  const auto hint = it.Event("pledge", {"CHN"}, {"JPN"}, "China hinted in late October that it would talk.");
  const auto met = it.Event("meeting", {"CHN", "JPN"}, {}, "Leaders met on October thirty one.");
  const auto agreed = it.Event("pledge", {"CHN", "JPN"}, {}, "Both agreed at the meeting to go on.");
  const auto spoke = it.Event("statement", {"JPN"}, {"CHN"}, "After the meeting Japan spoke of the strait.");
  const auto react = it.Event("criticism", {"CHN"}, {"JPN"}, "China reacted strongly.");
  const auto coast =
      it.Event("sanction", {"CHN"}, {"JPN"}, "Then in the days that followed China sent ships.");
  if (dated) {
    it.When(hint, {.words = "late October",
                   .from = "2025-10-21",
                   .to = "2025-10-31",
                   .edtf = "[2025-10-21..2025-10-31]"});
    it.When(met,
            {.words = "October thirty one", .from = "2025-10-31", .to = "2025-10-31", .edtf = "2025-10-31"});
  } else {
    it.When(hint, {.words = "late October", .value = "XXXX-10", .edtf = "XXXX-10", .mod = "END"});
    it.When(met, {.words = "October thirty one", .value = "XXXX-10-31", .edtf = "XXXX-10-31"});
  }
  it.When(coast, {.words = "in the days that followed", .value = "PXD", .relation = kAfter});
  it.Tie(agreed, kWithin, met, "at the meeting").Tie(spoke, kAfter, met, "After the meeting");
  it.Tie(react, kAfter, spoke, "reacted").Tie(coast, kAfter, react, "in the days that followed");
  return it;
}

TEST_CASE("anchors give days to the deeds that hang on a dated one") {
  const Extraction it = Strait("2025-11-24").Anchored();
  struct {
    const char* days;
    const char* edtf;
    TimeBasis basis;
  } const expected[] = {
      {"2025-10-21..2025-10-31", "[2025-10-21..2025-10-31]", TimeBasis::kExplicit},
      {"2025-10-31..2025-10-31", "2025-10-31", TimeBasis::kExplicit},
      {"2025-10-31..2025-10-31", "2025-10-31", TimeBasis::kAnchored},
      {"2025-10-31..2025-11-24", "[2025-10-31..2025-11-24]", TimeBasis::kAnchored},
      {"2025-10-31..2025-11-24", "[2025-10-31..2025-11-24]", TimeBasis::kAnchored},
      {"2025-10-31..2025-11-24", "[2025-10-31..2025-11-24]", TimeBasis::kAnchored},
  };
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    CAPTURE(it.events[i].evidence);
    CHECK(Days(it.events[i].when) == expected[i].days);
    CHECK(it.events[i].when.edtf == expected[i].edtf);
    CHECK(it.events[i].when.basis == expected[i].basis);
  }
  CHECK(it.events[0].when.why == "'late October' of a report dated 24 Nov 2025: 21 to 31 Oct 2025");
  CHECK(it.events[3].when.why ==
        "after \"Leaders\" (sentence 4) because of 'After the meeting': 31 Oct to 24 Nov 2025");
  CHECK(it.events[5].when.after == std::vector<std::string>{"strait/4"});
}

TEST_CASE("without a document time dates stay partial, and order still comes out") {
  const Extraction it = Strait("").Anchored();
  const char* expected[] = {"XXXX-10",        "XXXX-10-31",     "XXXX-10-31",
                            "[XXXX-10-31..]", "[XXXX-10-31..]", "[XXXX-10-31..]"};
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    CAPTURE(it.events[i].evidence);
    CHECK(Days(it.events[i].when).empty());
    CHECK(it.events[i].when.edtf == expected[i]);
  }
  const Timeline timeline = BuildTimeline(std::vector{it}, {}, TestLexicon(), {});
  REQUIRE(timeline.entries.size() == 6);
  for (std::size_t i = 0; i < 6; ++i) CHECK(timeline.entries[i].reports[0].event == it.events[i].id);
  CHECK(timeline.left_out.undated == 0);
}

TEST_CASE("what dates one deed") {
  struct {
    std::string name;
    Factuality factuality;
    bool lead;
    TimexOf timex;
    const char* report;
    const char* days;
    TimeBasis basis;
  } const table[] = {
      {"news in the lead",
       Factuality::kAsserted,
       true,
       {},
       "2025-11-24",
       "2025-11-23..2025-11-24",
       TimeBasis::kDocument},
      {"reported speech in the lead",
       Factuality::kReported,
       true,
       {},
       "2025-11-24",
       "..2025-11-24",
       TimeBasis::kDocument},
      {"past deed further down",
       Factuality::kAsserted,
       false,
       {},
       "2025-11-24",
       "..2025-11-24",
       TimeBasis::kDocument},
      {"background in the lead",
       Factuality::kHistorical,
       true,
       {},
       "2025-11-24",
       "..2025-11-24",
       TimeBasis::kDocument},
      {"plan without a time",
       Factuality::kPlanned,
       true,
       {},
       "2025-11-24",
       "2025-11-24..",
       TimeBasis::kDocument},
      {"nothing at all", Factuality::kAsserted, true, {}, "", "", TimeBasis::kNone},
      {"a wide timex stays wide",
       Factuality::kAsserted,
       true,
       {.words = "2024", .from = "2024-01-01", .to = "2024-12-31", .edtf = "2024"},
       "2025-11-24",
       "2024-01-01..2024-12-31",
       TimeBasis::kExplicit},
      {"done deeds are cut at the report",
       Factuality::kAsserted,
       false,
       {.words = "this month", .from = "2025-11-01", .to = "2025-11-30", .basis = TimeBasis::kRelative},
       "2025-11-24",
       "2025-11-01..2025-11-24",
       TimeBasis::kRelative},
      {"planned deeds are not",
       Factuality::kPlanned,
       false,
       {.words = "this month", .from = "2025-11-01", .to = "2025-11-30", .basis = TimeBasis::kRelative},
       "2025-11-24",
       "2025-11-24..2025-11-30",
       TimeBasis::kRelative},
      {"a day after the report is kept",
       Factuality::kAsserted,
       true,
       {.words = "Friday", .from = "2025-11-28", .to = "2025-11-28", .basis = TimeBasis::kRelative},
       "2025-11-24",
       "2025-11-28..2025-11-28",
       TimeBasis::kRelative},
      {"bounds that cross are no bounds",
       Factuality::kAsserted,
       false,
       {.words = "Friday", .from = "2025-11-28", .to = "2025-11-20"},
       "2025-11-24",
       "..2025-11-24",
       TimeBasis::kDocument},
  };
  for (const auto& row : table) {
    CAPTURE(row.name);
    ArticleOf article("a", row.report);
    if (!row.lead) article.Filler();
    const auto event = article.Event("criticism", {"CHN"}, {"JPN"}, "China objects " + row.timex.words + ".",
                                     row.factuality);
    if (!row.timex.words.empty()) article.When(event, row.timex);
    const Extraction it = article.Anchored();
    CHECK(Days(it.events[0].when) == row.days);
    CHECK(it.events[0].when.basis == row.basis);
    CHECK_FALSE(it.events[0].when.why.empty());
  }
}

TEST_CASE("a lead gives its day to the news alone, not to what was done earlier") {
  ArticleOf article("a", "2025-11-24");
  const auto event = article.Event("warning", {"CHN"}, {"JPN"}, "China has warned Japan.");
  SUBCASE("news") { CHECK(Days(article.Anchored().events[event].when) == "2025-11-23..2025-11-24"); }
  SUBCASE("earlier") {
    article.Get().events[event].earlier = true;
    CHECK(Days(article.Anchored().events[event].when) == "..2025-11-24");
  }
}

TEST_CASE("expressions that count from another deed shift exactly") {
  struct {
    std::string words;
    TimeRelation relation;
    const char* value;
    const char* days;
  } const table[] = {
      {"the following day", kAfter, "P1D", "2025-11-11..2025-11-11"},
      {"a day earlier", kBefore, "P1D", "2025-11-09..2025-11-09"},
      {"the same day", kWithin, "", "2025-11-10..2025-11-10"},
      {"a week later", kAfter, "P1W", "2025-11-15..2025-11-19"},
      {"later", kAfter, "PXD", "2025-11-10..2025-11-24"},
      {"earlier", kBefore, "PXD", "..2025-11-10"},
      {"ages later", kAfter, "P99999999999999D", "2025-11-10..2025-11-24"},
  };
  for (const auto& row : table) {
    CAPTURE(row.words);
    ArticleOf article("a", "2025-11-24");
    article.Filler();
    const auto met = article.Event("meeting", {"CHN", "JPN"}, {}, "Leaders met on November 10.");
    article.When(met, {.words = "November 10", .from = "2025-11-10", .to = "2025-11-10"});
    const auto next = article.Event("criticism", {"CHN"}, {"JPN"}, "China objected " + row.words + ".");
    article.When(next, {.words = row.words, .value = row.value, .relation = row.relation});
    const Extraction it = article.Anchored();
    CHECK(Days(it.events[1].when) == row.days);
    CHECK(it.events[1].when.basis == TimeBasis::kAnchored);
  }
}

TEST_CASE("a distance from something that is no deed of the article gives no days") {
  ArticleOf article("a", "2025-11-24");
  article.Filler();
  article.When(article.Event("meeting", {"CHN", "JPN"}, {}, "Leaders met on November 10."),
               {.words = "November 10", .from = "2025-11-10", .to = "2025-11-10"});
  const auto warned = article.Event("warning", {"CHN"}, {"JPN"}, "Two days after the flood China warned.");
  const std::string& text = article.Get().article.text;
  const auto flood = static_cast<std::uint32_t>(text.find("the flood"));
  article.When(warned,
               {.words = "Two days", .value = "P2D", .relation = kAfter, .reference = {flood, flood + 9}});
  CHECK(Days(article.Anchored().events[warned].when) == "..2025-11-24");
}

TEST_CASE("that same month is the month, not the day that was told") {
  ArticleOf article("a", "2025-11-24");
  article.Filler();
  article.When(article.Event("meeting", {"CHN", "JPN"}, {}, "Leaders met on October 10."),
               {.words = "October 10", .from = "2025-10-10", .to = "2025-10-10"});
  const auto warned = article.Event("warning", {"CHN"}, {"JPN"}, "That same month China warned.");
  article.When(warned, {.words = "That same month", .from = "2025-10-01", .to = "2025-10-31"});
  article.Tie(warned, kWithin, 0, "That same month");
  CHECK(Days(article.Anchored().events[warned].when) == "2025-10-01..2025-10-31");
}

TEST_CASE("a contradiction drops the weakest reason and says so") {
  ArticleOf article("a", "2025-11-24");
  article.Filler();
  const auto first = article.Event("meeting", {"CHN", "JPN"}, {}, "Leaders met on November 10.");
  const auto second =
      article.Event("criticism", {"CHN"}, {"JPN"}, "After that China objected on November 5.");
  article.When(first, {.words = "November 10", .from = "2025-11-10", .to = "2025-11-10"});
  article.When(second, {.words = "November 5", .from = "2025-11-05", .to = "2025-11-05"});
  article.Tie(second, kAfter, first, "After that");
  const Extraction it = article.Anchored();
  CHECK(Days(it.events[0].when) == "2025-11-10..2025-11-10");
  CHECK(Days(it.events[1].when) == "2025-11-05..2025-11-05");
  CHECK(it.events[1].when.after.empty());
  CHECK(
      it.events[1].when.why ==
      "'November 5' of a report dated 24 Nov 2025: 5 Nov 2025; set aside: after \"Leaders\" (sentence 3) "
      "because of 'After that', which contradicts 'November 10' (sentence 3) and 'November 5' (sentence 4)");
}

TEST_CASE("a distance is stronger than an order") {
  ArticleOf article("a", "2025-11-24");
  article.Filler();
  const auto first = article.Event("meeting", {"CHN", "JPN"}, {}, "Leaders met on November 10.");
  const auto second = article.Event("criticism", {"CHN"}, {"JPN"}, "China objected two days later.");
  const auto third = article.Event("statement", {"JPN"}, {"CHN"}, "Japan spoke on November 11.");
  article.When(first, {.words = "November 10", .from = "2025-11-10", .to = "2025-11-10"});
  article.When(second, {.words = "two days later", .value = "P2D", .relation = kAfter});
  article.When(third, {.words = "November 11", .from = "2025-11-11", .to = "2025-11-11"});
  article.Tie(second, kBefore, third);
  const Extraction it = article.Anchored();
  CHECK(Days(it.events[1].when) == "2025-11-12..2025-11-12");
  CHECK(it.events[1].when.before.empty());
  CHECK(it.events[1].when.after == std::vector<std::string>{"a/0"});
}

TEST_CASE("a look back does not date the news before it") {
  ArticleOf article("a", "2010-09-07");
  article.Filler();
  const auto news = article.Event("diplomatic protest", {"JPN"}, {"CHN"}, "Tokyo protested.");
  const auto past = article.Event("criticism", {"CHN"}, {"JPN"}, "Later, in June 2008, Beijing complained.");
  article.When(past, {.words = "June 2008", .from = "2008-06-01", .to = "2008-06-30", .edtf = "2008-06"});
  article.Tie(past, TimeRelation::kAfter, news);
  const Extraction it = article.Anchored();
  CHECK(Days(it.events[news].when) == "..2010-09-07");
  CHECK(it.events[past].when.edtf == "2008-06");
}

TEST_CASE("circles of anchors are cut; deeds that do not exist are passed over") {
  ArticleOf article("a", "2025-11-24");
  article.Filler();
  for (int i = 0; i < 4; ++i) article.Event("criticism", {"CHN"}, {"JPN"}, "China objected.");
  article.Tie(0, kAfter, 2).Tie(1, kAfter, 0).Tie(2, kAfter, 1).Tie(3, kAfter, 3).Tie(3, kWithin, 99);
  article.Get().events[3].when.timex = 77;
  const Extraction it = article.Anchored();
  CHECK(it.events[0].when.after.empty());
  CHECK(it.events[1].when.after == std::vector<std::string>{"a/0"});
  CHECK(it.events[2].when.after == std::vector<std::string>{"a/1"});
  CHECK(it.events[3].when.after.empty());
  CHECK(it.events[0].when.why.find("set aside") != std::string::npos);
}

TEST_CASE("circles of distances end") {
  ArticleOf article("a", "");
  for (int i = 0; i < 3; ++i) {
    const auto event = article.Event("criticism", {"CHN"}, {"JPN"}, "China objected the day after.");
    article.When(event, {.words = "the day after", .value = "P1D", .relation = kAfter});
  }
  article.Tie(0, kAfter, 2).Tie(1, kAfter, 0).Tie(2, kAfter, 1);
  article.When(article.Event("meeting", {"CHN", "JPN"}, {}, "Leaders met on November 10."),
               {.words = "November 10", .from = "2025-11-10", .to = "2025-11-10"});
  article.Tie(0, kWithin, 3);
  CHECK(Days(article.Anchored().events[3].when) == "2025-11-10..2025-11-10");
}

TEST_CASE("anchoring twice changes nothing") {
  Extraction once = Strait("2025-11-24").Anchored();
  Extraction twice = Strait("2025-11-24").Get();
  AnchorEvents(twice);
  AnchorEvents(twice);
  for (std::size_t i = 0; i < once.events.size(); ++i) {
    CHECK(once.events[i].when.why == twice.events[i].when.why);
    CHECK(Days(once.events[i].when) == Days(twice.events[i].when));
    CHECK(once.events[i].when.after == twice.events[i].when.after);
  }
}

}  // namespace
}  // namespace demarche::test
