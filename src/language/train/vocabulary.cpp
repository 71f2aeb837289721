#include "language/train/vocabulary.h"

#include <algorithm>
#include <set>

#include "language/forms.h"

namespace demarche::language::train {

namespace {

std::uint64_t WordOf(const Morphology& morphology, const std::string& form) {
  Morphology::Analysis analysis;
  return FeaturesWith(morphology, form, analysis).word;
}

template <typename T>
std::uint8_t IndexIn(const std::vector<T>& sorted, const T& item) {
  const auto found = std::lower_bound(sorted.begin(), sorted.end(), item);
  const bool known = found != sorted.end() && *found == item;
  return known ? static_cast<std::uint8_t>(found - sorted.begin()) : 0;
}

}  // namespace

Vocabulary::Vocabulary(const std::vector<Example>& examples, const std::vector<Example>& more,
                       std::size_t fewest, std::uint32_t buckets, const Morphology& morphology)
    : buckets_(buckets), morphology_(morphology) {
  std::unordered_map<std::uint64_t, std::size_t> counts;
  std::set<std::uint16_t> feats;
  std::set<std::string> relations;
  for (const Example& example : examples) {
    feats.insert(example.feats_bits.begin(), example.feats_bits.end());
    relations.insert(example.relations.begin(), example.relations.end());
    for (const std::string& form : example.forms) {
      const std::uint64_t word = WordOf(morphology, form);
      ++counts[word];
    }
  }
  for (const Example& example : more) {
    for (const std::string& form : example.forms) ++counts[WordOf(morphology, form)];
  }
  feats_.assign(feats.begin(), feats.end());
  relations_.assign(relations.begin(), relations.end());
  for (const auto& [word, count] : counts) {
    if (count >= fewest) words_.push_back(word);
  }
  std::sort(words_.begin(), words_.end());
  word_counts_.push_back(0);
  for (const std::uint64_t word : words_) word_counts_.push_back(static_cast<std::uint32_t>(counts[word]));
}

Example::Input Vocabulary::InputOf(const std::string& form) const {
  const auto [place, is_new] = inputs_.try_emplace(form);
  if (!is_new) return place->second;
  Morphology::Analysis analysis;
  const FormFeatures features = FeaturesWith(morphology_, form, analysis);
  Example::Input& input = place->second;
  const auto found = std::lower_bound(words_.begin(), words_.end(), features.word);
  if (found != words_.end() && *found == features.word)
    input.word = static_cast<std::uint32_t>(found - words_.begin()) + 1;
  input.bucket_count = static_cast<std::uint32_t>(features.count);
  for (std::size_t f = 0; f < features.count; ++f) input.buckets[f] = features.buckets[f] & (buckets_ - 1);
  return input;
}

void Vocabulary::NumberInputs(Example& example) const {
  example.inputs.clear();
  for (const std::string& form : example.forms) example.inputs.push_back(InputOf(form));
}

void Vocabulary::Number(Example& example) const {
  NumberInputs(example);
  example.feats.clear();
  example.labels.clear();
  for (std::size_t i = 0; i < example.size(); ++i) {
    example.feats.push_back(IndexIn(feats_, example.feats_bits[i]));
    example.labels.push_back(IndexIn(relations_, example.relations[i]));
  }
}

}  // namespace demarche::language::train
