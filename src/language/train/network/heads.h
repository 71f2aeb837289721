// What is read off the last layer: tags, features, heads and relations, with their losses
// (Dozat & Manning 2017 for the biaffine scores; Kiperwasser & Goldberg 2016 for relations from
// the sum of both words). Private to the training.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "language/train/network/batch.h"
#include "language/train/network/linear.h"
#include "language/train/network/random.h"
#include "language/train/network/weights.h"

namespace demarche::language::train {

struct ReadyHeads {
  ReadyLinear tag, upos, feats, dependent, head, arc, label_dependent, label_head, label;
};

class HeadsPass {
 public:
  /// Scores everything for `top`, which must outlive the way back; relations for `heads`, token
  /// by token. `drop` is the share of hidden values dropped.
  void Run(const Batch& batch, const Weights& weights, const ReadyHeads& ready, const Tensor& top, float drop,
           Random& random);
  void RunLabels(const Batch& batch, const ReadyHeads& ready, const std::vector<std::uint16_t>& heads,
                 float drop, Random& random);
  /// Turns the scores into gradients towards what the examples teach; returns the summed loss.
  double Loss(const Batch& batch);
  /// Adds to the gradients; sets that of `top`.
  void Back(const Batch& batch, const ReadyHeads& ready, Weights& gradients, Tensor& top_gradient);

  [[nodiscard]] const Tensor& upos() const { return upos_; }
  [[nodiscard]] const Tensor& feats() const { return feats_; }
  [[nodiscard]] const Tensor& labels() const { return labels_; }
  /// Scores of one sentence: tokens x (tokens + 1), node 0 is the root.
  [[nodiscard]] const float* arcs(std::size_t sentence) const { return &arcs_[arc_start_[sentence]]; }

 private:
  /// A hidden layer of a head.
  struct Squashed {
    Tensor sum, value, mask;
    void Run(float drop, Random& random);
    void Back(Tensor& gradient) const;
  };

  void ScoreArcs(const Batch& batch);
  void ArcsBack(const Batch& batch, const ReadyHeads& ready, Weights& gradients, Tensor& top_gradient);
  void LabelsBack(const Batch& batch, const ReadyHeads& ready, Weights& gradients, Tensor& top_gradient);

  const Tensor* top_ = nullptr;
  Squashed tag_, dependent_, head_, label_;  ///< head_ has one more row, for the root
  Tensor upos_, feats_, labels_;             ///< scores, then gradients
  Tensor potential_;                         ///< of being a head: (tokens + 1) x (arc + 1)
  Tensor label_dependent_, label_head_;
  std::vector<float> arcs_;
  std::vector<std::size_t> arc_start_;
  std::vector<std::size_t> head_row_;  ///< by token: the row of its head, tokens for the root
  Tensor gradient_, squashed_gradient_, potential_gradient_, label_head_gradient_;
  Panels panels_;
};

}  // namespace demarche::language::train
