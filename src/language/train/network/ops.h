// Element-wise steps of the network for training, each over a plain array, and what they pass
// back. Names end in "Back" where they turn gradients of outputs into those of inputs.
// Private to the training. REQUIRES of all: CpuCanTrain().
#pragma once

#include <cstddef>
#include <cstdint>

namespace demarche::language::train {

/// One step of an LSTM cell for one sentence. `gates` holds 4 x size sums (input, forget, cell,
/// output) and is left with their activations; `cell_before` may be null for zeros. `hidden` is
/// quantised as the runtime does it.
struct CellStep {
  float* gates;
  const float* cell_before;
  float* cell;
  float* cell_tanh;
  float* hidden;
};
void Cell(const CellStep& step, std::size_t size);

/// `hidden_gradient` in, gradients of the sums out; `cell_gradient` is that of the cell, in and out.
struct CellStepBack {
  const float* gates;
  const float* cell_before;
  const float* cell_tanh;
  const float* hidden_gradient;
  float* cell_gradient;
  float* sums_gradient;
};
void CellBack(const CellStepBack& step, std::size_t size);

/// out = quantised hardtanh(in): the values that the runtime's 7-bit activations can take.
void Squash(const float* in, float* out, std::size_t size);
/// Stops the gradient where the input is outside [-1, 1] and would be driven further out.
void SquashBack(const float* in, float* gradient, std::size_t size);

/// out = whole multiples of `step`.
void RoundTo(float step, const float* in, float* out, std::size_t size);

/// sum += in, rounded to whole steps of 1/127 within [-1, 1]: one row of an embedding table.
void AddRounded(const float* in, float* sum, std::size_t size);

void Scale(const float* in, const float* mask, float* out, std::size_t size);  ///< out = in * mask
void Add(const float* in, float* out, std::size_t size);                       ///< out += in

/// One step of Adam (Kingma & Ba 2015) over an array; `rate` with the bias correction in it.
struct AdamStep {
  float rate;
  float clip;  ///< factor on the gradient
};
void Adam(const AdamStep& step, float* gradient, float* value, float* first, float* second, std::size_t size);
constexpr float kAdamFirst = 0.9F;
constexpr float kAdamSecond = 0.98F;

}  // namespace demarche::language::train
