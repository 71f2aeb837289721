// One direction of one LSTM layer over a batch, there and back (Hochreiter & Schmidhuber 1997;
// Graves & Schmidhuber 2005 for the two directions). Private to the training.
#pragma once

#include <cstddef>
#include <vector>

#include "language/train/network/batch.h"
#include "language/train/network/linear.h"
#include "language/train/network/random.h"
#include "language/train/network/weights.h"

namespace demarche::language::train {

struct ReadyDirection {
  ReadyLinear input;
  ReadyLinear recurrent;
};

class LstmPass {
 public:
  /// `way` is 0 for forwards, 1 for backwards. Writes its half of `output`, which has as many
  /// rows as tokens and twice as many columns as there are hidden values.
  void Run(const Batch& batch, std::size_t way, const ReadyDirection& ready, const Tensor& input, float drop,
           Random& random, Tensor& output);
  /// Adds to the gradients and to `input_gradient`.
  void Back(const Batch& batch, std::size_t way, const ReadyDirection& ready, const Tensor& output_gradient,
            Direction& gradient, Tensor& input_gradient);

 private:
  // Rows in step order.
  Tensor input_, gates_, cell_, cell_tanh_, hidden_;
  Tensor before_;  ///< masked hidden values of the step before
  Tensor mask_;    ///< one row for each place in a step
  Tensor sums_gradient_, input_gradient_, hidden_gradient_, cell_gradient_, before_gradient_;
};

/// One row for each of `rows`: 0 with the share `drop`, else 1/(1-drop).
void DrawMask(Tensor& mask, std::size_t rows, std::size_t columns, float drop, Random& random);

}  // namespace demarche::language::train
