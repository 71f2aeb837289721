#include "sample.h"

#include <array>

#include "base/utf8.h"

namespace demarche::records_test {
namespace {

constexpr std::array<std::string_view, 14> kNasty{"",
                                                  "Tokyo",
                                                  "\"quoted\"",
                                                  "back\\slash",
                                                  "</script><!--",
                                                  "new\nline\r\ttab",
                                                  "nul\0byte",
                                                  "\x01\x1f\x7f",
                                                  "Ü 日本 \xF0\x9F\x87\xAF\xF0\x9F\x87\xB5",
                                                  "\xE2\x80\xA8\xE2\x80\xA9",
                                                  "\xEF\xBF\xBD\xEF\xBB\xBF",
                                                  "{\"a\":[1,2]}",
                                                  "null",
                                                  "/:;,|<>&'"};

}  // namespace

std::string Sampler::Words() {
  std::string words(kNasty[Below(kNasty.size())]);
  if (Maybe()) words += kNasty[Below(kNasty.size())];
  return words;
}

std::vector<std::string> Sampler::List() {
  std::vector<std::string> list(Below(3));
  for (std::string& item : list) item = Words();
  return list;
}

std::optional<Day> Sampler::SomeDay() {
  if (Maybe()) return std::nullopt;
  return Day(date::days(static_cast<int>(Below(80000)) - 40000));
}

Span Sampler::Within(Span outer) {
  const std::uint32_t begin = outer.begin + Below(outer.size() + 1);
  return {begin, begin + Below(outer.end - begin + 1)};
}

Deed Sampler::MakeDeed() {
  return {Words(), {Words(), Words(), List()}, Words(), static_cast<int>(Below(201)) - 100, Words()};
}

std::vector<Actor> Sampler::MakeActors(Span text) {
  std::vector<Actor> actors(Below(3));
  for (Actor& actor : actors) actor = {Words(), Words(), Words(), Words(), Within(text)};
  return actors;
}

std::optional<Place> Sampler::MakePlace(Span text) {
  if (Maybe()) return std::nullopt;
  return Place{Words(), Words(), Within(text)};
}

When Sampler::MakeWhen(std::uint32_t timexes) {
  When when{Words(),      SomeDay(), SomeDay(), static_cast<TimeBasis>(Below(5)),
            std::nullopt, List(),    List(),    Words()};
  if (timexes > 0 && Maybe()) when.timex = Below(timexes);
  return when;
}

Timex Sampler::MakeTimex(Span text) {
  return {Within(text),
          static_cast<TimexType>(Below(4)),
          Words(),
          Words(),
          Words(),
          SomeDay(),
          SomeDay(),
          static_cast<TimeBasis>(Below(5)),
          static_cast<TimeRelation>(Below(4)),
          Maybe() ? Within(text) : Span{},
          Words()};
}

Article Sampler::MakeArticle() {
  Article article;
  article.id = Words();
  article.uri = Words();
  article.url = Words();
  article.publisher = Words();
  article.title = Words();
  article.date = Maybe() ? "1987-02-26T15:01:01.5+09:00" : "";
  article.document_time = ParseInstantDay(article.date);
  article.date_basis = static_cast<DateBasis>(Below(11));
  article.dateline = Words();
  article.language = Words();
  article.text = "x" + Words();
  if (Maybe()) article.other.emplace_back("topics", "[\"\\\"a\",1.50,{\"b\":null,\"\":[]},true,-0]");
  if (Maybe()) article.other.emplace_back("", "-123456789012345678901234567890.50e-3");
  return article;
}

Event Sampler::MakeEvent(const Extraction& extraction, std::uint32_t events) {
  const Span text{0, extraction.text_length};
  Event event;
  event.id = Words();
  event.deed = MakeDeed();
  event.sentence = Below(static_cast<std::uint32_t>(extraction.sentences.size()));
  const Span sentence = extraction.sentences[event.sentence];
  event.trigger = Within(sentence);
  event.trigger_text = Words();
  event.evidence = std::string(sentence.size(), 'e');
  event.sources = MakeActors(text);
  event.targets = MakeActors(text);
  event.reciprocal = Maybe();
  event.place = MakePlace(text);
  event.when = MakeWhen(static_cast<std::uint32_t>(extraction.timexes.size()));
  if (Maybe()) event.anchors.push_back({static_cast<TimeRelation>(Below(4)), Below(events), Within(text)});
  event.factuality = static_cast<Factuality>(Below(6));
  if (Maybe()) event.attribution = {Words(), Within(text)};
  event.confidence = static_cast<int>(Below(101));
  event.because = List();
  return event;
}

Extraction Sampler::MakeExtraction() {
  Extraction extraction;
  extraction.article = MakeArticle();
  extraction.article.text.clear();
  extraction.article.other.clear();
  extraction.text_length = 20 + Below(100);
  const Span text{0, extraction.text_length};
  extraction.sentences = {{0, 9}, {10, extraction.text_length}};
  for (std::uint32_t i = Below(3); i > 0; --i) {
    extraction.timexes.push_back(MakeTimex(text));
    extraction.timex_texts.push_back(Words());
    extraction.actors.push_back({{Words(), Words(), Words(), Words(), Within(text)}, Below(9), Below(9)});
    extraction.actor_texts.push_back(Words());
  }
  const std::uint32_t events = Below(4);
  for (std::uint32_t i = 0; i < events; ++i) extraction.events.push_back(MakeEvent(extraction, events));
  return extraction;
}

ErrorRecord Sampler::MakeError() { return {Words(), Words(), random_(), Words()}; }

Report Sampler::MakeReport() {
  Report report;
  report.article = Words();
  report.event = Words();
  report.sentence = Below(99);
  report.begin = Below(9999);
  report.text = "Japan protested in " + Words();
  if (Maybe()) report.marks = {{{0, 5}, "source"}, {{6, 15}, Words()}};
  report.title = Words();
  report.publisher = Words();
  report.url = Words();
  report.date = Words();
  report.confidence = static_cast<int>(Below(101));
  report.because = List();
  report.when_why = Words();
  return report;
}

Entry Sampler::MakeEntry(std::uint32_t ordinal) {
  Entry entry;
  entry.id = std::to_string(ordinal) + Words();
  entry.ordinal = ordinal;
  entry.deed = MakeDeed();
  entry.sources = MakeActors({0, 500});
  entry.targets = MakeActors({0, 500});
  entry.reciprocal = Maybe();
  entry.place = MakePlace({0, 500});
  entry.factuality = static_cast<Factuality>(Below(6));
  entry.attribution = Words();
  entry.confidence = static_cast<int>(Below(101));
  entry.when = MakeWhen(3);
  entry.headline = Words();
  entry.reports.push_back(MakeReport());
  if (Maybe()) entry.reports.push_back(MakeReport());
  if (Maybe()) entry.disagreements.push_back({Words(), List()});
  if (Maybe()) entry.relations.push_back({Words(), Words()});
  if (Maybe()) entry.supersedes.push_back(Words());
  return entry;
}

LeftOutEvent Sampler::MakeLeftOutEvent() {
  return {static_cast<LeftOutReason>(Below(3)), Words(), Words(), MakeWhen(3), MakeReport()};
}

Timeline Sampler::MakeTimeline() {
  Timeline timeline;
  timeline.title = Words();
  timeline.articles = Below(99);
  timeline.reports = Below(99);
  timeline.left_out = {Below(9), Below(9), Below(9), Below(9)};
  timeline.versions = {Words(), Words()};
  for (std::uint32_t i = Below(3); i > 0; --i) timeline.actor_names.emplace(Words(), Words());
  for (std::uint32_t i = Below(3); i > 0; --i) timeline.errors.push_back(MakeError());
  const std::uint32_t entries = Below(4);
  for (std::uint32_t i = 0; i < entries; ++i) timeline.entries.push_back(MakeEntry(i + 1));
  for (std::uint32_t i = Below(3); i > 0; --i) timeline.left_out_events.push_back(MakeLeftOutEvent());
  return timeline;
}

}  // namespace demarche::records_test
