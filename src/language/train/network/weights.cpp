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

/// Of one layer, both directions.
std::size_t OutputOf(const Shape& shape) { return std::size_t{2} * shape.hidden; }

void Fill(Tensor& tensor, float most, Random& random) {
  for (float& value : tensor.data) value = most * (2.0F * random.Uniform() - 1.0F);
}

}  // namespace

Weights::Weights(const Shape& shape)
    : words(Zeros(std::size_t{shape.words} + 1, shape.embedding)),
      buckets(Zeros(shape.buckets, shape.embedding)),
      tag(Map(shape.tag, OutputOf(shape))),
      upos(Map(shape.upos, shape.tag)),
      feats(Map(shape.feats, shape.tag)),
      dependent(Map(shape.arc, OutputOf(shape))),
      head(Map(shape.arc, OutputOf(shape))),
      arc(Map(std::size_t{shape.arc} + 1, shape.arc)),
      label_dependent(Map(shape.label, OutputOf(shape))),
      label_head(Map(shape.label, OutputOf(shape), false)),
      label(Map(shape.relations, shape.label)),
      root_head(Zeros(1, shape.arc)),
      root_label(Zeros(1, shape.label)) {
  for (std::size_t i = 0; i < shape.layers; ++i) {
    const std::size_t inputs = i == 0 ? shape.embedding : OutputOf(shape);
    const Direction direction{Map(std::size_t{4} * shape.hidden, inputs),
                              Map(std::size_t{4} * shape.hidden, shape.hidden, false)};
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
