// Every sentence of events.md through language, time and extractor: exactly the events that its row names.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/ascii.h"
#include "extractor/extractor.h"
#include "language/language.h"
#include "lexicon/lexicon.h"
#include "time/time.h"

namespace demarche {
namespace {

std::string Codes(const std::vector<Actor>& actors) {
  std::string codes;
  for (const Actor& actor : actors) codes += (codes.empty() ? "" : "+") + actor.code;
  return codes;
}

std::string Show(const Extraction& extraction) {
  std::string text;
  for (const Event& event : extraction.events) {
    if (!text.empty()) text += "; ";
    text += event.deed.kind + ' ' + Codes(event.sources);
    if (!event.targets.empty()) text += " > " + Codes(event.targets);
    if (event.factuality != Factuality::kAsserted) text += std::string(" (") + Name(event.factuality) + ")";
  }
  return text.empty() ? "nothing" : text;
}

TEST_CASE("the events of the readable specification") {
  const std::filesystem::path root(DEMARCHE_SOURCE_DIR);
  const std::filesystem::path folders[] = {root / "lexicon"};
  const auto lexicon = Lexicon::Load(folders);
  REQUIRE_MESSAGE(lexicon.has_value(), ToString(lexicon.error()));
  const auto language = LanguageModel::Load(
      *lexicon, "/usr/share/wordnet", std::filesystem::path(DEMARCHE_SOURCE_DIR) / "models" / "en.model");
  const auto time = TimeFinder::Create(*lexicon);
  const auto extractor = Extractor::Create(*lexicon);
  REQUIRE(language.has_value());
  REQUIRE(time.has_value());
  REQUIRE(extractor.has_value());
  std::ifstream file(root / "tests/data/events.md");
  std::string line;
  int rows = 0;
  while (std::getline(file, line)) {
    const std::vector<std::string_view> cells = Split(line, '|');
    if (cells.size() != 4 || cells[1] == "sentence" || cells[1].substr(0, 3) == "---") continue;
    ++rows;
    Article article;
    article.text = std::string(cells[1]);
    article.document_time = ParseDay("2024-11-24");
    const Analysis analysis = language->Analyze(article.text);
    const std::vector<Timex> timexes = time->Find(article.text, analysis, article.document_time);
    CAPTURE(article.text);
    CHECK(Show(extractor->Extract(article, analysis, timexes)) == cells[2]);
  }
  CHECK(rows >= 100);
}

}  // namespace
}  // namespace demarche
