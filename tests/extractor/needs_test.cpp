// Which words a pattern asks for, and whether a sentence has them.
#include "extractor/rules/needs.h"

#include <doctest/doctest.h>

#include <vector>

namespace demarche::extract {
namespace {

constexpr std::size_t kVocabulary = 10;

Phrases Alternatives(const std::vector<std::vector<Symbol>>& phrases) {
  Phrases all;
  for (const std::vector<Symbol>& phrase : phrases) all.Add(phrase);
  return all;
}

void Read(const Needs& needs, const std::vector<Symbol>& words, Needs::Sentence& there) {
  there.Begin(needs);
  for (const Symbol word : words) there.Add(std::vector<Reading>{{word, 0}});
}

TEST_CASE("of each part one phrase must stand, with all its words") {
  const Phrases verb = Alternatives({{1}, {2, 3}});
  const Phrases object = Alternatives({{4}});
  const Needs needs(kVocabulary, {{&verb, &object}, {}, {&object}});
  struct Case {
    std::vector<Symbol> words;
    std::vector<bool> met;  ///< by rule
  };
  const std::vector<Case> cases{
      {{1, 4}, {true, true, true}},    {{4, 9, 1}, {true, true, true}},   {{2, 4}, {false, true, true}},
      {{3, 2, 4}, {true, true, true}}, {{1, 2, 3}, {false, true, false}}, {{}, {false, true, false}},
  };
  Needs::Sentence there;
  for (const Case& each : cases) {
    CAPTURE(each.words);
    Read(needs, each.words, there);
    for (std::uint32_t rule = 0; rule < each.met.size(); ++rule) {
      CHECK(needs.AreMet(rule, there) == each.met[rule]);
      CHECK(needs.AreMet(rule, there) == each.met[rule]);  // as it was answered before
    }
  }
}

TEST_CASE("a sentence of one rulebook is none of another") {
  const Phrases one = Alternatives({{1}});
  const Phrases other = Alternatives({{1}, {9}});
  const Needs few(2, {{&one}});
  const Needs many(kVocabulary, {{&other}});
  Needs::Sentence there;
  Read(few, {1}, there);
  CHECK(few.AreMet(0, there));
  Read(many, {}, there);
  CHECK(!many.AreMet(0, there));
  Read(many, {9}, there);
  CHECK(many.AreMet(0, there));
  Read(few, {}, there);
  CHECK(!few.AreMet(0, there));
}

}  // namespace
}  // namespace demarche::extract
