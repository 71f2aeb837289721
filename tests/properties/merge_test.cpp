// Merging is independent of order, of repeats, and of how the records are dealt to machines.
#include <doctest/doctest.h>

#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "../effort.h"
#include "../timeline/make.h"
#include "draw.h"
#include "pipeline/gathering.h"
#include "pipeline/merger.h"
#include "records/records.h"
#include "timeline/timeline.h"

using namespace demarche;
using properties::Draw;

namespace {

constexpr std::array kKinds{"agreement", "visit", "diplomatic protest", "statement", "rejection"};
constexpr std::array kStates{"CHN", "JPN", "RUS", "KOR", "VNM"};
constexpr std::array kVerbs{"met", "protested", "visited", "denied", "agreed"};

std::string DayOf(Draw& draw) { return FormatDay(*ParseDay("2025-10-01") + date::days(draw.Number(20))); }

Extraction SomeArticle(Draw& draw, int number) {
  const std::string date = DayOf(draw);
  test::ArticleOf article("a" + std::to_string(number), date, draw.OneIn(2) ? "Harbour Post" : "Daily Wire");
  for (std::uint32_t i = draw.Number(3); i > 0; --i) {
    const std::string one = draw.Of(kStates);
    const std::string other = draw.Of(kStates);
    const std::uint32_t event =
        article.Event(draw.Of(kKinds), {one}, {other},
                      std::string(draw.Of(kVerbs)) + " of " + one + " and " + other + " on Friday, it said.",
                      draw.OneIn(6) ? Factuality::kPlanned : Factuality::kAsserted);
    if (draw.OneIn(2)) {
      const std::string day = DayOf(draw);
      article.When(event, {.words = "on Friday", .from = day, .to = draw.OneIn(3) ? date : day});
      if (article.Get().timexes.back().latest < article.Get().timexes.back().earliest)
        article.Get().timexes.back().latest = article.Get().timexes.back().earliest;
    } else if (event > 0) {
      article.Tie(event, draw.OneIn(2) ? TimeRelation::kAfter : TimeRelation::kBefore, draw.Number(event - 1),
                  "it said");
    }
    article.Confidence(event, draw.Between(5, 95));
  }
  Extraction made = article.Anchored();
  if (!made.sentences.empty()) made.text_length = made.sentences.back().end;
  return made;
}

struct Set {
  std::vector<Extraction> records;
  std::vector<ErrorRecord> errors;
};

Set SomeRecords(Draw& draw, int articles) {
  Set set;
  for (int i = 0; i < articles; ++i) set.records.push_back(SomeArticle(draw, i));
  for (std::uint32_t i = draw.Number(3); i > 0; --i)
    set.errors.push_back({"file" + std::to_string(i), "malformed", i, "is no text"});
  return set;
}

const Merger& TheMerger() {
  static const Merger merger = [] {
    Result<Merger> opened = Merger::Open({});
    REQUIRE_MESSAGE(opened.has_value(), (opened ? std::string() : ToString(opened.error())));
    return *std::move(opened);
  }();
  return merger;
}

/// The timeline of records that are taken one by one, and merged in rounds.
std::string Gather(const Set& set, std::size_t held, std::uint64_t round) {
  Gathering gathering(TheMerger().lexicon(), {}, GatheringFiles(TemporaryFolder(), held), round);
  for (const Extraction& record : set.records) REQUIRE(gathering.Take(record));
  const Result<MergedTimeline> merged = gathering.Merge(set.errors);
  REQUIRE_MESSAGE(merged.has_value(), (merged ? std::string() : ToString(merged.error())));
  std::string lines;
  REQUIRE(merged->WriteLines([&](std::string_view more) -> Result<void> {
    lines += more;
    return {};
  }));
  return lines;
}

std::string Build(const Set& set) { return WriteTimeline(TheMerger().Merge(set.records, set.errors, {})); }

/// The groups of all kinds, each made of the records that hold one, in any order.
std::vector<Group> Groups(Draw& draw, const Set& set) {
  std::map<std::string, std::vector<Extraction>> by_kind{{"", {}}};
  for (const Extraction& record : set.records) {
    std::set<std::string> kinds;
    for (const Event& event : record.events) kinds.insert(event.deed.kind);
    if (kinds.empty()) kinds.insert("");
    for (const std::string& kind : kinds) by_kind[kind].push_back(record);
  }
  std::vector<Group> groups;
  for (auto& [kind, records] : by_kind) {
    draw.Shuffle(records);
    const std::vector<ErrorRecord> none;
    Result<Group> group = TheMerger().MergeOne(kind, records, kind.empty() ? set.errors : none, {});
    REQUIRE(group);
    groups.push_back(*std::move(group));
    if (draw.OneIn(3)) groups.push_back(groups[draw.Number(static_cast<std::uint32_t>(groups.size() - 1))]);
  }
  draw.Shuffle(groups);
  return groups;
}

/// As they come from other machines: written and read.
std::vector<Group> Travelled(const std::vector<Group>& groups) {
  std::string lines;
  for (const Group& group : groups) lines += WriteGroup(group);
  Result<std::vector<Group>> read = ParseGroups(lines);
  REQUIRE(read);
  return std::move(*read);
}

}  // namespace

TEST_CASE("merging is commutative and idempotent") {
  Draw draw(1);
  for (int round = 0; round < 30; ++round) {
    CAPTURE(round);
    Set set = SomeRecords(draw, 25);
    const std::string expected = Build(set);
    draw.Shuffle(set.records);
    draw.Shuffle(set.errors);
    CHECK_MESSAGE((Build(set) == expected), "the timelines differ");
    for (std::uint32_t i = draw.Number(20); i > 0; --i)
      set.records.push_back(draw.Of(std::vector(set.records)));
    draw.Shuffle(set.records);
    CHECK_MESSAGE((Build(set) == expected), "the timelines differ");
  }
}

TEST_CASE(
    "merging is associative: groups in any order, some of them twice, give the timeline of all records") {
  Draw draw(2);
  std::size_t entries = 0;
  for (int round = 0; round < 30; ++round) {
    CAPTURE(round);
    const Set set = SomeRecords(draw, 25);
    Result<Timeline> timeline = TheMerger().Finish(Travelled(Groups(draw, set)), {});
    REQUIRE(timeline);
    entries += timeline->entries.size();
    CHECK_MESSAGE((WriteTimeline(*timeline) == Build(set)), "the timelines differ");
  }
  CHECK(entries > 300);
}

TEST_CASE("records gathered one by one, in rounds of any size, give the timeline of all") {
  Draw draw(5);
  for (std::size_t round = 0; round < test::Rounds(20); ++round) {
    CAPTURE(round);
    Set set = SomeRecords(draw, 25);
    for (std::uint32_t i = draw.Number(10); i > 0; --i) {
      set.records.push_back(draw.Of(std::vector(set.records)));
      if (draw.OneIn(2)) set.records.back().article.title = "another title";
      if (draw.OneIn(3)) set.records.back().events.clear();
    }
    draw.Shuffle(set.records);
    const std::string expected = Build(set);
    for (const std::size_t held : {std::size_t{0}, std::size_t{2000}, Spill::kHeld}) {
      for (const std::uint64_t bytes : {std::uint64_t{0}, std::uint64_t{20'000}, Gathering::kRound})
        CHECK_MESSAGE((Gather(set, held, bytes) == expected), "the timelines differ");
    }
  }
}

TEST_CASE("the order is total: no two share a place, and what nothing else orders stands by its first day") {
  Draw draw(3);
  std::size_t compared = 0;
  for (int round = 0; round < 20; ++round) {
    const Set set = SomeRecords(draw, 20);
    const Timeline timeline = TheMerger().Merge(set.records, set.errors, {});
    std::set<std::string> ids;
    for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
      CHECK(timeline.entries[i].ordinal == i + 1);
      CHECK(ids.insert(timeline.entries[i].id).second);
    }
    for (const Entry& one : timeline.entries) {
      if (!one.when.earliest || !one.relations.empty()) continue;
      for (const Entry& other : timeline.entries) {
        if (!other.when.earliest || *one.when.earliest >= *other.when.earliest) continue;
        CHECK(one.ordinal < other.ordinal);
        ++compared;
      }
    }
  }
  CHECK(compared > 500);
}

TEST_CASE("anchoring is idempotent") {
  Draw draw(4);
  for (int number = 0; number < 300; ++number) {
    Extraction once = SomeArticle(draw, number);
    Extraction twice = once;
    AnchorEvents(twice);
    CHECK(WriteExtraction(twice) == WriteExtraction(once));
  }
}
