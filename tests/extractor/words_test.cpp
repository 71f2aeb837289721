// Words of a document: sentences are cut where they are too long for the passes.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "the_knowledge.h"

namespace demarche::extract {
TEST_CASE("words of a sentence at the limit") {
  constexpr std::uint32_t kMost = 512;
  for (const std::uint32_t count : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(count);
    Article article;
    Analysis analysis;
    analysis.lemmas = {"x"};
    for (std::uint32_t i = 0; i < count; ++i) {
      Token token;
      token.span = {2 * i, 2 * i + 1};
      token.head = i == 0 ? 0 : 1;
      analysis.tokens.push_back(token);
      article.text += "x ";
    }
    Sentence sentence;
    sentence.span = {0, 2 * count - 1};
    sentence.last_token = count;
    analysis.sentences = {sentence};
    Extraction extraction;
    Document document;
    document.Begin(article, analysis, extraction);
    ReadWords(TheKnowledge(), document);
    REQUIRE(document.sentences.size() == (count <= kMost ? 1 : 2));
    CHECK(document.LastWord(0) == std::min(count, kMost));
    CHECK(document.sentences.back().last_token == count);
    CHECK(document.words.size() == count);
  }
}

TEST_CASE("what has a tag and no head is not read") {
  Article article;
  article.text = "Japan met China .";
  Analysis analysis;
  analysis.lemmas = {"meet"};
  for (const Span span : {Span{0, 5}, Span{6, 9}, Span{10, 15}, Span{16, 17}}) {
    Token token;
    token.span = span;
    token.upos = Upos::kVerb;
    analysis.tokens.push_back(token);
  }
  Sentence sentence;
  sentence.span = {0, 17};
  sentence.last_token = 4;
  analysis.sentences = {sentence};
  Extraction extraction;
  Document document;
  document.Begin(article, analysis, extraction);
  CHECK(!document.IsRead());
  REQUIRE(extraction.sentences.size() == 1);
  ReadWords(TheKnowledge(), document);
  CHECK(document.words[1].upos == Upos::kX);
  CHECK(document.words[1].readings.empty());
}

}  // namespace demarche::extract
