// Merging, order and counts over many articles.
#include <algorithm>
#include <map>
#include <random>

#include <doctest/doctest.h>

#include "make.h"
#include "timeline/timeline.h"

namespace demarche::test {
namespace {

TimexOf On(const std::string& words, const std::string& day) {
  return {.words = words, .from = day, .to = day, .edtf = day};
}

/// One article with one dated deed, below the lead.
Extraction Tell(const std::string& id, const std::string& report, const std::string& publisher,
                const std::string& kind, std::vector<std::string> sources, std::vector<std::string> targets,
                const std::string& sentence, const std::string& words, const std::string& day,
                Factuality factuality = Factuality::kAsserted) {
  ArticleOf article(id, report, publisher);
  article.Filler();
  const auto event = article.Event(kind, std::move(sources), std::move(targets), sentence, factuality);
  if (!words.empty()) article.When(event, On(words, day));
  return article.Anchored();
}

Timeline Build(const std::vector<Extraction>& extractions, const TimelineOptions& options = {}) {
  return BuildTimeline(extractions, {}, TestLexicon(), options);
}

const Disagreement* Find(const Entry& entry, std::string_view field) {
  for (const Disagreement& it : entry.disagreements) {
    if (it.field == field) return &it;
  }
  return nullptr;
}

TEST_CASE("two tellings: one deed or two") {
  struct {
    std::string name;
    Extraction a;
    Extraction b;
    std::size_t entries;
  } const table[] = {
      {"one protest in two papers",
       Tell("a", "2025-11-04", "Post", "diplomatic protest", {"JPN"}, {"CHN"},
            "Japan lodged a formal protest over the patrol boats on Monday.", "Monday", "2025-11-03"),
       Tell("b", "2025-11-04", "Star", "diplomatic protest", {"JPN"}, {"CHN"},
            "Tokyo handed over a note of protest on Monday about boats.", "Monday", "2025-11-03"),
       1},
      {"the other way round is another deed",
       Tell("a", "2025-11-04", "Post", "criticism", {"JPN"}, {"CHN"}, "Japan criticised China on Monday.",
            "Monday", "2025-11-03"),
       Tell("b", "2025-11-04", "Star", "criticism", {"CHN"}, {"JPN"}, "China criticised Japan on Monday.",
            "Monday", "2025-11-03"),
       2},
      {"another kind is another deed",
       Tell("a", "2025-11-04", "Post", "criticism", {"JPN"}, {"CHN"}, "Japan criticised China on Monday.",
            "Monday", "2025-11-03"),
       Tell("b", "2025-11-04", "Star", "diplomatic protest", {"JPN"}, {"CHN"},
            "Japan criticised China on Monday.", "Monday", "2025-11-03"),
       2},
      {"a second meeting of the same pair",
       Tell("a", "2025-11-04", "Post", "meeting", {"CHN", "JPN"}, {}, "The ministers met in Seoul on Monday.",
            "Monday", "2025-11-03"),
       Tell("b", "2025-11-11", "Star", "meeting", {"CHN", "JPN"}, {}, "The ministers met in Seoul on Monday.",
            "Monday", "2025-11-10"),
       2},
      {"two days apart without much in common",
       Tell("a", "2025-11-04", "Post", "meeting", {"CHN", "JPN"}, {}, "The ministers held talks on Monday.",
            "Monday", "2025-11-03"),
       Tell("b", "2025-11-06", "Star", "meeting", {"CHN", "JPN"}, {}, "Fishing envoys sat down on Wednesday.",
            "Wednesday", "2025-11-05"),
       2},
      {"two statements of one day",
       Tell("a", "2025-11-04", "Post", "statement", {"JPN"}, {"CHN"},
            "Japan announced new rules for students Monday.", "Monday", "2025-11-03"),
       Tell("b", "2025-11-04", "Star", "statement", {"JPN"}, {"CHN"},
            "Tokyo told fishermen where nets may lie Monday.", "Monday", "2025-11-03"),
       2},
      {"a day within a month that the other gives",
       Tell("a", "2025-11-04", "Post", "meeting", {"CHN", "JPN"}, {},
            "The foreign ministers met in Seoul on Monday.", "Monday", "2025-11-03"),
       [] {
         ArticleOf it("b", "2025-12-01", "Star");
         it.Filler();
         it.When(it.Event("meeting", {"CHN", "JPN"}, {}, "The foreign ministers met in Seoul in November."),
                 {.words = "November", .from = "2025-11-01", .to = "2025-11-30", .edtf = "2025-11"});
         return it.Anchored();
       }(),
       1},
  };
  for (const auto& row : table) {
    CAPTURE(row.name);
    CHECK(Build({row.a, row.b}).entries.size() == row.entries);
  }
}

TEST_CASE("one article tells one deed twice; an order between two deeds keeps them apart") {
  ArticleOf article("a", "2025-11-24");
  article.Filler();
  const auto first =
      article.Event("criticism", {"CHN"}, {"JPN"}, "China condemned the visit to the shrine on Friday.");
  const auto again =
      article.Event("criticism", {"CHN"}, {"JPN"}, "The visit to the shrine was condemned on Friday.");
  article.When(first, On("Friday", "2025-11-21")).When(again, On("Friday", "2025-11-21"));
  CHECK(Build({article.Anchored()}).entries.size() == 1);
  article.Tie(again, TimeRelation::kAfter, first);
  CHECK(Build({article.Anchored()}).entries.size() == 2);
}

TEST_CASE("wire copies are kept as reports, after the independent ones") {
  const char* wire = "Japan lodged a formal protest with China on Monday.";
  const Timeline timeline = Build({
      Tell("a", "2025-11-04", "Post", "diplomatic protest", {"JPN"}, {"CHN"}, wire, "Monday", "2025-11-03"),
      Tell("b", "2025-11-04", "Star", "diplomatic protest", {"JPN"}, {"CHN"}, wire, "Monday", "2025-11-03"),
      Tell("c", "2025-11-04", "Sun", "diplomatic protest", {"JPN"}, {"CHN"},
           "A formal protest went from Japan to China on Monday.", "Monday", "2025-11-03"),
  });
  REQUIRE(timeline.entries.size() == 1);
  const Entry& entry = timeline.entries[0];
  REQUIRE(entry.reports.size() == 3);
  CHECK(entry.reports[0].publisher == "Post");
  CHECK(entry.reports[1].publisher == "Sun");
  CHECK(entry.reports[2].publisher == "Star");
  CHECK(entry.headline == "Japan lodges a formal protest with China");
  CHECK(timeline.left_out.duplicate == 2);
  CHECK(timeline.reports == 3);
  CHECK(entry.reports[0].text.substr(entry.reports[0].marks.back().span.begin, 6) == "Monday");
}

TEST_CASE("reports that contradict each other are shown") {
  const Timeline timeline = Build({
      Tell("a", "2025-11-05", "Post", "sanction", {"CHN"}, {"JPN"},
           "China expelled 23 Japanese diplomats from the embassy over spying on Monday.", "Monday",
           "2025-11-03"),
      Tell("b", "2025-11-05", "Star", "sanction", {"CHN"}, {"JPN"},
           "China expelled 24 diplomats from the embassy over spying on Monday.", "Monday", "2025-11-03"),
      Tell("c", "2025-11-05", "Sun", "sanction", {"CHN"}, {"JPN"},
           "China expelled 23 diplomats from the embassy over spying on Tuesday.", "Tuesday", "2025-11-04"),
  });
  REQUIRE(timeline.entries.size() == 1);
  const Entry& entry = timeline.entries[0];
  CHECK(entry.when.edtf == "2025-11-03");
  REQUIRE(Find(entry, "when") != nullptr);
  CHECK(Find(entry, "when")->values ==
        std::vector<std::string>{"2025-11-03 (Post, Star)", "2025-11-04 (Sun)"});
  REQUIRE(Find(entry, "figures") != nullptr);
  CHECK(Find(entry, "figures")->values ==
        std::vector<std::string>{"23 diplomats (Post, Sun)", "24 diplomats (Star)"});
}

TEST_CASE("a plan joins the deed that fulfils it; without a deed it stands") {
  const Extraction plan =
      Tell("a", "2025-10-28", "Post", "meeting", {"CHN", "JPN"}, {}, "The leaders will meet on Friday.",
           "Friday", "2025-10-31", Factuality::kPlanned);
  const Extraction deed = Tell("b", "2025-11-01", "Star", "meeting", {"CHN", "JPN"}, {},
                               "The leaders met on Friday.", "Friday", "2025-10-31");
  const Timeline alone = Build({plan});
  REQUIRE(alone.entries.size() == 1);
  CHECK(alone.entries[0].headline == "Planned: China and Japan hold talks");
  const Timeline both = Build({plan, deed});
  REQUIRE(both.entries.size() == 1);
  CHECK(both.entries[0].factuality == Factuality::kAsserted);
  CHECK(both.entries[0].reports.size() == 2);
  CHECK(both.entries[0].reports[0].article == "b");
  const Extraction open = Tell("c", "2025-10-28", "Sun", "meeting", {"CHN", "JPN"}, {},
                               "The leaders want to meet.", "", "", Factuality::kPlanned);
  const Timeline linked = Build({open, deed});
  REQUIRE(linked.entries.size() == 2);
  REQUIRE(linked.entries[1].relations.size() == 1);
  CHECK(linked.entries[1].relations[0].type == "fulfils");
  CHECK(linked.entries[1].relations[0].to == linked.entries[0].id);
}

TEST_CASE("a denial is linked to what it denies") {
  const Timeline timeline = Build({
      Tell("a", "2025-11-04", "Post", "sanction", {"CHN"}, {"JPN"}, "China halted exports on Monday.",
           "Monday", "2025-11-03"),
      Tell("b", "2025-11-05", "Star", "sanction", {"CHN"}, {"JPN"}, "China has not halted exports.", "", "",
           Factuality::kNegated),
  });
  REQUIRE(timeline.entries.size() == 2);
  CHECK(timeline.entries[1].headline == "Did not happen: China imposes sanctions on Japan");
  REQUIRE(timeline.entries[1].relations.size() == 1);
  CHECK(timeline.entries[1].relations[0].type == "denies");
  REQUIRE(Find(timeline.entries[0], "factuality") != nullptr);
  CHECK(Find(timeline.entries[0], "factuality")->values ==
        std::vector<std::string>{"done (Post)", "denied (Star)"});
}

TEST_CASE("what is no denial of a deed") {
  const Extraction deed = Tell("a", "2025-11-04", "Post", "sanction", {"CHN"}, {"JPN"},
                               "China halted exports on Monday.", "Monday", "2025-11-03");
  const Extraction table[] = {
      Tell("b", "2025-11-05", "Star", "sanction", {"CHN"}, {"JPN"}, "Visas were never touched.", "", "",
           Factuality::kNegated),
      Tell("b", "2025-12-05", "Star", "sanction", {"CHN"}, {"JPN"}, "China has not halted exports.", "", "",
           Factuality::kNegated),
      Tell("b", "2025-11-05", "Star", "sanction", {"RUS"}, {"JPN"}, "Russia has not halted exports.", "", "",
           Factuality::kNegated),
      Tell("b", "2025-11-05", "Star", "sanction", {}, {}, "Nobody halted exports.", "", "",
           Factuality::kNegated),
  };
  for (const Extraction& denial : table) {
    const Timeline timeline = Build({deed, denial});
    REQUIRE(timeline.entries.size() == 2);
    CHECK(timeline.entries[0].disagreements.empty());
    CHECK(timeline.entries[1].relations.empty());
  }
}

/// Articles of all sorts, also contradicting, undated and yearless ones.
std::vector<Extraction> Assorted(int count) {
  std::vector<Extraction> all;
  const char* kinds[] = {"meeting", "criticism", "diplomatic protest", "sanction"};
  std::minstd_rand random(7);
  const auto pick = [&](unsigned below) { return static_cast<int>(random() % below); };
  for (int i = 0; i < count; ++i) {
    const Day report = Day(date::year(2024) / 1 / 1) + date::days(pick(400));
    ArticleOf it("article" + std::to_string(i), pick(10) == 0 ? "" : FormatDay(report),
                 "Paper " + std::to_string(pick(7)));
    const int events = 1 + pick(4);
    for (int j = 0; j < events; ++j) {
      const std::string kind = kinds[pick(4)];
      const bool both = kind == "meeting";
      const std::string other = pick(3) == 0 ? "RUS" : "JPN";
      const auto event =
          it.Event(kind, both ? std::vector<std::string>{"CHN", other} : std::vector<std::string>{"CHN"},
                   both ? std::vector<std::string>{} : std::vector<std::string>{other},
                   "China acted on day " + std::to_string(pick(30)) + " over matter " +
                       std::to_string(pick(40)) + " today.",
                   static_cast<Factuality>(pick(6)));
      if (pick(3) == 0) it.When(event, On("today", FormatDay(report - date::days(pick(9)))));
      if (pick(8) == 0) it.When(event, {.words = "today", .value = "XXXX-10-31", .edtf = "XXXX-10-31"});
      if (j > 0 && pick(2) == 0) {
        it.Tie(event, static_cast<TimeRelation>(1 + pick(3)),
               static_cast<std::uint32_t>(pick(static_cast<unsigned>(j))));
      }
      it.Confidence(event, 20 + pick(80));
    }
    all.push_back(it.Anchored());
  }
  return all;
}

TEST_CASE("a condensed record keeps what the timeline needs, and its fingerprint") {
  ArticleOf article("a", "2025-11-04");
  article.Filler();
  const auto visit = article.Event("visit", {"JPN"}, {"CHN"}, "Japan's envoy flew to China on Saturday.");
  const auto protest =
      article.Event("diplomatic protest", {"CHN"}, {"JPN"}, "China protested to Japan on Monday.");
  article.When(visit, On("on Saturday", "2025-11-01")).When(protest, On("on Monday", "2025-11-03"));
  article.Filler();
  Extraction whole = article.Anchored();
  Timex& aside = *whole.timexes.insert(whole.timexes.begin(), Timex());  // in the filler
  aside.span = {0, 3};
  for (Event& event : whole.events) ++*event.when.timex;
  whole.actors.push_back({whole.events[0].sources[0], whole.events[0].sentence, 0});
  whole.actors.push_back({{"USA", "state", "", "America", {}}, whole.events[0].sentence, 1});
  whole.actors.push_back({whole.events[0].sources[0], 0, 0});
  Extraction condensed = whole;
  Condense(condensed);
  CHECK(condensed.timexes.size() == 2);
  CHECK(condensed.actors.size() == 1);
  CHECK(condensed.sentences.size() < whole.sentences.size());
  CHECK(FingerprintOf(condensed) == FingerprintOf(whole));
  CHECK(Print(Build({condensed})) == Print(Build({whole})));
  condensed.article.title = "another";
  CHECK(FingerprintOf(condensed) != FingerprintOf(whole));
}

TEST_CASE("the timeline does not depend on the order of input, nor on repeats") {
  std::vector<Extraction> all = Assorted(300);
  const std::string expected = Print(Build(all));
  std::minstd_rand random(3);
  for (int round = 0; round < 10; ++round) {
    std::shuffle(all.begin(), all.end(), random);
    CHECK(Print(Build(all)) == expected);
  }
  std::vector<Extraction> twice = all;
  twice.insert(twice.end(), all.begin(), all.end());
  CHECK(Print(Build(twice)) == expected);
}

TEST_CASE("every event is shown or counted, and the order keeps what words order") {
  const std::vector<Extraction> all = Assorted(500);
  const Timeline timeline = Build(all);
  std::size_t events = 0;
  for (const Extraction& it : all) events += it.events.size();
  std::size_t reports = 0;
  std::map<std::string, std::uint32_t> places;
  for (const Entry& entry : timeline.entries) {
    reports += entry.reports.size();
    CHECK(places.emplace(entry.id, entry.ordinal).second);
    CHECK(entry.ordinal == places.size());
  }
  CHECK(reports == timeline.reports);
  CHECK(reports + timeline.left_out.background + timeline.left_out.low_confidence == events);
  CHECK(timeline.left_out.duplicate == reports - timeline.entries.size());
  CHECK(timeline.left_out.background + timeline.left_out.low_confidence == timeline.left_out_events.size());
  for (const Entry& entry : timeline.entries) {
    for (const Relation& it : entry.relations) {
      REQUIRE(places.contains(it.to));
      if (it.type == "after" || it.type == "responds") CHECK(places[it.to] < entry.ordinal);
    }
  }
}

TEST_CASE("groups of each kind, finished, are the timeline of all") {
  std::vector<Extraction> all;
  for (const char* id : {"a", "b", "c"}) {
    ArticleOf article(id, "2025-11-04", id);
    article.Event("criticism", {"JPN"}, {"CHN"}, "Japan criticised China.");
    if (*id != 'b') article.Event("meeting", {"CHN", "JPN"}, {}, "China and Japan met.");
    all.push_back(article.Anchored());
  }
  all.push_back(ArticleOf("d", "2025-11-05").Anchored());  // without events
  const auto group = [&](const std::string& key) {
    std::vector<Extraction> some;
    for (const Extraction& extraction : all) {
      const auto is_of = [&](const Event& event) { return event.deed.kind == key; };
      if (key.empty() ? extraction.events.empty()
                      : std::any_of(extraction.events.begin(), extraction.events.end(), is_of))
        some.push_back(extraction);
    }
    return MergeGroup(key, some, {}, TestLexicon(), {});
  };
  const Timeline whole = Build(all);
  const Result<Timeline> joined =
      FinishTimeline({group("meeting"), group(""), group("criticism")}, TestLexicon(), {});
  REQUIRE(joined);
  REQUIRE(joined->entries.size() == whole.entries.size());
  for (std::size_t i = 0; i < whole.entries.size(); ++i) {
    CHECK(joined->entries[i].id == whole.entries[i].id);
    CHECK(joined->entries[i].reports.size() == whole.entries[i].reports.size());
  }
  CHECK(joined->articles == whole.articles);
  CHECK(joined->articles == 4);

  Group other = group("meeting");
  other.versions.program = "another";
  const Result<Timeline> mixed = FinishTimeline({group("criticism"), other}, TestLexicon(), {});
  REQUIRE_FALSE(mixed);
  CHECK(mixed.error().kind == ErrorKind::kMalformed);
}

TEST_CASE("events that are left out are kept up to the limit") {
  for (const std::size_t count : {kMostLeftOutEvents - 1, kMostLeftOutEvents, kMostLeftOutEvents + 1}) {
    CAPTURE(count);
    std::vector<Extraction> all;
    for (std::size_t i = 0; i < count; ++i) {
      ArticleOf article("a" + std::to_string(i), "2025-11-04");
      article.Confidence(article.Event("criticism", {"JPN"}, {"CHN"}, "Japan criticised China once more."),
                         1);
      all.push_back(article.Anchored());
    }
    const Timeline timeline = Build(all);
    CHECK(timeline.left_out.low_confidence == count);
    CHECK(timeline.left_out_events.size() == std::min(count, kMostLeftOutEvents));
  }
}

TEST_CASE("what is left out keeps its sentence, the surest first, so many of each reason") {
  std::vector<Extraction> all;
  const std::size_t low = kMostLeftOutEvents + 3;
  for (std::size_t i = 0; i < low; ++i) {
    ArticleOf article("a" + std::to_string(i), "2025-11-04");
    const auto event = article.Event("criticism", {"JPN"}, {"CHN"}, "Japan criticised China once more.");
    article.Confidence(event, static_cast<int>(i % 10));
    all.push_back(article.Anchored());
  }
  ArticleOf article("b", "2025-11-04", "Star");
  article.When(
      article.Event("meeting", {"CHN", "JPN"}, {}, "The two had met in 1972.", Factuality::kHistorical),
      {.words = "1972", .from = "1972-01-01", .to = "1972-12-31", .edtf = "1972"});
  article.Event("criticism", {"JPN"}, {"CHN"}, "Japan criticised China.");
  article.Get().events.push_back(article.Get().events.back());  // one event under one id twice
  all.push_back(article.Anchored());
  const Timeline timeline = Build(all);
  CHECK(timeline.left_out.low_confidence == low);
  CHECK(timeline.left_out.duplicate == 1);
  const std::vector<LeftOutEvent>& events = timeline.left_out_events;
  REQUIRE(events.size() == kMostLeftOutEvents + 2);
  CHECK(events.front().reason == LeftOutReason::kLowConfidence);
  CHECK(events.front().report.confidence == 9);
  CHECK(events[kMostLeftOutEvents - 1].report.confidence == 0);
  const LeftOutEvent& background = events[kMostLeftOutEvents];
  CHECK(background.reason == LeftOutReason::kBackground);
  CHECK(background.headline == "China and Japan hold talks");
  CHECK(background.when.edtf == "1972");
  CHECK(background.report.text == "The two had met in 1972.");
  CHECK(background.report.publisher == "Star");
  CHECK(background.report.marks.size() > 1);
  CHECK(events.back().reason == LeftOutReason::kDuplicate);
}

TEST_CASE("records that differ under one id are an error that is seen") {
  const Extraction one =
      Tell("a", "2025-11-04", "Post", "criticism", {"JPN"}, {"CHN"}, "Japan criticised China.", "", "");
  const Extraction other =
      Tell("a", "2025-11-04", "Post", "criticism", {"JPN"}, {"CHN"}, "Japan scolded China.", "", "");
  const Timeline timeline = Build({one, other});
  CHECK(timeline.articles == 1);
  CHECK(timeline.errors.size() == 1);
  CHECK(Print(timeline) == Print(Build({other, one})));
}

TEST_CASE("focus and days") {
  const std::vector<Extraction> all{
      Tell("a", "2025-11-04", "Post", "criticism", {"JPN"}, {"CHN"}, "Japan criticised China on Monday.",
           "Monday", "2025-11-03"),
      Tell("b", "2025-12-04", "Post", "criticism", {"RUS"}, {"CHN"}, "Russia criticised China on Monday.",
           "Monday", "2025-12-01"),
      Tell("c", "", "Post", "criticism", {"RUS"}, {"CHN"}, "Russia criticised China.", "", ""),
  };
  struct {
    std::vector<std::string> focus;
    const char* from;
    const char* to;
    std::size_t entries;
  } const table[] = {
      {{}, "", "", 3},           {{"jpn"}, "", "", 1},
      {{"Nippon"}, "", "", 1},   {{"russia", "Japan"}, "", "", 3},
      {{"Peru"}, "", "", 0},     {{}, "2025-11-10", "", 2},
      {{}, "", "2025-11-10", 2},
  };
  for (const auto& row : table) {
    TimelineOptions options;
    options.focus = row.focus;
    options.from = ParseDay(row.from);
    options.to = ParseDay(row.to);
    CHECK(Build(all, options).entries.size() == row.entries);
  }
  CHECK(Build(all).left_out.undated == 1);
  CHECK(Build(all).entries.back().when.basis == TimeBasis::kNone);
  TimelineOptions sure;
  sure.min_confidence = 90;
  CHECK(Build(all, sure).entries.empty());
  CHECK(Build(all, sure).left_out.low_confidence == 3);
}

TEST_CASE("headlines read right") {
  struct {
    const char* kind;
    std::vector<std::string> sources;
    std::vector<std::string> targets;
    Factuality factuality;
    const char* headline;
  } const table[] = {
      {"meeting", {"CHN", "JPN"}, {}, Factuality::kAsserted, "China and Japan hold talks"},
      {"meeting", {"CHN", "JPN", "RUS"}, {}, Factuality::kAsserted, "China, Japan and Russia hold talks"},
      {"meeting", {"CHN"}, {"JPN"}, Factuality::kAsserted, "China meets Japan"},
      {"meeting", {"CHN"}, {}, Factuality::kAsserted, "China holds talks"},
      {"criticism", {"CHN", "RUS"}, {"JPN"}, Factuality::kReported, "China (with Russia) criticises Japan"},
      {"criticism", {}, {"JPN"}, Factuality::kAsserted, "An unnamed actor criticises Japan"},
      {"criticism", {}, {}, Factuality::kAsserted, "Unnamed actors: Some"},
      {"statement", {"JPN"}, {"CHN"}, Factuality::kAsserted, "Japan — statement — China"},
      {"sanction", {"JPN"}, {"CHN"}, Factuality::kConditional, "Possible: Japan imposes sanctions on China"},
  };
  for (const auto& row : table) {
    const Timeline timeline = Build({Tell("a", "2025-11-04", "Post", row.kind, row.sources, row.targets,
                                          "Some words.", "", "", row.factuality)});
    REQUIRE(timeline.entries.size() == 1);
    CHECK(timeline.entries[0].headline == row.headline);
  }
}

TEST_CASE("actors are named by the lexicon, those of entries only") {
  const Timeline timeline = Build({Tell("a", "2025-11-04", "Post", "meeting", {"CHN", "XQQ"}, {"JPN"},
                                        "Some words.", "", "", Factuality::kAsserted)});
  CHECK(timeline.actor_names == std::map<std::string, std::string>{{"CHN", "China"}, {"JPN", "Japan"}});
}

TEST_CASE("an answer responds, and the whole includes its parts") {
  ArticleOf article("a", "2025-11-24");
  article.Filler();
  const auto met = article.Event("meeting", {"CHN", "JPN"}, {}, "Leaders met on Friday.");
  article.When(met, On("Friday", "2025-11-21"));
  const auto spoke = article.Event("criticism", {"JPN"}, {"CHN"}, "At the talks Japan complained of ships.");
  const auto answer = article.Event("criticism", {"CHN"}, {"JPN"}, "China hit back.");
  article.Tie(spoke, TimeRelation::kWithin, met).Tie(answer, TimeRelation::kAfter, spoke);
  const Timeline timeline = Build({article.Anchored()});
  REQUIRE(timeline.entries.size() == 3);
  REQUIRE(timeline.entries[0].relations.size() == 1);
  CHECK(timeline.entries[0].relations[0].type == "includes");
  CHECK(timeline.entries[0].relations[0].to == timeline.entries[1].id);
  REQUIRE(timeline.entries[2].relations.size() == 1);
  CHECK(timeline.entries[2].relations[0].type == "responds");
}

TEST_CASE("an undated deed stands beside the one that orders it") {
  ArticleOf article("a", "");
  const auto late = article.Event("meeting", {"CHN", "JPN"}, {}, "Leaders met on May 5, 2025.");
  article.When(late, On("May 5, 2025", "2025-05-05"));
  article.Event("sanction", {"CHN"}, {"RUS"}, "China fined a firm.");
  const auto before = article.Event("criticism", {"JPN"}, {"CHN"}, "Before that Japan complained.");
  article.Tie(before, TimeRelation::kBefore, late);
  const Timeline timeline = Build({article.Anchored()});
  REQUIRE(timeline.entries.size() == 3);
  CHECK(timeline.entries[0].deed.kind == "criticism");
  CHECK(timeline.entries[1].deed.kind == "meeting");
  CHECK(timeline.entries[2].deed.kind == "sanction");
  CHECK(timeline.left_out.undated == 1);
}

}  // namespace
}  // namespace demarche::test
