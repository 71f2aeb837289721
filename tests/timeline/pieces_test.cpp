// Merging in pieces: records condensed, kinds merged some at a time, groups finished together.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "make.h"
#include "timeline/timeline.h"

namespace demarche::test {
namespace {

/// Three articles with deeds of four kinds, one told twice, and one article without any.
std::vector<Extraction> Articles() {
  ArticleOf a("a", "2010-09-09");
  const auto protest =
      a.Event("diplomatic protest", {"JPN"}, {"CHN"}, "Japan protested to China on Wednesday.");
  a.When(protest, {.words = "Wednesday", .from = "2010-09-08", .to = "2010-09-08", .edtf = "2010-09-08"});
  a.Event("meeting", {"CHN", "RUS"}, {}, "China and Russia met.");
  ArticleOf b("b", "2010-09-10", "Valley Times");
  const auto again = b.Event("diplomatic protest", {"JPN"}, {"CHN"}, "Japan had protested to China.");
  b.When(again, {.words = "Japan", .from = "2010-09-08", .to = "2010-09-08", .edtf = "2010-09-08"});
  b.Tie(b.Event("retreat", {"JPN"}, {"CHN"}, "Japan then gave in to China."), TimeRelation::kAfter, again);
  b.Filler();
  ArticleOf c("c", "2010-09-12", "Evening Wire");
  c.Event("support", {"RUS"}, {"JPN"}, "Russia backed Japan.");
  ArticleOf d("d", "2010-09-13");
  d.Filler();
  return {a.Anchored(), b.Anchored(), c.Anchored(), d.Anchored()};
}

/// The records that hold a deed of one of `kinds`.
std::vector<Extraction> Of(const std::vector<Extraction>& all, const std::set<std::string>& kinds) {
  std::vector<Extraction> found;
  for (const Extraction& each : all) {
    if (std::any_of(each.events.begin(), each.events.end(),
                    [&](const Event& event) { return kinds.count(event.deed.kind) != 0; }))
      found.push_back(each);
  }
  return found;
}

std::string InPieces(const std::vector<Extraction>& all, const std::vector<std::set<std::string>>& pieces) {
  std::vector<Group> groups;
  std::vector<Extraction> without;
  for (const Extraction& each : all) {
    if (each.events.empty()) without.push_back(each);
  }
  groups.push_back(MergeGroup("", without, {}, TestLexicon(), {}));
  for (const std::set<std::string>& kinds : pieces) {
    for (Group& group : MergeKinds(kinds, Of(all, kinds), TestLexicon(), {}, [](Entry&) {}))
      groups.push_back(std::move(group));
  }
  std::reverse(groups.begin(), groups.end());
  const Result<Timeline> timeline = FinishTimeline(std::move(groups), TestLexicon(), {});
  REQUIRE_MESSAGE(timeline, (timeline ? "" : ToString(timeline.error())));
  return Print(*timeline);
}

LeftOutEvent LeftOut(int confidence, const std::string& headline,
                     LeftOutReason reason = LeftOutReason::kLowConfidence) {
  LeftOutEvent event;
  event.reason = reason;
  event.headline = headline;
  event.report.confidence = confidence;
  return event;
}

TEST_CASE("kinds merged some at a time, of condensed records, give the timeline of all at once") {
  std::vector<Extraction> all = Articles();
  const std::string whole = Print(BuildTimeline(all, {}, TestLexicon(), {}));
  CHECK(std::count(whole.begin(), whole.end(), '\n') >= 4);
  const std::vector<std::set<std::string>> one{{"diplomatic protest", "meeting", "retreat", "support"}};
  const std::vector<std::set<std::string>> two{{"support", "diplomatic protest"}, {"meeting", "retreat"}};
  const std::vector<std::set<std::string>> four{
      {"support"}, {"retreat"}, {"meeting"}, {"diplomatic protest"}};
  for (const bool condensed : {false, true}) {
    CAPTURE(condensed);
    for (const auto& pieces : {one, two, four}) CHECK(InPieces(all, pieces) == whole);
    for (Extraction& each : all) Condense(each);
  }
}

TEST_CASE("a condensed record has the fingerprint of the whole, and no more to lose") {
  for (Extraction& each : Articles()) {
    const std::string whole = FingerprintOf(each);
    Condense(each);
    CHECK(FingerprintOf(each) == whole);
    CHECK(each.article.text.empty());
    const std::size_t timexes = each.timexes.size();
    const std::size_t sentences = each.sentences.size();
    Condense(each);
    CHECK(FingerprintOf(each) == whole);
    CHECK(each.timexes.size() == timexes);
    CHECK(each.sentences.size() == sentences);
  }
}

TEST_CASE("whatever a timeline shows of a record changes its fingerprint") {
  const Extraction record = Articles()[1];
  const std::vector<std::function<void(Extraction&)>> changes{
      [](Extraction& it) { it.article.publisher += "x"; },
      [](Extraction& it) { it.article.title += "x"; },
      [](Extraction& it) { it.article.url += "x"; },
      [](Extraction& it) { it.article.date = "2010-09-11"; },
      [](Extraction& it) { it.events[0].id += "x"; },
      [](Extraction& it) { it.events[0].deed.kind = "meeting"; },
      [](Extraction& it) { it.events[0].evidence += "x"; },
      [](Extraction& it) { it.events[0].sources[0].name += "x"; },
      [](Extraction& it) { std::swap(it.events[0].sources, it.events[0].targets); },
      [](Extraction& it) { it.events[0].when.earliest = ParseDay("2010-09-07"); },
      [](Extraction& it) { it.events[0].when.latest = std::nullopt; },
      [](Extraction& it) { it.events[0].when.why += "x"; },
      [](Extraction& it) { it.events[0].because.push_back("rule"); },
      [](Extraction& it) { it.events[0].place = Place{}; },
      [](Extraction& it) { it.events[0].confidence += 1; },
      [](Extraction& it) { it.events[0].factuality = Factuality::kPlanned; },
      [](Extraction& it) { it.events[0].attribution.name = "the ministry"; },
      [](Extraction& it) { it.events.pop_back(); },
  };
  std::set<std::string> seen{FingerprintOf(record)};
  for (const auto& change : changes) {
    Extraction changed = record;
    change(changed);
    CAPTURE(seen.size());
    CHECK(seen.insert(FingerprintOf(changed)).second);
  }
}

TEST_CASE("records of one id that differ are told once, by the id") {
  const ErrorRecord told = RecordsDiffer("a17");
  CHECK(told.id == "a17");
  CHECK(told.code == "malformed");
  CHECK(told.message.find("give each article an id of its own") != std::string::npos);
  std::vector<Extraction> all = Articles();
  all.push_back(all[2]);
  CHECK(BuildTimeline(all, {}, TestLexicon(), {}).errors.empty());
  all.back().article.title = "Another title";
  const Timeline timeline = BuildTimeline(all, {}, TestLexicon(), {});
  REQUIRE(timeline.errors.size() == 1);
  CHECK(timeline.errors[0].id == "c");
  CHECK(timeline.errors[0].message == RecordsDiffer("c").message);
}

TEST_CASE("of what is left out the surest are kept, each reason by itself, whatever came together") {
  std::vector<LeftOutEvent> all;
  for (std::size_t i = 0; i < kMostLeftOutEvents + 100; ++i)
    all.push_back(LeftOut(static_cast<int>(i % 7), std::to_string(i)));
  all.push_back(LeftOut(0, "background", LeftOutReason::kBackground));
  std::vector<LeftOutEvent> kept = all;
  KeepSurest(kept);
  REQUIRE(kept.size() == kMostLeftOutEvents + 1);
  CHECK(std::count_if(kept.begin(), kept.end(),
                      [](const LeftOutEvent& it) { return it.reason == LeftOutReason::kBackground; }) == 1);
  const auto surer = [](const std::vector<LeftOutEvent>& events) {
    return std::count_if(events.begin(), events.end(),
                         [](const auto& it) { return it.report.confidence > 0; });
  };
  CHECK(surer(kept) == surer(all));

  // Some first, then those kept and the rest: the same.
  std::vector<LeftOutEvent> parts(all.begin(), all.begin() + 700);
  KeepSurest(parts);
  parts.insert(parts.end(), all.begin() + 700, all.end());
  KeepSurest(parts);
  const auto names = [](const std::vector<LeftOutEvent>& events) {
    std::string joined;
    for (const LeftOutEvent& it : events) joined += it.headline + " ";
    return joined;
  };
  CHECK(names(parts) == names(kept));
}

}  // namespace
}  // namespace demarche::test
