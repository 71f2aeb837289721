#include "language/train/export.h"

#include <algorithm>
#include <utility>

namespace demarche::language::train {

namespace {

std::uint32_t U32(std::size_t value) { return static_cast<std::uint32_t>(value); }

FloatMatrix Matrix(const Linear& linear) {
  FloatMatrix matrix{U32(linear.weight.rows), U32(linear.weight.columns), linear.weight.data,
                     linear.bias.data};
  return matrix;
}

/// Training holds embeddings and the root's activations within [-1, 1] (ops.h).
std::vector<float> Bounded(const std::vector<float>& values) {
  std::vector<float> bounded = values;
  for (float& value : bounded) value = std::clamp(value, -1.0F, 1.0F);
  return bounded;
}

}  // namespace

FloatNetwork Export(const Weights& weights, const Shape& shape, const Vocabulary& vocabulary,
                    std::string description) {
  FloatNetwork network;
  network.shape = shape;
  network.description = std::move(description);
  network.relations = vocabulary.relations();
  network.feats = vocabulary.feats();
  network.words = vocabulary.words();
  network.word_table = Bounded(weights.words.data);
  network.bucket_table = Bounded(weights.buckets.data);
  for (const auto& layer : weights.layers) {
    network.layers.push_back({{Matrix(layer[0].input), Matrix(layer[1].input)},
                              {Matrix(layer[0].recurrent), Matrix(layer[1].recurrent)}});
  }
  network.tag = Matrix(weights.tag);
  network.upos = Matrix(weights.upos);
  network.feats_out = Matrix(weights.feats);
  network.dependent = Matrix(weights.dependent);
  network.head = Matrix(weights.head);
  network.arc = Matrix(weights.arc);
  network.label_dependent = Matrix(weights.label_dependent);
  network.label_head = Matrix(weights.label_head);
  network.label_head.bias.assign(shape.label, 0.0F);
  network.label = Matrix(weights.label);
  network.root_head = Bounded(weights.root_head.data);
  network.root_label = weights.root_label.data;
  return network;
}

}  // namespace demarche::language::train
