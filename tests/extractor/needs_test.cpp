// Which words a pattern asks for, and whether a sentence has them.
#include "extractor/rules/needs.h"

#include <doctest/doctest.h>

#include <optional>
#include <vector>

namespace demarche::extract {
namespace {

constexpr std::size_t kVocabulary = 10;
constexpr Needs::Opening kVerb = Needs::Opening::kVerb;
constexpr Needs::Opening kNoun = Needs::Opening::kNoun;

Phrases Alternatives(const std::vector<std::vector<Symbol>>& phrases) {
  Phrases all;
  for (const std::vector<Symbol>& phrase : phrases) all.Add(phrase);
  return all;
}

Needs Made(std::size_t vocabulary, const std::vector<Needs::Rule>& rules) {
  Result<Needs> needs = Needs::Create(vocabulary, rules);
  REQUIRE_MESSAGE(needs, needs.error().message);
  return std::move(*needs);
}

void Read(const Needs& needs, const std::vector<Symbol>& words, Needs::Sentence& there) {
  there.Begin(needs);
  for (const Symbol word : words) there.Add(std::vector<Reading>{{word, 0}});
  there.End();
}

/// The rules that `word` opens in a sentence of `words`, in order.
std::vector<std::uint32_t> Opened(const Needs& needs, const std::vector<Symbol>& words, Symbol word,
                                  Needs::Opening kind = kVerb) {
  Needs::Sentence there;
  Read(needs, words, there);
  std::vector<std::uint32_t> rules;
  for (const Needs::Opened& each : needs.OpenedBy(word, kind)) {
    if (needs.AreMet(each, there)) rules.push_back(each.rule);
  }
  return rules;
}

using Rules = std::vector<std::uint32_t>;

TEST_CASE("a word opens a rule where one phrase of each part stands") {
  const Phrases verb = Alternatives({{1}, {2, 3}});
  const Phrases object = Alternatives({{4}, {5, 6, 5}});
  const Phrases preposition = Alternatives({{7}, {8}});
  const Needs needs = Made(kVocabulary, {{kVerb, &verb, {}},
                                         {kVerb, &verb, {&object}},
                                         {kVerb, &object, {&preposition, &verb}},
                                         {kNoun, &object, {}}});
  struct Case {
    std::vector<Symbol> words;
    Symbol word;
    Rules rules;
  };
  const std::vector<Case> cases{
      {{1}, 1, {0}},
      {{9, 1, 4}, 1, {0, 1}},
      {{4, 1}, 1, {0, 1}},  // in any order
      {{2}, 2, {}},         // "2" opens by "2 3" alone
      {{1, 2}, 2, {}},      // though another phrase of the part stands
      {{3, 2}, 2, {0}},
      {{3, 2}, 3, {}},  // it begins with "2"
      {{3, 6, 2, 5}, 2, {0, 1}},
      {{3, 6, 2}, 2, {0}},
      {{4, 1, 8}, 4, {2}},
      {{4, 8}, 4, {}},
      {{4, 1}, 4, {}},
      {{1}, 9, {}},
      {{}, 1, {0}},  // that the word stands is the caller's to know
  };
  for (const Case& each : cases) {
    CAPTURE(each.words);
    CAPTURE(each.word);
    CHECK(Opened(needs, each.words, each.word) == each.rules);
  }
  CHECK(Opened(needs, {4}, 4, kNoun) == Rules{3});
  CHECK(Opened(needs, {5}, 5, kNoun).empty());
  CHECK(needs.OpenedBy(1, kNoun).empty());
  CHECK(needs.OpenedBy(1000, kVerb).empty());
}

TEST_CASE("what a rule opens by no phrase, nothing opens, and an empty phrase is none") {
  const Phrases verb = Alternatives({{1}});
  const Phrases empty = Alternatives({{}, {2}});
  const Needs needs = Made(kVocabulary, {{kVerb, nullptr, {}}, {kVerb, &verb, {&empty}}});
  CHECK(Opened(needs, {1}, 1).empty());
  CHECK(Opened(needs, {1, 2}, 1) == Rules{1});
}

TEST_CASE("a sentence of one rulebook is none of another") {
  const Phrases one = Alternatives({{1}});
  const Phrases other = Alternatives({{1}, {9}});
  const Needs few = Made(2, {{kVerb, &one, {&one}}});
  const Needs many = Made(kVocabulary, {{kVerb, &one, {&other}}});
  Needs::Sentence there;
  const auto is_met = [&](const Needs& needs) { return needs.AreMet(needs.OpenedBy(1, kVerb)[0], there); };
  Read(few, {1}, there);
  CHECK(is_met(few));
  Read(many, {}, there);
  CHECK(!is_met(many));
  Read(many, {9}, there);
  CHECK(is_met(many));
  Read(few, {}, there);
  CHECK(!is_met(few));
}

TEST_CASE("after more sentences than have numbers, nothing of an old one stands") {
  const Phrases verb = Alternatives({{1}});
  const Phrases object = Alternatives({{2}, {3, 4}});
  const Needs needs = Made(kVocabulary, {{kVerb, &verb, {&object}}});
  const Needs::Opened opened = needs.OpenedBy(1, kVerb)[0];
  Needs::Sentence there;
  Read(needs, {1, 2, 3, 4}, there);
  CHECK(needs.AreMet(opened, there));
  for (int i = 0; i < 70'000; ++i) {
    Read(needs, {3}, there);
    REQUIRE_FALSE(needs.AreMet(opened, there));
  }
}

TEST_CASE("more words or parts than have numbers are told") {
  const Result<Needs> words = Needs::Create(Needs::kMost, {});
  REQUIRE_FALSE(words);
  CHECK(words.error().kind == ErrorKind::kOverLimit);
  CHECK(words.error().message ==
        "the patterns and classes of the lexicon have 65536 words, those of --lexicon among them; leave some "
        "out until there are fewer than 65536");
  constexpr Symbol kSide = 300;  // whose square is more
  std::vector<Phrases> parts;
  for (Symbol i = 0; i < Needs::kMost; ++i) parts.push_back(Alternatives({{i % kSide, i / kSide}}));
  Needs::Rule rule;
  for (const Phrases& part : parts) rule.others.push_back(&part);
  const Result<Needs> many = Needs::Create(kSide, {rule});
  REQUIRE_FALSE(many);
  CHECK(many.error().kind == ErrorKind::kOverLimit);
  rule.others.pop_back();
  CHECK(Needs::Create(kSide, {rule}));
  // All of one part, and the rarest word of each is "0".
  std::vector<std::vector<Symbol>> phrases(Needs::kMost, {0, 1, 1});
  CHECK(Needs::Create(2, {{kVerb, nullptr, {&parts[0]}}}).has_value());
  const Phrases same = Alternatives(phrases);
  const Result<Needs> crowded = Needs::Create(2, {{kVerb, nullptr, {&same}}});
  REQUIRE_FALSE(crowded);
  CHECK(crowded.error().message ==
        "the patterns and classes of the lexicon have 65536 phrases with one word, those of --lexicon among "
        "them; leave some out until there are fewer than 65536");
}

}  // namespace
}  // namespace demarche::extract
