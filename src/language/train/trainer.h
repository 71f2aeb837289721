// The loop of training: batches, Adam, a falling rate; and looking at what was learnt.
// Private to the training.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/train/network/example.h"
#include "language/train/network/ops.h"
#include "language/train/network/pass.h"
#include "language/train/network/weights.h"
#include "language/train/vocabulary.h"

namespace demarche::language::train {

struct Plan {
  Shape shape;
  Dropout dropout{0.1F, 0.25F, 0.2F, 0.25F};
  std::uint64_t seed = 1;
  std::size_t steps = 0;  ///< of Adam
  std::size_t batch_tokens = 1000;
  float rate = 2e-3F;  ///< the highest; rises over `warm` steps, then falls to 0 along a cosine
  std::size_t warm = 300;
  std::size_t threads = 1;
};

/// What share of the tokens was right, in per cent; without subtypes.
struct Accuracy {
  double upos = 0, feats = 0, uas = 0, las = 0;
};

class Trainer {
 public:
  Trainer(const Plan& plan, const Vocabulary& vocabulary);

  /// Takes one step of Adam over a batch; returns its loss for each token.
  double Step(const std::vector<const Example*>& batch);
  [[nodiscard]] std::size_t steps() const { return step_; }

  /// Makes the weights ready; then several threads may look, each with a pass of its own.
  void GetReady();
  [[nodiscard]] Pass NewPass() const { return {plan_.shape, vocabulary_.word_counts()}; }

  /// Scores all but relations, then relations to `heads` (token by token), with the network as it
  /// is. The second is asked about the batch of the first. REQUIRES: GetReady since the last step.
  const HeadsPass& Look(const std::vector<const Example*>& batch, Pass& pass) const;
  const HeadsPass& LookAtLabels(const std::vector<std::uint16_t>& heads, Pass& pass) const;

  /// Parses the examples with the network as it is.
  [[nodiscard]] Accuracy Measure(const std::vector<Example>& examples);
  [[nodiscard]] Weights& weights() { return weights_; }

 private:
  void Update();
  [[nodiscard]] std::vector<Tensor*> SumGradients();
  void UpdateTables(const AdamStep& step);
  [[nodiscard]] float Rate() const;

  Plan plan_;
  const Vocabulary& vocabulary_;
  Weights weights_, first_, second_;
  Ready ready_;
  std::size_t ready_for_ = static_cast<std::size_t>(-1);  ///< the step that ready_ was made for
  std::vector<Pass> passes_;                              ///< one for each thread
  std::size_t step_ = 0;
};

/// Appends the heads of the best tree over the scores of one sentence, tokens x (tokens + 1).
void AppendTree(const float* arcs, std::size_t size, std::vector<std::uint16_t>& heads);

/// Batches of about `tokens` tokens, of sentences of like length, in random order.
[[nodiscard]] std::vector<std::vector<const Example*>> DrawBatches(
    const std::vector<const Example*>& examples, std::size_t tokens, Random& random);

}  // namespace demarche::language::train
