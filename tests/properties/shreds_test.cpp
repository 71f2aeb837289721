// Sentences of the specification in pieces, joined, with words left out, said twice or exchanged, that end
// anywhere: what headlines, captions and bad conversions look like. Records come out whole.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "../effort.h"
#include "../spec.h"
#include "draw.h"
#include "opened.h"
#include "records/records.h"

using namespace demarche;
using properties::Draw;
using properties::Opened;

namespace {

Extraction Extract(std::string text) {
  Article article;
  article.id = "shred";
  article.date = "2024-11-24";
  article.document_time = ParseDay(article.date);
  article.date_basis = DateBasis::kHeader;
  article.text = std::move(text);
  return Opened().Analyze(article);
}

/// How many texts are drawn: 6,000, or what tests/soak asks for.
std::size_t Texts() {
  const char* const asked = std::getenv("DEMARCHE_SHREDS");
  return asked == nullptr ? test::Rounds(6000) : std::strtoul(asked, nullptr, 10);
}

/// One to four pieces of sentences in a row.
std::string SomeShreds(Draw& draw, const std::vector<std::string>& sentences) {
  std::vector<std::string_view> words;
  for (std::uint32_t pieces = 1 + draw.Number(3); pieces > 0; --pieces) {
    const std::vector<std::string_view> sentence = Split(draw.Of(sentences), ' ');
    const auto most = static_cast<std::uint32_t>(sentence.size() - 1);
    const std::uint32_t first = draw.OneIn(2) ? 0 : draw.Number(most);
    const std::uint32_t last = draw.OneIn(2) ? most : first + draw.Number(most - first);
    words.insert(words.end(), sentence.begin() + first, sentence.begin() + last + 1);
  }
  std::string text;
  for (const std::string_view word : words) {
    if (draw.OneIn(16)) continue;
    text += std::string(draw.OneIn(16) ? draw.Of(words) : word) + ' ';
  }
  text.erase(text.find_last_not_of(draw.OneIn(2) ? " " : " .,;:\"") + 1);
  return text;
}

}  // namespace

TEST_CASE("pieces of sentences give records that read back") {
  const std::vector<std::string> sentences =
      TextsOf(std::filesystem::path(DEMARCHE_SOURCE_DIR) / "tests/data/events.md");
  REQUIRE(sentences.size() > 4000);
  Draw draw(5);
  std::size_t events = 0;
  for (std::size_t round = 0; round < Texts(); ++round) {
    const std::string text = SomeShreds(draw, sentences);
    CAPTURE(text);
    const Extraction extraction = Extract(text);
    events += extraction.events.size();
    const std::string record = WriteExtraction(extraction);
    const auto read = ParseExtraction(record);
    REQUIRE(read);
    REQUIRE(std::holds_alternative<Extraction>(*read));
    CHECK(WriteExtraction(std::get<Extraction>(*read)) == record);
  }
  CHECK(events > Texts() / 2);
}

// Each of these had a pass look behind the last word or before the first.
TEST_CASE("a text ends with any word, and begins with any") {
  for (const char* text :
       {"Chad refused a plan", "Chad protested after talks", "The town since March seized talks, told Mali",
        "expected Chad peso to bear the brunt of Mali said calls for further Kahina's O'Hara said"}) {
    CAPTURE(text);
    CHECK(Extract(text).sentences.size() == 1);
  }
}
