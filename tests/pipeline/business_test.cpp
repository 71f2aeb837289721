// Which events of articles on firms a timeline shows: what states do, strikes and attacks, but no business.
#include <doctest/doctest.h>

#include <string>

#include "pipeline/pipeline.h"

using namespace demarche;

namespace {

constexpr int kShown = 10;  ///< the least confidence of what a timeline shows

struct Row {
  std::string title;
  std::string text;
  bool shown;
};

const Row kRows[] = {
    {"", "Chile asked Norway to open the books of Fjord Corp.", true},
    {"", "Chilean farmers have asked Norway to open the books of Fjord Corp.", false},
    {"", "Chilean workers went on strike at a mine of Fjord Corp.", true},
    {"", "The Chilean government urged the Supreme Court to hear the case. Hill Corp and Lake Corp had sued.",
     false},
    {"", "The Chilean government urged the Supreme Court to hear the case. Two villages had sued.", true},
    {"FJORD CORP <FJO> TO PAY", "The Chilean government asked the Chilean army to guard the mine.", false},
    {"Mine to be guarded", "The Chilean government asked the Chilean army to guard the mine.", true},
};

}  // namespace

TEST_CASE("of articles on firms a timeline shows what states do, and no business") {
  PipelineOptions options;
  options.jobs = 1;
  const Result<Pipeline> pipeline = Pipeline::Open(options);
  REQUIRE_MESSAGE(pipeline, (pipeline ? "" : ToString(pipeline.error())));
  for (const Row& row : kRows) {
    CAPTURE(row.title);
    CAPTURE(row.text);
    Article article;
    article.id = "a";
    article.title = row.title;
    article.text = row.text;
    const Extraction extraction = pipeline->Analyze(article);
    REQUIRE(!extraction.events.empty());
    CHECK((extraction.events.front().confidence >= kShown) == row.shown);
  }
}
