#include "pipeline/pipeline.h"

#include <doctest/doctest.h>

#include <atomic>
#include <sstream>

#include "base/thread_words.h"
#include "records/records.h"

using namespace demarche;

namespace {

Pipeline OpenWith(unsigned jobs, const std::atomic<bool>* stop = nullptr) {
  PipelineOptions options;
  options.jobs = jobs;
  options.stop = stop;
  Result<Pipeline> pipeline = Pipeline::Open(options);
  REQUIRE_MESSAGE(pipeline, (pipeline ? "" : ToString(pipeline.error())));
  return std::move(*pipeline);
}

/// `count` records on one deed; every tenth line is broken.
std::string Records(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) {
    if (i % 10 == 9) {
      lines += "{\"text\":\n";
      continue;
    }
    Article article;
    article.id = "a" + std::to_string(i);
    article.date = "2010-09-15";
    article.document_time = ParseDay(article.date);
    article.text =
        "On Monday Japan lodged a formal protest with China. It was the " + std::to_string(i) + "th.";
    lines += WriteArticle(article) + "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("records come out in order with an error in the place of each bad one, for any thread count") {
  const std::string input = Records(200);
  std::string first;
  for (const unsigned jobs : {1U, 2U, 5U}) {
    std::istringstream in(input);
    std::ostringstream out;
    const Result<Tally> tally = OpenWith(jobs).ExtractRecords(in, "in", out);
    REQUIRE(tally);
    CHECK(tally->articles == 180);
    CHECK(tally->errors.size() == 20);
    CHECK(tally->events == 180);
    if (first.empty()) first = out.str();
    CHECK(out.str() == first);
  }
  CHECK(first.find("\n{\"kind\":\"error\",\"id\":\"sha256:") != std::string::npos);
}

TEST_CASE(
    "a record is the same where the thread forgets all words between two articles that it reads together") {
  const auto article_of = [](std::string text) {
    Article article;
    article.id = "a";
    article.document_time = ParseDay("2010-09-15");
    article.text = std::move(text);
    return article;
  };
  std::string flood;
  for (int i = 0; i < 40'000; ++i) flood += "word" + std::to_string(i) + (i % 20 == 19 ? ".\n" : " ");
  const std::vector<Article> articles{
      article_of(
          "On Monday Japan lodged a formal protest with China. Kan said he would meet Wen in two weeks."),
      article_of(flood + "On Monday Peru expelled two Chilean diplomats."),
      article_of(
          "France condemned the attack on Sunday. Its foreign minister summoned the Libyan ambassador.")};
  const Pipeline pipeline = OpenWith(1);
  std::vector<const Article*> all;
  for (const Article& article : articles) all.push_back(&article);
  const std::uint64_t era = ThreadWords::Mine().era();
  const std::vector<Extraction> together = pipeline.Analyze(all);
  CHECK(ThreadWords::Mine().era() != era);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    CHECK(!together[i].events.empty());
    CHECK(WriteExtraction(together[i]) == WriteExtraction(pipeline.Analyze(articles[i])));
  }
}

TEST_CASE("an article's record does not depend on what its thread has read before") {
  const std::vector<std::string> texts = {
      "On Monday Japan lodged a formal protest with China. After the protest, Beijing summoned its "
      "ambassador.",
      "Holland Industries Inc said Holland would buy Reed Co. The prime minister of France met both sides.",
      "Naoto Kan, Japan's prime minister, said he will meet Wen Jiabao in two weeks. Kan criticised China.",
      ""};
  const Pipeline pipeline = OpenWith(1);
  std::vector<std::string> records;
  const auto read = [&](const std::string& text) {
    Article article;
    article.id = "a";
    article.document_time = ParseDay("2010-09-15");
    article.text = text;
    return WriteExtraction(pipeline.Analyze(article));
  };
  for (const std::string& text : texts) records.push_back(read(text));
  std::string all;
  for (int i = 0; i < 500; ++i) all += texts[static_cast<std::size_t>(i) % 3] + "\n\n";
  for (std::size_t i = texts.size(); i-- > 0;) CHECK(read(texts[i]) == records[i]);
  read(all);
  for (std::size_t i = 0; i < texts.size(); ++i) CHECK(read(texts[i]) == records[i]);
}

TEST_CASE("a reader that has gone is an error, not a crash") {
  std::istringstream in(Records(50));
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  const Result<Tally> tally = OpenWith(2).ExtractRecords(in, "in", out);
  REQUIRE_FALSE(tally);
  CHECK(tally.error().kind == ErrorKind::kUnreadable);
}

TEST_CASE("a request to stop ends after the records in flight") {
  const std::atomic<bool> stop{true};
  std::istringstream in(Records(50));
  std::ostringstream out;
  const Result<Tally> tally = OpenWith(2, &stop).ExtractRecords(in, "in", out);
  REQUIRE(tally);
  CHECK(tally->stopped);
  CHECK(tally->articles == 1);
  CHECK(std::string(out.str()).back() == '\n');
}

TEST_CASE("one deed in many articles is one entry") {
  const Pipeline pipeline = OpenWith(2);
  std::istringstream in(Records(30));
  std::ostringstream out;
  REQUIRE(pipeline.ExtractRecords(in, "in", out));
  std::istringstream records(out.str());
  Tally tally;
  std::vector<Extraction> extractions;
  REQUIRE(ReadExtractions(records, "records", tally, [&](Extraction extraction) -> Result<void> {
    extractions.push_back(std::move(extraction));
    return {};
  }));
  const Timeline timeline = pipeline.Merge(extractions, tally.errors, {});
  REQUIRE(timeline.entries.size() == 1);
  CHECK(timeline.entries[0].reports.size() == 27);
  CHECK(timeline.entries[0].when.edtf == "2010-09-13");
  CHECK(timeline.errors.size() == 1);  // three lines of the same bytes
  CHECK_FALSE(timeline.versions.lexicon.empty());
}

TEST_CASE("a record that is no extraction names its line") {
  std::istringstream records("\n{\"what\":1}\n");
  Tally tally;
  const Result<void> read =
      ReadExtractions(records, "file", tally, [](Extraction /*none*/) { return Result<void>(); });
  REQUIRE_FALSE(read);
  CHECK(read.error().where == "file:2");
}

TEST_CASE("several who have no target deal with each other only where the words say so") {
  const Pipeline pipeline = OpenWith(1);
  struct Case {
    const char* text;
    bool reciprocal;
  };
  for (const Case& each :
       {Case{"Chad and Togo attacked the village.", false},
        Case{"Chad and Togo criticised the ruling.", false},
        Case{"Chad and Togo rejected the proposal.", false}, Case{"Chad and Togo praised the ruling.", false},
        Case{"Chad and Togo restored relations.", true},
        Case{"Chad and Togo condemned the other side's raid.", false},
        Case{"Chad and Togo accused each other of lying.", true},
        Case{"Chad and Togo shelled one another's towns.", true},
        Case{"Chad and Togo each protested to the other.", true},
        Case{"Chad and Togo broke off relations.", true}, Case{"Chad and Togo exchanged fire.", true},
        Case{"Chad and Togo held talks.", true}, Case{"Chad and Togo signed a treaty.", true}}) {
    CAPTURE(each.text);
    Article article;
    article.text = each.text;
    const Extraction extraction = pipeline.Analyze(article);
    REQUIRE(extraction.events.size() == 1);
    CHECK(extraction.events[0].reciprocal == each.reciprocal);
  }
}

TEST_CASE("a report that came out a day later counts its times from its date line") {
  const Pipeline pipeline = OpenWith(1);
  Article article;
  article.date = "1995-02-18";
  article.document_time = ParseDay(article.date);
  article.text = "LIMA, Feb. 17 - Peru and Ecuador signed a pact today. Chile had rejected it.";
  const Extraction extraction = pipeline.Analyze(article);
  REQUIRE(extraction.events.size() == 2);
  CHECK(extraction.events[0].when.edtf == "1995-02-17");
  CHECK(extraction.events[1].when.latest == ParseDay("1995-02-17"));
  CHECK(extraction.article.document_time == article.document_time);
  CHECK(pipeline.Explain(article).written_on == ParseDay("1995-02-17"));
}

TEST_CASE("what a ministry publishes is told in its own voice, also where only the publisher tells whose") {
  const Pipeline pipeline = OpenWith(1);
  Article article;
  article.id = "release";
  article.date = "2024-09-12";
  article.document_time = ParseDay(article.date);
  article.text =
      "It rained. The year was a good one. The tables were full. The Ministry lodged a protest with Belarus. "
      "We urge Belarus to release the prisoners.";
  article.publisher = "The Riga Gazette";
  for (const Event& event : pipeline.Analyze(article).events) {
    for (const Actor& source : event.sources) CHECK(source.code != "LVA");
  }
  article.publisher = "Ministry of Foreign Affairs of the Republic of Latvia";
  const Extraction extraction = pipeline.Analyze(article);
  REQUIRE(extraction.events.size() == 2);
  for (const Event& event : extraction.events) {
    REQUIRE(event.sources.size() == 1);
    CHECK(event.sources[0].code == "LVA");
    REQUIRE(event.targets.size() == 1);
    CHECK(event.targets[0].code == "BLR");
  }
  CHECK(WriteExtraction(extraction) == WriteExtraction(pipeline.Explain(article).extraction));
}
