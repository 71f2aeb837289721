// Deeds told again: wire copies, looks back, other sums, and what happens to ids and circles.
#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "make.h"
#include "timeline/timeline.h"

namespace demarche::test {
namespace {

struct Telling {
  std::string id;
  std::string report;
  std::string sentence;
  std::string from = {};  ///< the days that its own words give; none when empty
  std::string to = {};
  std::string publisher = "Post";
  std::string kind = "pledge";
};

/// Japan does something for China.
Extraction Tell(const Telling& it) {
  ArticleOf article(it.id, it.report, it.publisher);
  article.Filler();
  const auto event = article.Event(it.kind, {"JPN"}, {"CHN"}, it.sentence);
  if (!it.from.empty())
    article.When(event,
                 {.words = "Japan", .from = it.from, .to = it.to.empty() ? it.from : it.to, .edtf = it.from});
  return article.Anchored();
}

Timeline Build(const std::vector<Extraction>& extractions) {
  return BuildTimeline(extractions, {}, TestLexicon(), {});
}

TEST_CASE("retold: one deed or two") {
  const Telling first{"a", "2025-03-05", "Japan pledged China 30 mln yen for a dam.", "2025-03-04"};
  struct {
    const char* name;
    Telling second;
    std::size_t entries;
  } const table[] = {
      {"a look back of months",
       {"b", "2025-07-20", "Japan, which pledged money for a dam in China, said no.", "2025-03-01",
        "2025-03-31"},
       1},
      {"a look back at another month",
       {"b", "2025-07-20", "Japan, which pledged money for a dam in China, said no.", "2025-04-01",
        "2025-04-30"},
       2},
      {"an anniversary", {"b", "2026-03-05", "Japan pledged China 30 mln yen for a dam.", "2025-03-04"}, 1},
      {"the same again a year later",
       {"b", "2026-03-05", "Japan pledged China 30 mln yen for a dam.", "2026-03-04"},
       2},
      {"another sum, without a day", {"b", "2025-03-06", "Japan pledged China 450 mln yen for a dam."}, 2},
      {"the same sum, without a day", {"b", "2025-03-06", "Japan pledged China 30 mln yen for the dam."}, 1},
      {"another sum of one day in another paper",
       {"b", "2025-03-05", "Japan pledged China 32 mln yen for a dam.", "2025-03-04", "", "Star"},
       1},
      {"another sum of one day in the same paper",
       {"b", "2025-03-05", "Japan pledged China 450 mln yen for a dam.", "2025-03-04"},
       2},
  };
  for (const auto& row : table) {
    CAPTURE(row.name);
    CHECK(Build({Tell(first), Tell(row.second)}).entries.size() == row.entries);
  }
}

TEST_CASE("a look back that fits two deeds alike joins neither") {
  const Extraction back =
      Tell({"c", "2025-07-20", "Japan pledged loans in March for a dam.", "2025-03-01", "2025-03-31"});
  const Extraction one = Tell({"a", "2025-03-05", "Japan pledged loans for a dam.", "2025-03-04"});
  const Extraction two = Tell({"b", "2025-03-25", "Japan pledged loans for a dam.", "2025-03-24"});
  CHECK(Build({one, back}).entries.size() == 1);
  CHECK(Build({one, two, back}).entries.size() == 3);
}

TEST_CASE("a look back is compared with so many of the last deeds") {
  constexpr int kMost = 48;
  for (const int deeds : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(deeds);
    std::vector<Extraction> all;
    for (int i = 0; i < deeds; ++i) {
      const std::string day = FormatDay(Day(date::year(2024) / 1 / 1) + date::days(5 * i));
      all.push_back(Tell({"a" + std::to_string(i), day,
                          "Japan pledged plan number x" + std::to_string(100 + i) + "x.", day}));
    }
    all.push_back(
        Tell({"b", "2025-01-20", "Japan had pledged plan number x100x.", "2024-01-01", "2024-12-31"}));
    CHECK(Build(all).entries.size() == static_cast<std::size_t>(deeds + (deeds <= kMost ? 0 : 1)));
  }
}

TEST_CASE("many deeds later a look back still finds its own") {
  std::vector<Extraction> all;
  for (int i = 0; i < 300; ++i) {
    const std::string day = FormatDay(Day(date::year(2024) / 1 / 1) + date::days(5 * i));
    all.push_back(Tell(
        {"a" + std::to_string(i), day, "Japan pledged plan number x" + std::to_string(100 + i) + "x.", day}));
  }
  all.push_back(
      Tell({"b", "2025-01-20", "Japan had pledged plan number x108x.", "2024-02-01", "2024-02-28"}));
  const Timeline timeline = Build(all);
  CHECK(timeline.entries.size() == 300);
  const auto is_told_twice = [](const Entry& it) { return it.reports.size() == 2; };
  const auto entry = std::find_if(timeline.entries.begin(), timeline.entries.end(), is_told_twice);
  REQUIRE(entry != timeline.entries.end());
  CHECK(entry->when.edtf == "2024-02-10");
}

TEST_CASE("copies of a wire report speak with one voice about the day") {
  const std::string wire = "Japan pledged China loans for a dam at the upper river and a school beside it";
  const Timeline timeline = Build({
      Tell({"a", "2025-03-06", wire + ".", "2025-03-05", "", "Sun"}),
      Tell({"b", "2025-03-06", "TOKYO - " + wire + ", a report said.", "2025-03-05", "", "Star"}),
      Tell({"c", "2025-03-06", wire + " too.", "2025-03-05", "", "Mail"}),
      Tell({"d", "2025-03-06", "Loans for a dam and a school at the upper river were pledged.", "2025-03-04",
            "", "Post"}),
      Tell({"e", "2025-03-06", "A school and a dam at the upper river get loans, it pledged.", "2025-03-04",
            "", "Bee"}),
  });
  REQUIRE(timeline.entries.size() == 1);
  const Entry& entry = timeline.entries[0];
  CHECK(entry.when.edtf == "2025-03-04");
  REQUIRE(entry.reports.size() == 5);
  CHECK(entry.reports[3].article == "b");
  CHECK(entry.reports[4].article == "c");
  CHECK(entry.independent_sources == 3);
}

TEST_CASE("salience grows with sources, score and states, and with nothing else") {
  const auto pledge = [](const char* article, const char* paper, const std::string& words) {
    return Tell({article, "2025-03-06", words, "2025-03-05", "", paper});
  };
  const std::string words = "Japan pledged China loans for a dam at the upper river.";
  const Extraction first = pledge("a", "Sun", words);
  const auto salience = [](const std::vector<Extraction>& all) {
    const Timeline timeline = Build(all);
    REQUIRE(timeline.entries.size() == 1);
    return std::pair(timeline.entries[0].independent_sources, timeline.entries[0].salience);
  };
  const auto [one, alone] = salience({first});
  CHECK(one == 1);
  const auto [same, again] =
      salience({first, pledge("b", "Sun", "Japan pledged loans for a river dam to China.")});
  CHECK(same == 1);
  CHECK(again == alone);
  const auto [two, more] =
      salience({first, pledge("b", "Star", "Japan pledged loans for a river dam to China.")});
  CHECK(two == 2);
  CHECK(more == alone + 10);
  Extraction worse = first;
  worse.events[0].deed.score_tenths = -100;
  Extraction mild = first;
  mild.events[0].deed.score_tenths = 0;
  CHECK(salience({worse}).second == salience({mild}).second + 40);
  Extraction nobody = mild;
  nobody.events[0].targets.clear();
  CHECK(salience({nobody}).second == salience({mild}).second - 10);
}

TEST_CASE("an entry names the ids that it had when less was known") {
  const std::vector<Extraction> all{
      Tell({"b", "2025-03-05", "Japan pledged China 30 mln yen for a dam.", "2025-03-04", "", "Star"}),
      Tell({"c", "2025-03-05", "Japan pledged 30 mln yen to China for dams.", "2025-03-04", "", "Sun"}),
      Tell({"a", "2025-03-06", "Japan pledged China 30 mln yen for the dam.", "2025-03-04", "", "Post"}),
  };
  const Timeline before = Build({all[0], all[1]});
  const Timeline after = Build(all);
  REQUIRE(before.entries.size() == 1);
  REQUIRE(after.entries.size() == 1);
  CHECK(before.entries[0].id != after.entries[0].id);
  const std::vector<std::string>& old = after.entries[0].supersedes;
  CHECK(old.size() == 2);
  CHECK(std::is_sorted(old.begin(), old.end()));
  CHECK(std::count(old.begin(), old.end(), before.entries[0].id) == 1);
  CHECK(Build({all[0]}).entries[0].supersedes.empty());
}

TEST_CASE("articles that order two deeds in a circle lose an order, not a deed") {
  std::vector<Extraction> all;
  for (const bool swapped : {false, true}) {
    ArticleOf article(swapped ? "b" : "a", "2025-03-06");
    article.Filler();
    const auto talks =
        article.Event("meeting", {"CHN", "JPN"}, {}, "Envoys of both sides met in Seoul about the dam.");
    const auto words =
        article.Event("criticism", {"JPN"}, {"CHN"}, "Japan criticised the dam on the upper river.");
    article.Tie(swapped ? talks : words, TimeRelation::kAfter, swapped ? words : talks);
    all.push_back(article.Anchored());
  }
  const Timeline timeline = Build(all);
  REQUIRE(timeline.entries.size() == 2);
  CHECK(timeline.reports == 4);
  CHECK(timeline.entries[0].relations.size() + timeline.entries[1].relations.size() == 1);
  std::reverse(all.begin(), all.end());
  CHECK(Print(Build(all)) == Print(timeline));
}

TEST_CASE("a record that names itself as earlier is no trouble") {
  Extraction extraction =
      Tell({"a", "2025-03-05", "Japan pledged China 30 mln yen for a dam.", "2025-03-04"});
  extraction.events[0].when.after = {extraction.events[0].id, "no such event"};
  extraction.events[0].when.before = extraction.events[0].when.after;
  const Timeline timeline = Build({extraction});
  REQUIRE(timeline.entries.size() == 1);
  CHECK(timeline.entries[0].relations.empty());
}

TEST_CASE("records with one id that differ in anything that is shown are an error") {
  const Extraction one = Tell({"a", "2025-03-05", "Japan pledged China 30 mln yen for a dam.", "2025-03-04"});
  const auto changes = [&](auto change) {
    Extraction other = one;
    change(other.events[0]);
    const Timeline timeline = Build({one, other});
    return timeline.errors.size() == 1 && timeline.articles == 1;
  };
  CHECK(changes([](Event& it) { it.deed.cameo = "999"; }));
  CHECK(changes([](Event& it) { it.place = Place{"Osaka", "JPN", {}}; }));
  CHECK(changes([](Event& it) { it.when.earliest = ParseDay("2025-03-01"); }));
  CHECK(changes([](Event& it) { it.when.after.push_back("x"); }));
  CHECK(changes([](Event& it) { it.sources[0].sector = "MIL"; }));
  CHECK_FALSE(changes([](Event&) {}));
}

}  // namespace
}  // namespace demarche::test
