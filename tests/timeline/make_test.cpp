// The builders of make.h, and a test that they place words where they say.
#include "make.h"

#include <fmt/format.h>

#include <doctest/doctest.h>

#include "timeline/timeline.h"

namespace demarche::test {
namespace {

const char* NameOf(const std::string& code) {
  if (code == "CHN") return "China";
  if (code == "JPN") return "Japan";
  if (code == "RUS") return "Russia";
  return "";
}

std::vector<Actor> Actors(const std::vector<std::string>& codes) {
  std::vector<Actor> actors;
  for (const std::string& code : codes) {
    actors.push_back({code, "state", "", *NameOf(code) ? NameOf(code) : code, {}});
  }
  return actors;
}

}  // namespace

ArticleOf::ArticleOf(std::string id, std::string date, std::string publisher) {
  extraction_.article.id = std::move(id);
  extraction_.article.date = date;
  extraction_.article.publisher = std::move(publisher);
  extraction_.article.title = "A title";
  extraction_.article.document_time = ParseDay(date);
}

std::uint32_t ArticleOf::Event(const std::string& kind, std::vector<std::string> sources,
                               std::vector<std::string> targets, const std::string& sentence,
                               Factuality factuality) {
  std::string& text = extraction_.article.text;
  const auto begin = static_cast<std::uint32_t>(text.size());
  const auto index = static_cast<std::uint32_t>(extraction_.events.size());
  text += sentence + "\n";
  demarche::Event event;
  event.id = extraction_.article.id + "/" + std::to_string(index);
  event.deed.kind = kind;
  event.deed.quad = kind == "statement" ? "neutral" : "verbal conflict";
  event.sentence = static_cast<std::uint32_t>(extraction_.sentences.size());
  extraction_.sentences.push_back({begin, begin + static_cast<std::uint32_t>(sentence.size())});
  event.trigger = {begin, begin + static_cast<std::uint32_t>(sentence.find(' '))};
  event.trigger_text = sentence.substr(0, sentence.find(' '));
  event.evidence = sentence;
  event.reciprocal = targets.empty() && sources.size() > 1;
  event.sources = Actors(sources);
  event.targets = Actors(targets);
  event.factuality = factuality;
  event.confidence = 80;
  extraction_.events.push_back(event);
  return index;
}

ArticleOf& ArticleOf::When(std::uint32_t event, TimexOf timex) {
  demarche::Event& it = extraction_.events[event];
  Timex made;
  const auto at = static_cast<std::uint32_t>(extraction_.article.text.find(timex.words, it.trigger.begin));
  made.span = {at, at + static_cast<std::uint32_t>(timex.words.size())};
  made.value = timex.value;
  made.mod = timex.mod;
  made.edtf = timex.edtf;
  made.earliest = ParseDay(timex.from);
  made.latest = ParseDay(timex.to);
  made.relation = timex.relation;
  made.reference = timex.reference;
  made.basis = made.earliest || made.latest || !made.edtf.empty() ? timex.basis : TimeBasis::kAnchored;
  it.when.timex = static_cast<std::uint32_t>(extraction_.timexes.size());
  extraction_.timexes.push_back(made);
  extraction_.timex_texts.push_back(timex.words);
  return *this;
}

ArticleOf& ArticleOf::Tie(std::uint32_t event, TimeRelation relation, std::uint32_t to,
                          std::string_view words) {
  demarche::Event& it = extraction_.events[event];
  const auto at = static_cast<std::uint32_t>(extraction_.article.text.find(words, it.trigger.begin));
  it.anchors.push_back({relation, to, {at, at + static_cast<std::uint32_t>(words.size())}});
  return *this;
}

ArticleOf& ArticleOf::Confidence(std::uint32_t event, int confidence) {
  extraction_.events[event].confidence = confidence;
  return *this;
}

ArticleOf& ArticleOf::Place(std::uint32_t event, std::string name, std::string country) {
  extraction_.events[event].place = demarche::Place{std::move(name), std::move(country), {}};
  return *this;
}

ArticleOf& ArticleOf::Filler(int sentences) {
  for (int i = 0; i < sentences; ++i) {
    const auto begin = static_cast<std::uint32_t>(extraction_.article.text.size());
    extraction_.article.text += "It rained.\n";
    extraction_.sentences.push_back({begin, begin + 10});
  }
  return *this;
}

Extraction ArticleOf::Anchored() {
  Extraction copy = extraction_;
  AnchorEvents(copy);
  copy.article.text.clear();
  return copy;
}

std::string Days(const demarche::When& when) {
  if (!when.earliest && !when.latest) return "";
  return (when.earliest ? FormatDay(*when.earliest) : "") + ".." +
         (when.latest ? FormatDay(*when.latest) : "");
}

std::string Print(const Timeline& timeline) {
  std::string text = fmt::format("{} articles, {} reports; {} undated, {} low, {} duplicate, {} background\n",
                                 timeline.articles, timeline.reports, timeline.left_out.undated,
                                 timeline.left_out.low_confidence, timeline.left_out.duplicate,
                                 timeline.left_out.background);
  for (const ErrorRecord& error : timeline.errors) text += error.id + ' ' + error.message + '\n';
  for (const Entry& entry : timeline.entries) {
    text +=
        fmt::format("{} {} {} [{}] {} {} {} '{}'", entry.ordinal, entry.id, entry.headline, entry.when.edtf,
                    Days(entry.when), Name(entry.when.basis), Name(entry.factuality), entry.when.why);
    for (const Report& report : entry.reports) {
      text += fmt::format(" <{} {} {} {}>", report.article, report.event, report.begin, report.text);
      for (const Mark& mark : report.marks)
        text += fmt::format(" {}-{} {}", mark.span.begin, mark.span.end, mark.what);
    }
    for (const Disagreement& it : entry.disagreements) {
      text += " !" + it.field;
      for (const std::string& value : it.values) text += " " + value;
    }
    for (const Relation& it : entry.relations) text += " " + it.type + ":" + it.to;
    text += '\n';
  }
  for (const LeftOutEvent& it : timeline.left_out_events) {
    text += fmt::format("{} {} {} [{}] {} <{} {} {}>\n", Name(it.reason), it.kind, it.headline, it.when.edtf,
                        it.report.confidence, it.report.article, it.report.event, it.report.text);
  }
  return text;
}

const Lexicon& TestLexicon() {
  static const Lexicon lexicon = [] {
    const std::vector<std::filesystem::path> folders{std::filesystem::path(DEMARCHE_SOURCE_DIR) /
                                                     "tests/data/merge/lexicon"};
    Result<Lexicon> loaded = Lexicon::Load(folders);
    REQUIRE_MESSAGE(loaded.has_value(), (loaded ? std::string() : ToString(loaded.error())));
    return *std::move(loaded);
  }();
  return lexicon;
}

TEST_CASE("builders place words where they say") {
  ArticleOf article("a", "2025-11-24");
  article.When(article.Event("meeting", {"CHN", "JPN"}, {}, "Leaders met on Friday."), {.words = "Friday"});
  const Extraction& it = article.Get();
  CHECK(it.timexes[0].span.In(it.article.text) == "Friday");
  CHECK(it.events[0].trigger.In(it.article.text) == "Leaders");
}

}  // namespace demarche::test
