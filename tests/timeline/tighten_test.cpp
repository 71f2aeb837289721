// Days of entries, narrowed once more over all articles.
#include <doctest/doctest.h>

#include "make.h"
#include "timeline/timeline.h"

namespace demarche::test {
namespace {

TimexOf On(const std::string& words, const std::string& day) {
  return {.words = words, .from = day, .to = day, .edtf = day};
}

/// One paper dates the meeting of 10 November; it says nothing of what followed.
Extraction DatesTheMeeting() {
  ArticleOf article("dated", "2025-11-24", "Star");
  article.Filler();
  const auto met =
      article.Event("meeting", {"CHN", "JPN"}, {}, "Leaders of both states met in Busan on November 10.");
  return article.When(met, On("November 10", "2025-11-10")).Anchored();
}

/// Another tells of the same meeting by its week, and of a protest that came `words` it.
Extraction TellsWhatFollowed(const TimexOf& protest, const std::string& sentence) {
  ArticleOf article("followed", "2025-11-24", "Harbour Post");
  article.Filler();
  const auto met =
      article.Event("meeting", {"CHN", "JPN"}, {}, "Leaders of both states met in Busan this month.");
  article.When(met, {.words = "this month", .from = "2025-11-01", .to = "2025-11-30", .edtf = "2025-11"});
  const auto protested = article.Event("diplomatic protest", {"JPN"}, {"CHN"}, sentence);
  if (!protest.words.empty()) article.When(protested, protest);
  article.Tie(protested, TimeRelation::kAfter, met, "After");
  return article.Anchored();
}

const Entry* Find(const Timeline& timeline, std::string_view kind) {
  for (const Entry& entry : timeline.entries) {
    if (entry.deed.kind == kind) return &entry;
  }
  return nullptr;
}

TEST_CASE("what followed a deed is bounded by the day that another paper gives the deed") {
  const Extraction told = TellsWhatFollowed({}, "After it Tokyo protested.");
  CHECK(Days(told.events[1].when) == "2025-11-01..2025-11-24");
  const Timeline timeline = BuildTimeline(std::vector{DatesTheMeeting(), told}, {}, TestLexicon(), {});
  REQUIRE(timeline.entries.size() == 2);
  const Entry* protest = Find(timeline, "diplomatic protest");
  REQUIRE(protest != nullptr);
  CHECK(Days(protest->when) == "2025-11-10..2025-11-24");
  CHECK(protest->when.edtf == "[2025-11-10..2025-11-24]");
  CHECK(protest->when.basis == TimeBasis::kAnchored);
  CHECK(
      protest->when.why.ends_with("; narrowed to [2025-11-10..2025-11-24] by what is told beside it: "
                                  "\"After\" after \"Leaders\" (Harbour Post)"));
}

TEST_CASE("a distance counts from the day that another paper gives") {
  const TimexOf later{.words = "two days after", .value = "P2D", .relation = TimeRelation::kAfter};
  const Extraction told = TellsWhatFollowed(later, "Tokyo protested two days after it.");
  const Timeline timeline = BuildTimeline(std::vector{DatesTheMeeting(), told}, {}, TestLexicon(), {});
  REQUIRE(timeline.entries.size() == 2);
  CHECK(Days(Find(timeline, "diplomatic protest")->when) == "2025-11-12..2025-11-12");
}

TEST_CASE("what contradicts the days of other papers gives way, and the entry says so") {
  const auto protests_on = [](const std::string& id, const std::string& day, ArticleOf article) {
    const auto protested = article.Event("diplomatic protest", {"JPN"}, {"CHN"},
                                         "Tokyo protested formally over the patrol boats on " + day + ".");
    article.When(protested, On(day, "2025-11-" + id));
    return article;
  };
  ArticleOf both("both", "2025-11-24", "Harbour Post");
  both.Filler();
  const auto met = both.Event("meeting", {"CHN", "JPN"}, {}, "Leaders of both states met on November 10.");
  both.When(met, On("November 10", "2025-11-10"));
  both = protests_on("10", "November 10", std::move(both));
  both.Tie(met + 1, TimeRelation::kAfter, met);
  std::vector<Extraction> articles{both.Anchored()};
  for (const char* paper : {"Star", "Gazette"}) {
    ArticleOf article(paper, "2025-11-24", paper);
    articles.push_back(protests_on("09", "November 9", std::move(article.Filler())).Anchored());
  }
  const Timeline timeline = BuildTimeline(articles, {}, TestLexicon(), {});
  REQUIRE(timeline.entries.size() == 2);
  const Entry* protest = Find(timeline, "diplomatic protest");
  CHECK(Days(protest->when) == "2025-11-09..2025-11-09");
  CHECK(protest->when.after.empty());
  CHECK(protest->when.why.ends_with(
      "; set aside: \"Tokyo\" after \"Leaders\" (Harbour Post), which contradicts "
      "\"Tokyo\" 2025-11-09, \"Leaders\" 2025-11-10"));
}

TEST_CASE("the custom that a lead tells the day's news dates no other deed") {
  ArticleOf lead("lead", "2025-11-24", "Star");
  lead.Event("meeting", {"CHN", "JPN"}, {}, "Leaders of both states met in Busan.");
  CHECK(Days(lead.Anchored().events[0].when) == "2025-11-23..2025-11-24");
  ArticleOf article("a", "2025-11-24", "Harbour Post");
  article.Event("meeting", {"CHN", "JPN"}, {}, "Leaders of both states met in Busan.");
  const auto protested =
      article.Event("diplomatic protest", {"JPN"}, {"CHN"}, "After the meeting Tokyo protested.");
  article.Tie(protested, TimeRelation::kAfter, 0, "After the meeting");
  const Timeline timeline =
      BuildTimeline(std::vector{lead.Anchored(), article.Anchored()}, {}, TestLexicon(), {});
  CHECK(Days(Find(timeline, "diplomatic protest")->when) == "..2025-11-24");
}

TEST_CASE("papers that order two deeds in a circle lose one order, and the entry says so") {
  const auto tells = [](const std::string& paper, bool protest_first) {
    ArticleOf article(paper, "", paper);
    const auto met = article.Event("meeting", {"CHN", "JPN"}, {}, "Leaders of both states met in Busan.");
    const auto protested =
        article.Event("diplomatic protest", {"JPN"}, {"CHN"}, "Tokyo protested formally over the boats.");
    article.When(met, On("May 5, 2025", "2025-05-05"));
    article.When(protested, On("May 5, 2025", "2025-05-05"));
    article.Tie(protested, protest_first ? TimeRelation::kBefore : TimeRelation::kAfter, met);
    return article.Anchored();
  };
  const Timeline timeline =
      BuildTimeline(std::vector{tells("Star", true), tells("Gazette", false)}, {}, TestLexicon(), {});
  REQUIRE(timeline.entries.size() == 2);
  std::size_t relations = 0;
  std::string told;
  for (const Entry& entry : timeline.entries) {
    relations += entry.relations.size();
    for (const Disagreement& it : entry.disagreements) {
      if (it.field == "order") told += it.values.at(0) + '/' + it.values.at(1);
    }
  }
  CHECK(relations == 1);
  CHECK(told == "after \"Tokyo\"/before \"Tokyo\"");
}

}  // namespace
}  // namespace demarche::test
