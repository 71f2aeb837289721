// What answers depend on, and which articles are analysed.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "pipeline/archive.h"
#include "pipeline/pipeline.h"

using namespace demarche;

TEST_CASE("articles in English, or in no known language, are analysed") {
  for (const auto& [language, expected] :
       {std::pair{"", true}, std::pair{"en", true}, std::pair{"fr", false}, std::pair{"eng", false}}) {
    Article article;
    article.language = language;
    CHECK(MayBeEnglish(article) == expected);
  }
}

TEST_CASE("ingredients have names and versions, each once, the same each time") {
  const Result<std::vector<Ingredient>> first = Ingredients({});
  const Result<std::vector<Ingredient>> second = Ingredients({});
  REQUIRE(first);
  REQUIRE(second);
  REQUIRE(first->size() == second->size());
  std::set<std::string> names;
  for (std::size_t i = 0; i < first->size(); ++i) {
    CAPTURE((*first)[i].name);
    CHECK_FALSE((*first)[i].version.empty());
    CHECK(names.insert((*first)[i].name).second);
    CHECK((*first)[i].version == (*second)[i].version);
  }
  CHECK(names.size() >= 4);
  PipelineOptions nowhere;
  nowhere.lexicons = {"/nowhere/lexicon"};
  CHECK_FALSE(Ingredients(nowhere).has_value());
}

TEST_CASE("the digest of an analysis changes with what the analysis does") {
  const Result<Lexicon> lexicon = OpenLexicon({});
  REQUIRE(lexicon);
  const Result<std::string> events = AnalysisDigest(*lexicon, false);
  REQUIRE(events);
  CHECK(AnalysisDigest(*lexicon, false).value() == *events);
  CHECK(AnalysisDigest(*lexicon, true).value() != *events);
}
