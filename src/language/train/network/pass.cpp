#include "language/train/network/pass.h"

#include <algorithm>

#include "language/train/network/ops.h"

namespace demarche::language::train {

void Ready::Prepare(const Weights& weights) {
  layers.resize(weights.layers.size());
  for (std::size_t i = 0; i < layers.size(); ++i) {
    for (std::size_t way = 0; way < 2; ++way) {
      layers[i][way].input.Prepare(weights.layers[i][way].input);
      layers[i][way].recurrent.Prepare(weights.layers[i][way].recurrent);
    }
  }
  heads.tag.Prepare(weights.tag);
  heads.upos.Prepare(weights.upos);
  heads.feats.Prepare(weights.feats);
  heads.dependent.Prepare(weights.dependent);
  heads.head.Prepare(weights.head);
  heads.arc.Prepare(weights.arc);
  heads.label_dependent.Prepare(weights.label_dependent);
  heads.label_head.Prepare(weights.label_head);
  heads.label.Prepare(weights.label);
}

double Pass::Learn(const std::vector<const Example*>& examples, const Weights& weights, const Ready& ready,
                   const Dropout& dropout, std::uint64_t seed) {
  random_ = Random(seed);
  batch_.Arrange(examples);
  Forward(weights, ready, dropout);
  std::vector<std::uint16_t> heads;
  for (const Example* example : examples)
    heads.insert(heads.end(), example->heads.begin(), example->heads.end());
  heads_.RunLabels(batch_, ready.heads, heads, dropout.heads, random_);
  const double loss = heads_.Loss(batch_);
  Backward(ready);
  return loss;
}

void Pass::Look(const std::vector<const Example*>& examples, const Weights& weights, const Ready& ready) {
  batch_.Arrange(examples);
  Forward(weights, ready, {});
}

void Pass::LookAtLabels(const std::vector<std::uint16_t>& heads, const Ready& ready) {
  heads_.RunLabels(batch_, ready.heads, heads, 0.0F, random_);
}

void Pass::Mask(const Tensor& mask, Tensor& values) const {
  for (std::size_t i = 0; i < batch_.tokens; ++i)
    Scale(values.row(i), mask.row(batch_.sentence_of[i]), values.row(i), values.columns);
}

void Pass::Forward(const Weights& weights, const Ready& ready, const Dropout& dropout) {
  embed_.Run(batch_, weights, word_counts_, dropout.features, random_, inputs_[0]);
  for (std::size_t i = 0; i < lstm_.size(); ++i) {
    DrawMask(masks_[i], batch_.size(), inputs_[i].columns, dropout.input, random_);
    Mask(masks_[i], inputs_[i]);
    Tensor& output = i + 1 < lstm_.size() ? inputs_[i + 1] : top_;
    output.Resize(batch_.tokens, 2 * ready.layers[i][0].recurrent.inputs());
    for (std::size_t way = 0; way < 2; ++way)
      lstm_[i][way].Run(batch_, way, ready.layers[i][way], inputs_[i], dropout.recurrent, random_, output);
  }
  DrawMask(top_mask_, batch_.size(), top_.columns, dropout.input, random_);
  Mask(top_mask_, top_);
  heads_.Run(batch_, weights, ready.heads, top_, dropout.heads, random_);
}

void Pass::Backward(const Ready& ready) {
  heads_.Back(batch_, ready.heads, gradients_, gradient_);
  Mask(top_mask_, gradient_);
  for (std::size_t i = lstm_.size(); i-- > 0;) {
    next_gradient_.Resize(batch_.tokens, inputs_[i].columns);
    std::fill_n(next_gradient_.data.data(), batch_.tokens * inputs_[i].columns, 0.0F);
    for (std::size_t way = 0; way < 2; ++way)
      lstm_[i][way].Back(batch_, way, ready.layers[i][way], gradient_, gradients_.layers[i][way],
                         next_gradient_);
    Mask(masks_[i], next_gradient_);
    std::swap(gradient_, next_gradient_);
  }
  embed_.Back(batch_, gradient_, gradients_);
}

}  // namespace demarche::language::train
