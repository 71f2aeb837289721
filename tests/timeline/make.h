// Builds extractions for the tests of the timeline room, and prints what comes out.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/extraction.h"
#include "core/timeline.h"
#include "lexicon/lexicon.h"

namespace demarche::test {

/// A timex as the time room hands it over; `from` and `to` are days or "".
struct TimexOf {
  std::string words;
  std::string from = {};
  std::string to = {};
  std::string value = {};
  TimeRelation relation = TimeRelation::kNone;
  TimeBasis basis = TimeBasis::kExplicit;
  std::string edtf = {};
  std::string mod = {};
  Span reference = {};
};

/// One article, filled sentence by sentence; each event gets a sentence of its own.
class ArticleOf {
 public:
  ArticleOf(std::string id, std::string date, std::string publisher = "Harbour Post");

  /// Adds a sentence with one event; `sources` and `targets` are codes. Returns its index.
  std::uint32_t Event(const std::string& kind, std::vector<std::string> sources,
                      std::vector<std::string> targets, const std::string& sentence,
                      Factuality factuality = Factuality::kAsserted);
  ArticleOf& When(std::uint32_t event, TimexOf timex);
  ArticleOf& Tie(std::uint32_t event, TimeRelation relation, std::uint32_t to, std::string_view words = {});
  ArticleOf& Confidence(std::uint32_t event, int confidence);
  ArticleOf& Place(std::uint32_t event, std::string name, std::string country);
  /// Sentences without events, so that later events are not in the lead.
  ArticleOf& Filler(int sentences = 2);

  Extraction& Get() { return extraction_; }
  Extraction Anchored();

 private:
  Extraction extraction_;
};

/// "2025-10-21..2025-10-31", "..2025-11-24", "" when both sides are open.
std::string Days(const demarche::When& when);

/// Every field of the timeline, one line an entry.
std::string Print(const Timeline& timeline);

/// tests/data/merge/lexicon.
const Lexicon& TestLexicon();

}  // namespace demarche::test
