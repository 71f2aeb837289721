// One batch through the network and back: the float twin of language/net/network.h.
// Private to the training.
//
// A pass owns its activations and its gradients, so that two passes may run in two threads over
// the same weights.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "language/train/network/batch.h"
#include "language/train/network/embed.h"
#include "language/train/network/heads.h"
#include "language/train/network/lstm.h"
#include "language/train/network/random.h"
#include "language/train/network/weights.h"

namespace demarche::language::train {

/// The maps of all weights, ready for the passes of one step.
struct Ready {
  std::vector<std::array<ReadyDirection, 2>> layers;
  ReadyHeads heads;

  void Prepare(const Weights& weights);
};

/// Shares of values that are dropped while learning; all 0 when only looking.
struct Dropout {
  float features = 0;   ///< words and single features
  float input = 0;      ///< of a layer: the same columns through a sentence (Gal & Ghahramani 2016)
  float recurrent = 0;  ///< of hidden values on their way to the next step, likewise
  float heads = 0;      ///< behind the hidden layers of the heads
};

class Pass {
 public:
  /// `word_counts`, by row of the word table, must outlive this.
  Pass(const Shape& shape, const std::vector<std::uint32_t>& word_counts)
      : word_counts_(word_counts),
        gradients_(shape),
        lstm_(shape.layers),
        inputs_(shape.layers),
        masks_(shape.layers) {}

  /// Adds the gradients of the batch; returns its summed loss in nats.
  double Learn(const std::vector<const Example*>& examples, const Weights& weights, const Ready& ready,
               const Dropout& dropout, std::uint64_t seed);
  /// Scores a batch, but for its relations.
  void Look(const std::vector<const Example*>& examples, const Weights& weights, const Ready& ready);
  /// Then scores the relations to `heads`, token by token.
  void LookAtLabels(const std::vector<std::uint16_t>& heads, const Ready& ready);

  [[nodiscard]] const Batch& batch() const { return batch_; }
  [[nodiscard]] const HeadsPass& heads() const { return heads_; }
  Weights& gradients() { return gradients_; }
  EmbedPass& embed() { return embed_; }

 private:
  void Forward(const Weights& weights, const Ready& ready, const Dropout& dropout);
  void Backward(const Ready& ready);
  /// values *= the mask row of the token's sentence.
  void Mask(const Tensor& mask, Tensor& values) const;

  const std::vector<std::uint32_t>& word_counts_;
  Weights gradients_;
  Random random_{0};
  Batch batch_;
  EmbedPass embed_;
  std::vector<std::array<LstmPass, 2>> lstm_;
  HeadsPass heads_;
  std::vector<Tensor> inputs_;  ///< of each layer, masked
  std::vector<Tensor> masks_;
  Tensor top_, top_mask_;
  Tensor gradient_, next_gradient_;
};

}  // namespace demarche::language::train
