#include "language/train/network/heads.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "language/train/network/lstm.h"
#include "language/train/network/ops.h"

namespace demarche::language::train {

namespace {

/// What one row of scores should say: the gold choice, and what teachers say, if any.
struct Target {
  std::size_t gold;
  const std::uint8_t* opinion;  ///< null without teachers
  float trust;
};

/// Cross-entropy of softmax(scores) against the target; leaves its gradient in `scores`.
double CrossEntropy(float* scores, std::size_t count, const Target& target) {
  constexpr float kStep = 1.0F / 255.0F;
  const float most = *std::max_element(scores, scores + count);
  float sum = 0;
  for (std::size_t k = 0; k < count; ++k) sum += std::exp(scores[k] - most);
  const float log_sum = most + std::log(sum);
  const bool taught = target.opinion != nullptr;
  const float trust = taught ? target.trust : 0.0F;
  double loss = 0;
  for (std::size_t k = 0; k < count; ++k) {
    float wanted = k == target.gold ? 1.0F - trust : 0.0F;
    if (taught) wanted += trust * kStep * static_cast<float>(target.opinion[k]);
    const float log_probability = scores[k] - log_sum;
    if (wanted > 0.0F) loss -= static_cast<double>(wanted * log_probability);
    scores[k] = std::exp(log_probability) - wanted;
  }
  return loss;
}

}  // namespace

void HeadsPass::Squashed::Run(float drop, Random& random) {
  value.Resize(sum.rows, sum.columns);
  Squash(sum.data.data(), value.data.data(), sum.rows * sum.columns);
  DrawMask(mask, sum.rows, sum.columns, drop, random);
  Scale(value.data.data(), mask.data.data(), value.data.data(), sum.rows * sum.columns);
}

void HeadsPass::Squashed::Back(Tensor& gradient) const {
  Scale(gradient.data.data(), mask.data.data(), gradient.data.data(), sum.rows * sum.columns);
  SquashBack(sum.data.data(), gradient.data.data(), sum.rows * sum.columns);
}

void HeadsPass::Run(const Batch& batch, const Weights& weights, const ReadyHeads& ready, const Tensor& top,
                    float drop, Random& random) {
  top_ = &top;
  ready.tag.Run(top, tag_.sum);
  tag_.Run(drop, random);
  ready.upos.Run(tag_.value, upos_);
  ready.feats.Run(tag_.value, feats_);

  ready.dependent.Run(top, dependent_.sum);
  dependent_.Run(drop, random);
  head_.sum.Resize(batch.tokens + 1, ready.head.outputs());
  ready.head.Run(top.data.data(), batch.tokens, head_.sum.data.data(), head_.sum.columns, false);
  std::memcpy(head_.sum.row(batch.tokens), weights.root_head.row(0), head_.sum.columns * sizeof(float));
  head_.Run(drop, random);
  ready.arc.Run(head_.value, potential_);
  ScoreArcs(batch);

  ready.label_dependent.Run(top, label_dependent_);
  label_head_.Resize(batch.tokens + 1, ready.label_head.outputs());
  ready.label_head.Run(top.data.data(), batch.tokens, label_head_.data.data(), label_head_.columns, false);
  std::memcpy(label_head_.row(batch.tokens), weights.root_label.row(0), label_head_.columns * sizeof(float));
}

void HeadsPass::ScoreArcs(const Batch& batch) {
  const std::size_t size = dependent_.value.columns;
  arc_start_.assign(1, 0);
  for (std::size_t s = 0; s < batch.size(); ++s)
    arc_start_.push_back(arc_start_.back() + batch.length(s) * (batch.length(s) + 1));
  arcs_.resize(arc_start_.back());
  for (std::size_t s = 0; s < batch.size(); ++s) {
    const std::size_t length = batch.length(s);
    const std::size_t first = batch.start[s];
    float* scores = &arcs_[arc_start_[s]];
    const float* root = potential_.row(batch.tokens);
    panels_.Pack({potential_.row(first), 1, potential_.columns}, size, length);
    Multiply({dependent_.value.row(first), size, 1}, length, panels_, scores + 1, length + 1, false);
    for (std::size_t d = 0; d < length; ++d) {
      float* row = scores + d * (length + 1);
      const float* dependent = dependent_.value.row(first + d);
      row[0] = root[size];
      for (std::size_t k = 0; k < size; ++k) row[0] += dependent[k] * root[k];
      for (std::size_t h = 0; h < length; ++h) row[h + 1] += potential_.row(first + h)[size];
      row[d + 1] = -1e4F;  // no word is its own head
    }
  }
}

void HeadsPass::RunLabels(const Batch& batch, const ReadyHeads& ready,
                          const std::vector<std::uint16_t>& heads, float drop, Random& random) {
  label_.sum.Resize(batch.tokens, label_dependent_.columns);
  head_row_.resize(batch.tokens);
  for (std::size_t i = 0; i < batch.tokens; ++i) {
    const std::size_t first = batch.start[batch.sentence_of[i]];
    head_row_[i] = heads[i] == 0 ? batch.tokens : first + heads[i] - 1;
    std::memcpy(label_.sum.row(i), label_dependent_.row(i), label_.sum.columns * sizeof(float));
    Add(label_head_.row(head_row_[i]), label_.sum.row(i), label_.sum.columns);
  }
  label_.Run(drop, random);
  ready.label.Run(label_.value, labels_);
}

double HeadsPass::Loss(const Batch& batch) {
  double loss = 0;
  for (std::size_t s = 0; s < batch.size(); ++s) {
    const Example& example = *batch.examples[s];
    const std::size_t length = example.size();
    const bool taught = !example.opinion.arcs.empty();
    for (std::size_t d = 0; d < length; ++d) {
      const std::size_t row = batch.start[s] + d;
      const auto target = [&](std::size_t gold, const std::vector<std::uint8_t>& opinion, std::size_t width) {
        return Target{gold, taught ? &opinion[d * width] : nullptr, example.trust};
      };
      loss += CrossEntropy(&arcs_[arc_start_[s] + d * (length + 1)], length + 1,
                           target(example.heads[d], example.opinion.arcs, length + 1));
      loss += CrossEntropy(upos_.row(row), upos_.columns,
                           target(example.upos[d], example.opinion.upos, upos_.columns));
      loss += CrossEntropy(feats_.row(row), feats_.columns,
                           target(example.feats[d], example.opinion.feats, feats_.columns));
      loss += CrossEntropy(labels_.row(row), labels_.columns,
                           target(example.labels[d], example.opinion.labels, labels_.columns));
    }
  }
  const float share = 1.0F / static_cast<float>(batch.tokens);
  const auto scale = [share](float* data, std::size_t count) {
    for (std::size_t k = 0; k < count; ++k) data[k] *= share;
  };
  scale(arcs_.data(), arcs_.size());
  for (Tensor* tensor : {&upos_, &feats_, &labels_})
    scale(tensor->data.data(), tensor->rows * tensor->columns);
  return loss;
}

void HeadsPass::Back(const Batch& batch, const ReadyHeads& ready, Weights& gradients, Tensor& top_gradient) {
  ready.upos.Back(tag_.value, upos_, gradients.upos, &squashed_gradient_, false);
  ready.feats.Back(tag_.value, feats_, gradients.feats, &squashed_gradient_, true);
  tag_.Back(squashed_gradient_);
  ready.tag.Back(*top_, squashed_gradient_, gradients.tag, &top_gradient, false);
  ArcsBack(batch, ready, gradients, top_gradient);
  LabelsBack(batch, ready, gradients, top_gradient);
}

void HeadsPass::ArcsBack(const Batch& batch, const ReadyHeads& ready, Weights& gradients,
                         Tensor& top_gradient) {
  const std::size_t size = dependent_.value.columns;
  gradient_.Resize(batch.tokens, size);
  potential_gradient_.Resize(batch.tokens + 1, size + 1);
  float* root = potential_gradient_.row(batch.tokens);
  std::fill_n(root, size + 1, 0.0F);
  for (std::size_t s = 0; s < batch.size(); ++s) {
    const std::size_t length = batch.length(s);
    const std::size_t first = batch.start[s];
    const float* scores = &arcs_[arc_start_[s]];
    // To the dependents: their scores' gradients times the potentials.
    panels_.Pack({potential_.row(first), potential_.columns, 1}, length, size);
    Multiply({scores + 1, length + 1, 1}, length, panels_, gradient_.row(first), size, false);
    // To the potentials: the same, transposed, times the dependents.
    panels_.Pack({dependent_.value.row(first), size, 1}, length, size);
    Multiply({scores + 1, 1, length + 1}, length, panels_, potential_gradient_.row(first), size + 1, false);
    for (std::size_t h = 0; h < length; ++h) potential_gradient_.row(first + h)[size] = 0;
    const float* root_potential = potential_.row(batch.tokens);
    for (std::size_t d = 0; d < length; ++d) {
      const float* row = scores + d * (length + 1);
      float* dependent = gradient_.row(first + d);
      const float* value = dependent_.value.row(first + d);
      for (std::size_t k = 0; k < size; ++k) {
        dependent[k] += row[0] * root_potential[k];
        root[k] += row[0] * value[k];
      }
      root[size] += row[0];
      for (std::size_t h = 0; h < length; ++h) potential_gradient_.row(first + h)[size] += row[h + 1];
    }
  }
  dependent_.Back(gradient_);
  ready.dependent.Back(*top_, gradient_, gradients.dependent, &top_gradient, true);
  ready.arc.Back(head_.value, potential_gradient_, gradients.arc, &squashed_gradient_, false);
  head_.Back(squashed_gradient_);
  Add(squashed_gradient_.row(batch.tokens), gradients.root_head.row(0), size);
  squashed_gradient_.rows = batch.tokens;
  ready.head.Back(*top_, squashed_gradient_, gradients.head, &top_gradient, true);
}

void HeadsPass::LabelsBack(const Batch& batch, const ReadyHeads& ready, Weights& gradients,
                           Tensor& top_gradient) {
  ready.label.Back(label_.value, labels_, gradients.label, &squashed_gradient_, false);
  label_.Back(squashed_gradient_);
  label_head_gradient_.Resize(batch.tokens + 1, label_head_.columns);
  std::fill_n(label_head_gradient_.data.data(), (batch.tokens + 1) * label_head_.columns, 0.0F);
  for (std::size_t i = 0; i < batch.tokens; ++i)
    Add(squashed_gradient_.row(i), label_head_gradient_.row(head_row_[i]), label_head_.columns);
  ready.label_dependent.Back(*top_, squashed_gradient_, gradients.label_dependent, &top_gradient, true);
  Add(label_head_gradient_.row(batch.tokens), gradients.root_label.row(0), label_head_.columns);
  label_head_gradient_.rows = batch.tokens;
  ready.label_head.Back(*top_, label_head_gradient_, gradients.label_head, &top_gradient, true);
}

}  // namespace demarche::language::train
