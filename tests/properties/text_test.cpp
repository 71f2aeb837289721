// Whatever a text holds: spans lie on UTF-8 borders inside it, every sentence has one tree, and records that
// are written, exported or ingested again are the same.
#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "draw.h"
#include "opened.h"
#include "records/records.h"

using namespace demarche;
using properties::Draw;
using properties::Opened;

namespace {

/// Sentences of the trade, broken in every way: words left out, doubled, cut, joined, with odd characters
/// between.
std::string SomeText(Draw& draw) {
  static constexpr std::array kWords{"Japan",
                                     "China",
                                     "the foreign minister",
                                     "Mr.",
                                     "U.S.",
                                     "protested",
                                     "to",
                                     "expelled",
                                     "summoned",
                                     "the",
                                     "ambassador",
                                     "on Friday",
                                     "said",
                                     "that",
                                     "will",
                                     "did not",
                                     "talks",
                                     "agreed",
                                     "with",
                                     "after",
                                     "before",
                                     "last week",
                                     "by",
                                     "who",
                                     "threatened",
                                     "to close",
                                     "two diplomats",
                                     "September 15, 2010",
                                     "denied",
                                     "and",
                                     ",",
                                     ".",
                                     ".\n\n",
                                     "\"",
                                     "\xE2\x80\x9C",
                                     "\xE2\x80\x9D",
                                     "\xE2\x80\x99s",
                                     "(",
                                     ")",
                                     "\xE2\x80\x94",
                                     "in Tokyo",
                                     "3/5/2025",
                                     "it",
                                     "they",
                                     "responded",
                                     "if",
                                     "would"};
  std::string text;
  for (std::uint32_t i = draw.Number(60); i > 0; --i) {
    std::string word = draw.Of(kWords);
    if (draw.OneIn(12))
      word = word.substr(0, Utf8Floor(word, draw.Number(static_cast<std::uint32_t>(word.size()))));
    if (draw.OneIn(12)) word += draw.Characters(4);
    text += word;
    if (!draw.OneIn(15)) text += ' ';
  }
  return NormalizeNfc(text);
}

class SpanCheck {
 public:
  explicit SpanCheck(const std::string& text) : text_(text) {}

  void Text(Span span, std::string_view words) {
    Inside(span);
    CHECK(span.In(text_) == words);
  }
  void Inside(Span span) {
    CHECK(span.begin <= span.end);
    REQUIRE(span.end <= text_.size());
    CHECK(IsUtf8Border(text_, span.begin));
    CHECK(IsUtf8Border(text_, span.end));
  }

 private:
  const std::string& text_;
};

void CheckAnalysis(const std::string& text, const Analysis& analysis) {
  SpanCheck check(text);
  for (const Token& token : analysis.tokens) check.Inside(token.span);
  for (const ProperName& name : analysis.names) check.Inside(name.span);
  for (const Sentence& sentence : analysis.sentences) check.Inside(sentence.span);
}

void CheckExtraction(const std::string& text, const Extraction& extraction) {
  SpanCheck check(text);
  for (const Span& sentence : extraction.sentences) check.Inside(sentence);
  for (std::size_t i = 0; i < extraction.timexes.size(); ++i) {
    check.Text(extraction.timexes[i].span, extraction.timex_texts[i]);
    check.Inside(extraction.timexes[i].reference);
  }
  for (std::size_t i = 0; i < extraction.actors.size(); ++i)
    check.Text(extraction.actors[i].actor.span, extraction.actor_texts[i]);
  for (const Event& event : extraction.events) {
    check.Text(event.trigger, event.trigger_text);
    check.Inside(event.clause);
    check.Inside(event.attribution.span);
    for (const std::vector<Actor>* actors : {&event.sources, &event.targets}) {
      for (const Actor& actor : *actors) check.Inside(actor.span);
    }
    if (event.place) check.Inside(event.place->span);
    CHECK(extraction.sentences[event.sentence].In(text) == event.evidence);
  }
}

/// One root for each sentence, and from every word a way to it.
void CheckTree(const Analysis& analysis) {
  for (const Sentence& sentence : analysis.sentences) {
    const auto count = static_cast<std::int32_t>(sentence.last_token - sentence.first_token);
    int roots = 0;
    for (std::int32_t word = 1; word <= count; ++word) {
      const auto head_of = [&](std::int32_t of) {
        return analysis.tokens[sentence.first_token + static_cast<std::uint32_t>(of) - 1].head;
      };
      std::int32_t at = word;
      int steps = 0;
      for (; at > 0 && at <= count && steps <= count; ++steps) at = head_of(at);
      CHECK_MESSAGE(at == 0, "word ", word, " of ", count, " hangs on no root");
      roots += head_of(word) == 0 ? 1 : 0;
    }
    CHECK(roots == (count > 0 ? 1 : 0));
  }
}

Article SomeArticle(Draw& draw, int number) {
  Article article;
  article.id = "article-" + std::to_string(number);
  article.uri = "a.jsonl:" + std::to_string(number + 1);
  article.url = draw.OneIn(2) ? "https://news.example/" + std::to_string(number) : "";
  article.publisher = draw.OneIn(2) ? "Harbour Post" : "";
  article.title = "Title " + std::to_string(number);
  article.date = draw.OneIn(4) ? "" : "2010-09-" + std::to_string(10 + draw.Number(19));
  article.document_time = ParseDay(article.date);
  article.date_basis = article.document_time ? DateBasis::kHeader : DateBasis::kNone;
  article.text = "Japan protested. " + SomeText(draw);
  return article;
}

}  // namespace

TEST_CASE("spans of words, names, times, actors and events lie on UTF-8 borders inside the text") {
  Draw draw(1);
  std::size_t events = 0;
  for (int round = 0; round < 300; ++round) {
    const Article article = SomeArticle(draw, round);
    CAPTURE(article.text);
    const Explanation all = Opened().Explain(article);
    CheckAnalysis(article.text, all.analysis);
    CheckExtraction(article.text, all.extraction);
    events += all.extraction.events.size();
  }
  CHECK(events > 300);
}

TEST_CASE("every sentence has one root and no circle, however the words are cut") {
  Result<LanguageModel> model = OpenLanguageModel({});
  REQUIRE(model);
  Draw draw(2);
  for (int round = 0; round < 300; ++round) {
    const std::string text = SomeText(draw);
    CAPTURE(text);
    CheckTree(model->Analyze(text));
    Analysis rows;  // words that no splitter would give, in one sentence
    for (std::uint32_t at = 0; at < text.size();) {
      const auto end = static_cast<std::uint32_t>(
          Utf8Floor(text, std::min<std::size_t>(text.size(), at + 4 + draw.Number(8))));
      Token token;
      token.span = {at, end};
      rows.tokens.push_back(token);
      at = end;
    }
    const auto count = static_cast<std::uint32_t>(rows.tokens.size());
    if (count > 0) rows.sentences.push_back({{0, static_cast<std::uint32_t>(text.size())}, 0, count, 0});
    CheckTree(model->AnalyzeTokens(text, std::move(rows)));
  }
}

TEST_CASE("records of articles, extractions and timelines read back as they were written") {
  Draw draw(3);
  std::vector<Extraction> extractions;
  for (int round = 0; round < 100; ++round) {
    const Article article = SomeArticle(draw, round);
    const std::string line = WriteArticle(article);
    const Result<Article> read = ParseArticle(line);
    REQUIRE(read);
    CHECK(WriteArticle(*read) == line);
    CHECK(read->text == article.text);
    extractions.push_back(Opened().Analyze(article));
    const std::string record = WriteExtraction(extractions.back());
    const auto parsed = ParseExtraction(record);
    REQUIRE(parsed);
    REQUIRE(std::holds_alternative<Extraction>(*parsed));
    CHECK(WriteExtraction(std::get<Extraction>(*parsed)) == record);
  }
  const std::string lines = WriteTimeline(Opened().Merge(extractions, {}, {}));
  const Result<Timeline> timeline = ParseTimeline(lines);
  REQUIRE(timeline);
  CHECK(WriteTimeline(*timeline) == lines);
  CHECK(timeline->entries.size() > 20);
}

TEST_CASE("what was ingested and written is ingested again as the same records") {
  Draw draw(4);
  std::string lines;
  std::vector<std::string> expected;
  for (int round = 0; round < 200; ++round) lines += WriteArticle(SomeArticle(draw, round)) + "\n";
  // The first reading may mend the records (characters that no text keeps); from then on nothing changes.
  for (int pass = 0; pass < 2; ++pass) {
    std::vector<std::string> records;
    IngestSink sink;
    sink.article = [&](Article article) {
      article.uri.clear();
      records.push_back(WriteArticle(article));
      return true;
    };
    sink.error = [](const ErrorRecord&) { return true; };
    ReadArticleBytes(lines, "a.jsonl", {}, sink);
    CHECK(records.size() == 200);
    lines.clear();
    for (const std::string& record : records) lines += record + "\n";
    if (pass == 1) CHECK(records == expected);
    expected = records;
  }
}
