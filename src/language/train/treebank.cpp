#include "language/train/treebank.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <string_view>

#include "base/ascii.h"
#include "language/conllu.h"
#include "language/splitter.h"
#include "language/tokenizer.h"
#include "language/train/network/random.h"

namespace demarche::language::train {

namespace {

Example FromConllu(const ConlluSentence& sentence) {
  Example example;
  for (const ConlluWord& word : sentence.words) {
    example.forms.push_back(word.form);
    example.upos.push_back(static_cast<std::uint8_t>(word.upos));
    example.feats_bits.push_back(word.feats);
    example.heads.push_back(static_cast<std::uint16_t>(word.head));
    example.relations.push_back(word.deprel);
  }
  return example;
}

bool Is(std::uint8_t upos, Upos wanted) { return upos == static_cast<std::uint8_t>(wanted); }

/// Takes a final stop away that has no dependents.
void DropFinalStop(Example& example) {
  const std::size_t size = example.size();
  const bool used = std::find(example.heads.begin(), example.heads.end(), size) != example.heads.end();
  if (used || size < 2 || !Is(example.upos.back(), Upos::kPunct)) return;
  example.forms.pop_back();
  example.upos.pop_back();
  example.feats_bits.pop_back();
  example.heads.pop_back();
  example.relations.pop_back();
}

void AllCapitals(Example& example) {
  for (std::string& form : example.forms) std::transform(form.begin(), form.end(), form.begin(), ToUpper);
}

/// As headlines have it: all but prepositions, articles, conjunctions and "to".
void TitleCapitals(Example& example) {
  for (std::size_t i = 0; i < example.size(); ++i) {
    const std::uint8_t upos = example.upos[i];
    const bool small =
        Is(upos, Upos::kAdp) || Is(upos, Upos::kDet) || Is(upos, Upos::kCconj) || Is(upos, Upos::kPart);
    if (i == 0 || !small) example.forms[i].front() = ToUpper(example.forms[i].front());
  }
}

/// Whether the forms read like a sentence of prose.
bool IsProse(const std::vector<std::string>& forms) {
  constexpr std::size_t kFewest = 6;
  constexpr std::size_t kMost = 50;
  constexpr std::ptrdiff_t kMostNumbers = 1;
  constexpr std::ptrdiff_t kMostCapitals = 2;
  if (forms.size() < kFewest || forms.size() > kMost) return false;
  static const std::set<std::string_view> terminators{".", "?", "!", "\"", "”"};
  if (!terminators.contains(forms.back())) return false;
  const auto numbers = std::count_if(forms.begin(), forms.end(),
                                     [](const std::string& form) { return IsDigit(form.front()); });
  const auto capitals = std::count_if(forms.begin(), forms.end(), [](const std::string& form) {
    return form.size() > 2 && IsUpper(form[0]) && IsUpper(form[1]);
  });
  return numbers <= kMostNumbers && capitals <= kMostCapitals;
}

}  // namespace

Result<std::vector<Example>> ReadTreebank(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in)
    return Fail(ErrorKind::kNotFound, "this treebank cannot be opened; give a CoNLL-U file", path.string());
  std::vector<Example> examples;
  ConlluReader reader(in, path.string());
  ConlluSentence sentence;
  while (true) {
    const Result<bool> more = reader.Next(sentence);
    if (!more) return tl::unexpected<Error>(more.error());
    if (!*more) return examples;
    for (const ConlluWord& word : sentence.words) {
      if (word.head < 0)
        return Fail(ErrorKind::kMalformed,
                    "the word '" + word.form + "' has no head; training asks for whole trees", path.string());
    }
    examples.push_back(FromConllu(sentence));
  }
}

void AddVariants(std::vector<Example>& examples, std::uint64_t seed) {
  constexpr float kEach = 0.03F;  // share of sentences that get a variant of one sort
  constexpr std::size_t kFewest = 3;
  Random random(seed);
  const std::size_t count = examples.size();
  for (std::size_t i = 0; i < count; ++i) {
    const float draw = random.Uniform();
    if (draw > 3 * kEach || examples[i].size() < kFewest) continue;
    Example variant = examples[i];
    if (draw < 2 * kEach) DropFinalStop(variant);
    if (draw < kEach) {
      AllCapitals(variant);
    } else if (draw < 2 * kEach) {
      TitleCapitals(variant);
    } else {
      variant.forms.front().front() = ToLower(variant.forms.front().front());
    }
    examples.push_back(std::move(variant));
  }
}

std::vector<Example> PlainSentences(std::span<const std::string> texts, const Words& words, std::size_t most,
                                    std::uint64_t seed) {
  std::vector<Example> examples;
  std::set<std::vector<std::string>> seen;
  for (const std::string& text : texts) {
    const std::vector<Token> tokens = Tokenize(text, words);
    for (const Sentence& sentence : SplitSentences(text, tokens, words)) {
      Example example;
      for (std::size_t i = sentence.first_token; i < sentence.last_token; ++i)
        example.forms.emplace_back(tokens[i].span.In(text));
      if (!IsProse(example.forms) || !seen.insert(example.forms).second) continue;
      example.upos.resize(example.size());
      example.feats_bits.resize(example.size());
      example.heads.resize(example.size());
      example.relations.resize(example.size(), "dep");
      examples.push_back(std::move(example));
    }
  }
  Random random(seed);
  random.Shuffle(examples);
  if (examples.size() > most) examples.resize(most);
  return examples;
}

}  // namespace demarche::language::train
