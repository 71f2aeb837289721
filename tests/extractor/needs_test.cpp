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
  there.End(needs);
}

TEST_CASE("of each part one phrase must stand, with all its words") {
  const Phrases verb = Alternatives({{1}, {2, 3}});
  const Phrases object = Alternatives({{4}});
  const Needs needs = *Needs::Create(kVocabulary, {{&verb, &object}, {}, {&object}});
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
      for (const Symbol word : each.words)
        CHECK(needs.AreMet(needs.OpenedBy(word, rule), there) == each.met[rule]);
    }
  }
}

TEST_CASE("a phrase stands where its rarest word does and the others too, each as often as it must") {
  const Phrases one = Alternatives({{1, 2}, {1, 3}, {1, 1}});
  const Phrases other = Alternatives({{2}, {1, 4, 4, 5}});
  const Needs needs = *Needs::Create(kVocabulary, {{&one}, {&other}, {&one, &other}});
  struct Case {
    std::vector<Symbol> words;
    std::vector<bool> met;
  };
  const std::vector<Case> cases{{{1}, {true, false, false}},  // in any order: one "1" is enough
                                {{2}, {false, true, false}},
                                {{3}, {false, false, false}},
                                {{5, 4, 1}, {true, true, true}},
                                {{5, 1}, {true, false, false}}};
  Needs::Sentence there;
  for (const Case& each : cases) {
    CAPTURE(each.words);
    Read(needs, each.words, there);
    for (std::uint32_t rule = 0; rule < each.met.size(); ++rule)
      CHECK(needs.AreMet(rule, there) == each.met[rule]);
  }
}

TEST_CASE("after more sentences than have numbers, nothing of an old one stands") {
  const Phrases verb = Alternatives({{1}});
  const Phrases object = Alternatives({{2, 3}});
  const Needs needs = *Needs::Create(kVocabulary, {{&verb}, {&object}});
  Needs::Sentence there;
  Read(needs, {1, 2, 3}, there);
  for (int i = 0; i < 70'000; ++i) {
    Read(needs, {9}, there);
    REQUIRE_FALSE(needs.AreMet(0, there));
    REQUIRE_FALSE(needs.AreMet(1, there));
  }
}

TEST_CASE("more words or parts than have numbers are told") {
  const Result<Needs> words = Needs::Create(Needs::kMost + 1, {});
  REQUIRE_FALSE(words);
  CHECK(words.error().kind == ErrorKind::kOverLimit);
  CHECK(words.error().message ==
        "the rules name 65537 words; leave some out until there are no more than 65536");
  std::vector<Phrases> parts;
  for (Symbol i = 0; i <= Needs::kMost; ++i) parts.push_back(Alternatives({{i % 300, i / 300}}));
  std::vector<const Phrases*> rule;
  for (const Phrases& part : parts) rule.push_back(&part);
  const Result<Needs> many = Needs::Create(300, {rule});
  REQUIRE_FALSE(many);
  CHECK(many.error().kind == ErrorKind::kOverLimit);
  rule.pop_back();
  CHECK(Needs::Create(300, {rule}));
}

TEST_CASE("a sentence of one rulebook is none of another") {
  const Phrases one = Alternatives({{1}});
  const Phrases other = Alternatives({{1}, {9}});
  const Needs few = *Needs::Create(2, {{&one}});
  const Needs many = *Needs::Create(kVocabulary, {{&other}});
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
