// Random records for property tests: every field set now and then, with nasty strings.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "core/article.h"
#include "core/extraction.h"
#include "core/timeline.h"

namespace demarche::records_test {

class Sampler {
 public:
  explicit Sampler(unsigned seed) : random_(seed) {}

  Article MakeArticle();
  Extraction MakeExtraction();
  Timeline MakeTimeline();
  ErrorRecord MakeError();

 private:
  std::uint32_t Below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }
  bool Maybe() { return Below(2) == 0; }
  std::string Words();
  std::vector<std::string> List();
  std::optional<Day> SomeDay();
  Span Within(Span outer);
  Deed MakeDeed();
  std::vector<Actor> MakeActors(Span text);
  std::optional<Place> MakePlace(Span text);
  When MakeWhen(std::uint32_t timexes);
  Timex MakeTimex(Span text);
  Event MakeEvent(const Extraction& extraction, std::uint32_t events);
  Report MakeReport();
  Entry MakeEntry(std::uint32_t ordinal);
  LeftOutEvent MakeLeftOutEvent();

  std::mt19937 random_;
};

}  // namespace demarche::records_test
