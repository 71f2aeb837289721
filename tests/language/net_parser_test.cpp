// The parser over whole texts: trees, windows of long sentences, and nothing carried over.
#include "language/net/parser.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "random_network.h"

using namespace demarche::language;

namespace {

struct Text {
  std::vector<FormFeatures> forms;
  std::vector<Parser::Word> words;
  std::vector<std::uint32_t> lengths;
};

Text RandomText(const std::vector<std::uint32_t>& lengths, std::uint32_t seed) {
  Text text;
  text.lengths = lengths;
  std::mt19937 random(seed);
  for (std::uint32_t i = 0; i < 60; ++i) text.forms.push_back(FeaturesOf(WordOf(i * (seed % 3 + 1)), 0));
  for (const std::uint32_t length : lengths) {
    for (std::uint32_t i = 0; i < length; ++i) {
      const auto form = static_cast<std::uint32_t>(random() % 60);
      text.words.push_back({form, form == 0});
    }
  }
  return text;
}

const Parser& TheParser() {
  static const ModelBytes bytes(WriteModel(RandomNetwork::Make(RandomNetwork::Small(), 7)));
  static const Parser parser(std::move(Model::Open(bytes.bytes(), "random").value()));
  return parser;
}

std::vector<Parse> ParseText(const Text& text, Parser::Scratch& scratch) {
  std::vector<Parse> parses(text.words.size());
  TheParser().Analyze({text.forms, text.words, text.lengths}, parses, scratch);
  return parses;
}

/// What is wrong with the tree of a sentence, or "".
std::string FaultOf(std::span<const Parse> sentence) {
  const auto n = static_cast<std::int32_t>(sentence.size());
  int roots = 0;
  for (std::int32_t i = 0; i < n; ++i) {
    const Parse& parse = sentence[static_cast<std::size_t>(i)];
    const bool is_root = TheParser().relations()[parse.relation] == "root";
    if ((parse.head == 0) != is_root) return "the relation root is not the root's";
    if (parse.head == 0) ++roots;
    std::int32_t steps = 0;
    for (std::int32_t at = i + 1; at != 0; at = sentence[static_cast<std::size_t>(at - 1)].head) {
      if (at < 0 || at > n) return "a head outside the sentence";
      if (++steps > n) return "a cycle";
    }
  }
  return roots == 1 ? "" : "not one root";
}

}  // namespace

TEST_CASE("Each sentence has one tree, whatever its length") {
  Parser::Scratch scratch;
  for (const std::vector<std::uint32_t>& lengths : std::vector<std::vector<std::uint32_t>>{
           {}, {1}, {2, 1, 30}, {256}, {257}, {3, 1000, 5}, {10000}, std::vector<std::uint32_t>(300, 9)}) {
    const Text text = RandomText(lengths, 4);
    const std::vector<Parse> parses = ParseText(text, scratch);
    std::span<const Parse> left(parses);
    for (const std::uint32_t length : lengths) {
      CHECK(FaultOf(left.first(length)) == "");
      left = left.subspan(length);
    }
  }
}

TEST_CASE("A sentence's parse does not depend on the text around it") {
  Parser::Scratch scratch;
  const Text text = RandomText({20, 300, 1, 45, 45, 600, 7}, 5);
  const std::vector<Parse> together = ParseText(text, scratch);
  std::size_t at = 0;
  for (const std::uint32_t length : text.lengths) {
    const auto first = text.words.begin() + static_cast<std::ptrdiff_t>(at);
    const Text alone{text.forms, {first, first + static_cast<std::ptrdiff_t>(length)}, {length}};
    Parser::Scratch fresh;
    const std::vector<Parse> parses = ParseText(alone, fresh);
    CHECK(std::equal(parses.begin(), parses.end(), together.begin() + static_cast<std::ptrdiff_t>(at)));
    at += length;
  }
}

TEST_CASE("A parse does not depend on the texts before it, nor on how many forms are kept") {
  std::vector<Text> texts;
  for (std::uint32_t seed = 1; seed <= 8; ++seed) texts.push_back(RandomText({30, 2, 500, 11}, seed));
  for (const std::size_t forms : {1U, 40U, 2048U}) {
    Parser::Scratch scratch(forms);
    for (const std::size_t i : {0U, 3U, 1U, 0U, 7U, 6U, 5U, 4U, 3U, 2U, 0U}) {
      Parser::Scratch fresh;
      CHECK(ParseText(texts[i], scratch) == ParseText(texts[i], fresh));
    }
  }
}

TEST_CASE("A long sentence is cut behind a sign; later pieces hang on the first root") {
  Parser::Scratch scratch;
  Text text = RandomText({400}, 6);
  for (Parser::Word& word : text.words) word.is_punct = false;
  text.words[199].is_punct = true;
  const std::vector<Parse> parses = ParseText(text, scratch);
  std::int32_t root = 0;
  int between = 0;
  for (std::size_t i = 0; i < parses.size(); ++i) {
    if (parses[i].head == 0) root = static_cast<std::int32_t>(i) + 1;
    const bool here = i < 200;
    const bool head_here = parses[i].head <= 200;
    if (parses[i].head == 0 || here == head_here) continue;
    ++between;
    CHECK(parses[i].head == root);
    CHECK(TheParser().relations()[parses[i].relation] == "parataxis");
  }
  CHECK(root <= 200);
  CHECK(between == 1);
}

TEST_CASE("A long sentence is cut at the limit and not before") {
  constexpr std::uint32_t kMost = Parser::kLongest;
  constexpr std::uint32_t kTexts = 8;
  Parser::Scratch scratch;
  for (const std::uint32_t length : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(length);
    std::uint32_t alone = 0;  // texts whose last word is a piece of its own
    for (std::uint32_t seed = 1; seed <= kTexts; ++seed) {
      Text text = RandomText({length}, seed);
      for (Parser::Word& word : text.words) word.is_punct = false;
      const std::vector<Parse> parses = ParseText(text, scratch);
      const auto is_root = [](const Parse& parse) { return parse.head == 0; };
      const auto root = std::find_if(parses.begin(), parses.end(), is_root) - parses.begin() + 1;
      const bool hangs = TheParser().relations()[parses.back().relation] == "parataxis";
      if (hangs && parses.back().head == root) ++alone;
    }
    CHECK((alone == kTexts) == (length > kMost));
  }
}

TEST_CASE("A file that is not there") {
  CHECK(Parser::Load("/nowhere/en.model").error().kind == demarche::ErrorKind::kNotFound);
}
