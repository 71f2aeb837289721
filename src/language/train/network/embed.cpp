#include "language/train/network/embed.h"

#include <algorithm>

#include "language/train/network/ops.h"

namespace demarche::language::train {

namespace {

constexpr float kRare = 0.25F;  ///< Kiperwasser & Goldberg 2016, section 4

Example::Input Thinned(const Example::Input& whole, const std::vector<std::uint32_t>& word_counts, float drop,
                       Random& random) {
  Example::Input kept;
  const float rare = kRare / (kRare + static_cast<float>(word_counts[whole.word]));
  kept.word = random.Uniform() < drop + rare ? 0 : whole.word;
  for (std::size_t f = 0; f < whole.bucket_count; ++f) {
    if (random.Uniform() >= drop) kept.buckets[kept.bucket_count++] = whole.buckets[f];
  }
  return kept;
}

}  // namespace

void EmbedPass::Run(const Batch& batch, const Weights& weights, const std::vector<std::uint32_t>& word_counts,
                    float drop, Random& random, Tensor& output) {
  const std::size_t size = weights.words.columns;
  inputs_.clear();
  for (const Example* example : batch.examples) {
    for (const Example::Input& input : example->inputs)
      inputs_.push_back(drop > 0.0F ? Thinned(input, word_counts, drop, random) : input);
  }
  sum_.Resize(batch.tokens, size);
  output.Resize(batch.tokens, size);
  std::fill_n(sum_.data.data(), batch.tokens * size, 0.0F);
  for (std::size_t i = 0; i < batch.tokens; ++i) {
    AddRounded(weights.words.row(inputs_[i].word), sum_.row(i), size);
    for (std::size_t f = 0; f < inputs_[i].bucket_count; ++f)
      AddRounded(weights.buckets.row(inputs_[i].buckets[f]), sum_.row(i), size);
  }
  Squash(sum_.data.data(), output.data.data(), batch.tokens * size);
}

void EmbedPass::Back(const Batch& batch, Tensor& gradient, Weights& gradients) {
  const std::size_t size = sum_.columns;
  SquashBack(sum_.data.data(), gradient.data.data(), batch.tokens * size);
  words_.seen.resize(gradients.words.rows);
  buckets_.seen.resize(gradients.buckets.rows);
  for (std::size_t i = 0; i < batch.tokens; ++i) {
    words_.Mark(inputs_[i].word);
    Add(gradient.row(i), gradients.words.row(inputs_[i].word), size);
    for (std::size_t f = 0; f < inputs_[i].bucket_count; ++f) {
      buckets_.Mark(inputs_[i].buckets[f]);
      Add(gradient.row(i), gradients.buckets.row(inputs_[i].buckets[f]), size);
    }
  }
}

void EmbedPass::Forget() {
  words_.Clear();
  buckets_.Clear();
}

void EmbedPass::Touched::Mark(std::uint32_t row) {
  if (seen[row]) return;
  seen[row] = true;
  rows.push_back(row);
}

void EmbedPass::Touched::Clear() {
  for (const std::uint32_t row : rows) seen[row] = false;
  rows.clear();
}

}  // namespace demarche::language::train
