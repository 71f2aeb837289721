// --all-actions: what it finds beside the events, and that it leaves them as they are.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/pipeline.h"
#include "records/records.h"

using namespace demarche;

namespace {

const Pipeline& Open(bool all_actions) {
  static const auto open = [](bool all) {
    PipelineOptions options;
    options.jobs = 1;
    options.all_actions = all;
    Result<Pipeline> pipeline = Pipeline::Open(options);
    REQUIRE_MESSAGE(pipeline, (pipeline ? "" : ToString(pipeline.error())));
    return std::move(*pipeline);
  };
  static const Pipeline with = open(true);
  static const Pipeline without = open(false);
  return all_actions ? with : without;
}

Article ArticleOf(const std::string& text, const std::string& date = "2014-05-08") {
  Article article;
  article.id = "a";
  article.date = date;
  article.document_time = ParseDay(date);
  article.text = text;
  return article;
}

std::string NamesOf(const std::vector<Actor>& actors) {
  std::string names;
  for (const Actor& actor : actors) names += (names.empty() ? "" : "; ") + actor.name;
  return names;
}

/// The first action with this trigger, or nullptr.
const Event* ActionOf(const Extraction& extraction, const std::string& trigger) {
  for (const Event& event : extraction.events) {
    if (event.deed.kind == "action" && event.trigger_text == trigger) return &event;
  }
  return nullptr;
}

/// The events of the ontology, each as the record tells it, with the ids of what it is anchored to.
std::vector<std::string> EventsOf(Extraction extraction) {
  std::vector<std::string> told;
  for (Event& event : extraction.events) {
    if (event.deed.kind == "action") continue;
    Extraction one;
    one.text_length = extraction.text_length;
    one.sentences = extraction.sentences;
    std::string anchors;
    for (const Anchor& anchor : event.anchors) anchors += extraction.events[anchor.event].id + ' ';
    event.anchors.clear();
    one.events.push_back(event);
    told.push_back(WriteExtraction(one) + anchors);
  }
  return told;
}

constexpr const char* kStory =
    "Ada Karlsson, the founder of Nordlicht Robotics, unveiled the Zephyr 3 in Turin on Tuesday. "
    "Karlsson said that the company had built it in two years. She showed the machine to reporters. "
    "In 2009 Nordlicht bought Ferrum. The company was founded in 2003 by Karlsson.";

}  // namespace

TEST_CASE("deeds outside the ontology have named participants, a day and a factuality") {
  struct Row {
    const char* trigger;
    const char* sources;
    const char* targets;
    const char* edtf;
    Factuality factuality;
  };
  const Row rows[] = {
      {"unveiled", "Ada Karlsson", "Zephyr 3", "2014-05-06", Factuality::kAsserted},
      {"said", "Ada Karlsson", "", "2014-05-06", Factuality::kAsserted},
      {"showed", "Ada Karlsson", "", "2014-05-06", Factuality::kAsserted},
      {"bought", "Nordlicht Robotics", "Ferrum", "2009", Factuality::kAsserted},
      {"founded", "Ada Karlsson", "Nordlicht Robotics", "2003", Factuality::kAsserted},
  };
  const Extraction extraction = Open(true).Analyze(ArticleOf(kStory));
  for (const Row& row : rows) {
    CAPTURE(row.trigger);
    const Event* action = ActionOf(extraction, row.trigger);
    REQUIRE(action != nullptr);
    CHECK(NamesOf(action->sources) == row.sources);
    CHECK(NamesOf(action->targets) == row.targets);
    CHECK(action->when.edtf == row.edtf);
    CHECK(action->factuality == row.factuality);
    CHECK(action->deed.quad == "neutral");
    CHECK(action->deed.plover.event.empty());
    CHECK(action->confidence > 0);
    CHECK(action->because.front().starts_with("action:"));
  }
}

TEST_CASE("what may be, was denied or is to come is no deed done") {
  const Extraction extraction = Open(true).Analyze(ArticleOf(
      "Ada Karlsson runs Nordlicht. Karlsson might sell Nordlicht. She did not visit Turin. Nordlicht will "
      "build a factory. Karlsson wants to leave Nordlicht."));
  CHECK(ActionOf(extraction, "sell") == nullptr);
  const Event* visit = ActionOf(extraction, "visit");
  if (visit != nullptr) CHECK(visit->factuality == Factuality::kNegated);
  const Event* build = ActionOf(extraction, "build");
  REQUIRE(build != nullptr);
  CHECK(build->factuality == Factuality::kPlanned);
  const Event* leave = ActionOf(extraction, "leave");
  if (leave != nullptr) CHECK(leave->factuality == Factuality::kPlanned);
}

TEST_CASE("actions change no event that is found without them") {
  std::size_t events = 0;
  std::size_t actions = 0;
  Tally tally;
  const std::string samples = std::string(DEMARCHE_SOURCE_DIR) + "/samples";
  const std::vector<std::string> paths{samples};
  tally = Open(false).ReadPaths(paths, std::nullopt, [&](const Article& article) {
    const std::vector<std::string> without = EventsOf(Open(false).Analyze(article));
    const Extraction with = Open(true).Analyze(article);
    CHECK(EventsOf(with) == without);
    events += without.size();
    actions += with.events.size() - without.size();
    const auto in_order = [](const Event& a, const Event& b) {
      return std::tie(a.sentence, a.trigger) < std::tie(b.sentence, b.trigger);
    };
    CHECK(std::is_sorted(with.events.begin(), with.events.end(), in_order));
    CHECK(WriteExtraction(with) == WriteExtraction(Open(true).Analyze(article)));
    const auto read = ParseExtraction(WriteExtraction(with));
    REQUIRE(read);
    CHECK(WriteExtraction(std::get<Extraction>(*read)) == WriteExtraction(with));
  });
  CHECK(tally.articles > 0);
  CHECK(events > 0);
  CHECK(actions > events);
}

TEST_CASE("a focus timeline tells all that a name did, in the words of the article") {
  const Extraction extraction = Open(true).Analyze(ArticleOf(kStory));
  MergeOptions options;
  options.focus = {"Ada Karlsson"};
  const Timeline timeline = Open(true).Merge(std::vector{extraction}, {}, options);
  std::vector<std::string> headlines;
  for (const Entry& entry : timeline.entries) headlines.push_back(entry.headline);
  const std::vector<std::string> expected{
      "Nordlicht Robotics was founded in 2003 by Karlsson",
      "Ada Karlsson, the founder of Nordlicht Robotics, unveiled the Zephyr 3 in Turin on Tuesday",
      "Ada Karlsson said that the company had built it in two years",
      "Ada Karlsson showed the machine to reporters",
  };
  CHECK(headlines == expected);
}

TEST_CASE("a name of several words takes its short form and not another model") {
  struct Row {
    const char* focus;
    const char* text;
    bool wanted;
  };
  const Row rows[] = {
      {"Zephyr 3", "Nordlicht sold the Zephyr 3.", true},
      {"Zephyr 3", "Nordlicht sold the Zephyr 4.", false},
      {"Ada Karlsson", "Karlsson left Nordlicht.", true},
      {"Ada Karlsson", "Ada Lindqvist left Nordlicht.", false},
      {"Nordlicht Robotics", "Nordlicht sold a factory.", true},
      {"nordlicht", "Nordlicht Robotics sold a factory.", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.focus);
    CAPTURE(row.text);
    MergeOptions options;
    options.focus = {row.focus};
    const Extraction extraction = Open(true).Analyze(ArticleOf(row.text));
    CHECK(Open(true).Merge(std::vector{extraction}, {}, options).entries.empty() != row.wanted);
  }
}

TEST_CASE("hostile text costs bounded time and never breaks the record") {
  std::string names;
  for (int i = 0; i < 3000; ++i) names += "Ada Karlsson" + std::to_string(i) + " sold Ada Nord. ";
  std::string nested;
  for (int i = 0; i < 3000; ++i) nested += "Ada said that ";
  std::string word;
  for (int i = 0; i < 5000; ++i) word += "Ada ";
  std::string quotes;
  for (int i = 0; i < 3000; ++i) quotes += "\"Ada said ";
  const auto many = [](const std::string& words, const std::string& end) {
    std::string text;
    for (int i = 0; i < 3000; ++i) text += words;
    return text + end;
  };
  for (const std::string& text :
       {names, nested, word, quotes, many("Chad and ", "Mali met."), many("countries such as ", "Chad met."),
        many("Chad expelled an envoy, and Mali followed suit, and ", "Niger did likewise."),
        many("Four were killed. Chad did the same. ", "Niger met Mali."),
        many("A bomb planted by ", "rebels went off."), many("her ", "Chilean counterpart met."),
        many("President ", "Clinton met President Bush."), std::string("iPhone"), std::string()}) {
    const Extraction extraction = Open(true).Analyze(ArticleOf(text));
    CHECK(ParseExtraction(WriteExtraction(extraction)));
  }
}
