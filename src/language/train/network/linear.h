// Linear maps in training: rounded as the runtime has them, packed for both ways.
// Private to the training.
#pragma once

#include <cstddef>

#include "language/train/network/gemm.h"
#include "language/train/network/weights.h"

namespace demarche::language::train {

/// A map, ready for one step.
class ReadyLinear {
 public:
  /// Rounds each row of weights to 8 bits; learning passes gradients straight through the
  /// rounding (Bengio, Léonard & Courville 2013). `linear` must outlive this.
  void Prepare(const Linear& linear);

  /// out = in * weights' + bias, for `rows` rows from in.row(0).
  void Run(const float* in, std::size_t rows, float* out, std::size_t out_row, bool accumulate) const;
  void Run(const Tensor& in, Tensor& out) const;

  /// Adds to the gradients of the map, and sets that of its input, or adds to it.
  void Back(const Tensor& in, const Tensor& out_gradient, Linear& gradient, Tensor* in_gradient,
            bool accumulate) const;
  /// Only the way to the input: in_gradient = out_gradient * weights.
  void BackToInput(const float* out_gradient, std::size_t rows, float* in_gradient, bool accumulate) const;

  [[nodiscard]] std::size_t inputs() const { return forward_.depth(); }
  [[nodiscard]] std::size_t outputs() const { return forward_.columns(); }

 private:
  Panels forward_;
  Panels backward_;
  const Tensor* bias_ = nullptr;
  Tensor rounded_;
};

/// gradient += out_gradient' * in, row by row of the batch.
void AddProduct(const Tensor& out_gradient, const Tensor& in, Tensor& gradient);

}  // namespace demarche::language::train
