// Analysing only the sentences that the rooms ask for gives the events and times of the whole text. The
// texts are those of the samples and of the readable specs, each spec woven into articles with sentences
// that hold nothing or only tell on, so that there is something to leave out and references have a distance
// to go.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "../spec.h"
#include "extractor/extractor.h"
#include "language/language.h"
#include "lexicon/lexicon.h"
#include "pipeline/pipeline.h"
#include "records/records.h"
#include "time/time.h"

using namespace demarche;
namespace fs = std::filesystem;

namespace {

const fs::path kSource = DEMARCHE_SOURCE_DIR;

/// The rooms that an article goes through, without the pipeline's marks.
struct Rooms {
  Lexicon lexicon;
  LanguageModel language;
  TimeFinder times;
  Extractor extractor;
};

const Rooms& Opened() {
  static const Rooms rooms = [] {
    const std::vector<fs::path> folders{kSource / "lexicon"};
    Result<Lexicon> lexicon = Lexicon::Load(folders);
    REQUIRE(lexicon);
    Result<LanguageModel> language =
        LanguageModel::Load(*lexicon, "/usr/share/wordnet", kSource / "models/en.model");
    Result<TimeFinder> times = TimeFinder::Create(*lexicon);
    Result<Extractor> extractor = Extractor::Create(*lexicon);
    REQUIRE(language);
    REQUIRE(times);
    REQUIRE(extractor);
    return Rooms{std::move(*lexicon), std::move(*language), std::move(*times), std::move(*extractor)};
  }();
  return rooms;
}

Article ArticleOf(std::string text, std::string id) {
  Article article;
  article.id = std::move(id);
  article.document_time = ParseDay("2024-11-24");
  article.dateline = "WASHINGTON, Nov 24 -";
  article.text = std::move(text);
  return article;
}

/// Articles of `size` texts each, with sentences between them that tell no deed, or no new one.
std::vector<Article> Weave(const std::vector<std::string>& texts, std::size_t size) {
  static const std::vector<std::string> kFillers{
      "The dough has to rest for an hour.", "Smith said the roof was green. It was old too.",
      "Two rivers flow there, and the larger one is slow.", "Mr. Brown likes his tea without sugar.",
      "That meeting ended without agreement on the rules."};
  std::vector<Article> articles;
  std::string text;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    text += texts[i] + (i % 2 == 0 ? "\n\n" : " ") + kFillers[i % kFillers.size()] + "\n\n";
    if ((i + 1) % size != 0 && i + 1 < texts.size()) continue;
    articles.push_back(ArticleOf(std::move(text), "woven" + std::to_string(i)));
    text.clear();
  }
  return articles;
}

Extraction Whole(const Article& article) {
  const Rooms& rooms = Opened();
  const Analysis analysis = rooms.language.Analyze(article.text);
  return rooms.extractor.Extract(article, analysis,
                                 rooms.times.Find(article.text, analysis, article.document_time));
}

struct Sieved {
  Extraction extraction;
  std::size_t left_out = 0;
};

Sieved Sift(const Article& article) {
  const Rooms& rooms = Opened();
  Analysis analysis = rooms.language.Split(article.text);
  const TimeFinder::Expressions expressions = rooms.times.Recognise(article.text);
  const std::vector<bool> asked = rooms.extractor.MarkSentences(
      article, analysis, [&](std::string_view form, std::vector<std::string>& lemmas) {
        rooms.language.ListLemmas(form, lemmas);
      });
  std::vector<bool> marks = asked;
  TimeFinder::MarkSentences(expressions, analysis, marks);
  const auto left_out = static_cast<std::size_t>(std::count(marks.begin(), marks.end(), false));
  const Analysis for_times = rooms.language.AnalyzeTokens(article.text, analysis, marks);
  const Analysis for_events = rooms.language.AnalyzeTokens(article.text, std::move(analysis), asked);
  return {rooms.extractor.Extract(
              article, for_events,
              rooms.times.Resolve(article.text, expressions, for_times, article.document_time)),
          left_out};
}

/// What a reader of the record sees, the actors of sentences without events left aside.
std::string EventsAndTimes(Extraction extraction) {
  extraction.actors.clear();
  extraction.actor_texts.clear();
  return WriteExtraction(extraction);
}

void CheckSame(const std::vector<Article>& articles) {
  std::size_t left_out = 0;
  std::size_t events = 0;
  for (const Article& article : articles) {
    const Sieved sieved = Sift(article);
    left_out += sieved.left_out;
    events += sieved.extraction.events.size();
    CHECK_MESSAGE(EventsAndTimes(sieved.extraction) == EventsAndTimes(Whole(article)), article.id, ": ",
                  article.text);
  }
  CHECK(left_out > 0);
  CHECK(events > 0);
}

}  // namespace

TEST_CASE("sentences left without a tree change no event and no time of the specs") {
  for (const char* spec : {"events.md", "times.md"}) {
    const std::vector<std::string> texts = TextsOf(kSource / "tests/data" / spec);
    REQUIRE(texts.size() > 300);
    CheckSame(Weave(texts, 1));
    CheckSame(Weave(texts, 7));
  }
}

TEST_CASE("sentences left without a tree change no event and no time of the samples") {
  Result<Pipeline> pipeline = Pipeline::Open({});
  REQUIRE(pipeline);
  std::vector<Article> articles;
  const std::vector<std::string> paths{(kSource / "samples").string()};
  pipeline->ReadPaths(paths, std::nullopt, [&](Article article) { articles.push_back(std::move(article)); });
  REQUIRE(!articles.empty());
  for (const Article& article : articles)
    CHECK_MESSAGE(EventsAndTimes(Sift(article).extraction) == EventsAndTimes(Whole(article)), article.id);
}

TEST_CASE("articles analysed together come out as one by one") {
  Result<Pipeline> pipeline = Pipeline::Open({});
  REQUIRE(pipeline);
  std::vector<Article> articles = Weave(TextsOf(kSource / "tests/data/events.md"), 5);
  articles.front().language = "fr";  // not analysed, but in its place
  REQUIRE(articles.size() > 50);
  std::vector<const Article*> together;
  for (const Article& article : articles) together.push_back(&article);
  const std::vector<Extraction> extractions = pipeline->Analyze(together);
  REQUIRE(extractions.size() == articles.size());
  for (std::size_t i = 0; i < articles.size(); ++i)
    CHECK(WriteExtraction(extractions[i]) == WriteExtraction(pipeline->Analyze(articles[i])));
  CHECK(pipeline->Analyze(std::span<const Article* const>()).empty());
}
