#include "language/train/network/weights.h"

#include <cmath>

#include "language/train/network/random.h"

namespace demarche::language::train {

namespace {

Tensor Zeros(std::size_t rows, std::size_t columns) {
  return {rows, columns, std::vector<float>(rows * columns, 0.0F)};
}

Linear Map(std::size_t outputs, std::size_t inputs, bool bias = true) {
  return {Zeros(outputs, inputs), Zeros(1, bias ? outputs : 0)};
}

void Fill(Tensor& tensor, float most, Random& random) {
  for (float& value : tensor.data) value = most * (2.0F * random.Uniform() - 1.0F);
}

}  // namespace

Weights::Weights(const Sizes& sizes)
    : words(Zeros(sizes.words, sizes.input)),
      buckets(Zeros(sizes.buckets, sizes.input)),
      tag(Map(sizes.tag, 2 * sizes.hidden)),
      upos(Map(sizes.upos, sizes.tag)),
      feats(Map(sizes.feats, sizes.tag)),
      dependent(Map(sizes.arc, 2 * sizes.hidden)),
      head(Map(sizes.arc, 2 * sizes.hidden)),
      arc(Map(sizes.arc + 1, sizes.arc)),
      label_dependent(Map(sizes.label, 2 * sizes.hidden)),
      label_head(Map(sizes.label, 2 * sizes.hidden, false)),
      label(Map(sizes.relations, sizes.label)),
      root_head(Zeros(1, sizes.arc)),
      root_label(Zeros(1, sizes.label)) {
  for (std::size_t i = 0; i < sizes.layers; ++i) {
    const std::size_t inputs = i == 0 ? sizes.input : 2 * sizes.hidden;
    const Direction direction{Map(4 * sizes.hidden, inputs), Map(4 * sizes.hidden, sizes.hidden, false)};
    layers.push_back({direction, direction});
  }
}

void Randomise(Weights& weights, std::uint64_t seed) {
  Random random(seed);
  constexpr float kEmbedding = 0.15F;
  Fill(weights.buckets, kEmbedding, random);
  weights.ForEachLinear([&](Linear& linear) {
    const auto ends = static_cast<float>(linear.weight.rows + linear.weight.columns);
    Fill(linear.weight, std::sqrt(6.0F / ends), random);
  });
  for (auto& layer : weights.layers) {
    for (Direction& direction : layer) {
      const std::size_t hidden = direction.recurrent.weight.columns;
      for (std::size_t k = hidden; k < 2 * hidden; ++k) direction.input.bias.data[k] = 1.0F;
    }
  }
  Fill(weights.root_head, 0.5F, random);
  Fill(weights.root_label, 0.5F, random);
}

}  // namespace demarche::language::train
