#include "pipeline/kept_articles.h"

#include <doctest/doctest.h>

#include "records/records.h"

using namespace demarche;

TEST_CASE("articles with a text come back as they were kept; of several with one id the first") {
  KeptArticles kept(TemporaryFolder());
  Article article;
  article.id = "a";
  article.title = "Talks";
  article.date = "late in October";
  article.text = "Japan met China.";
  REQUIRE(kept.Keep(article));
  Article other = article;
  other.text = "another text";
  REQUIRE(kept.Keep(other));
  other.id = "b";
  other.text.clear();
  REQUIRE(kept.Keep(other));
  const ArticleSource source = kept.Source();
  CHECK(source.has("a"));
  CHECK_FALSE(source.has("b"));
  CHECK_FALSE(source.has(""));
  const Result<Article> back = source.read("a");
  REQUIRE(back);
  CHECK(WriteArticle(*back) == WriteArticle(article));
}
