#include "language/train/network/lstm.h"

#include <algorithm>
#include <cstring>

#include "language/train/network/ops.h"

namespace demarche::language::train {

void DrawMask(Tensor& mask, std::size_t rows, std::size_t columns, float drop, Random& random) {
  mask.Resize(rows, columns);
  const float kept = 1.0F / (1.0F - drop);
  float* data = mask.data.data();
  for (std::size_t i = 0; i < rows * columns; ++i)
    data[i] = drop > 0.0F && random.Uniform() < drop ? 0.0F : kept;
}

void LstmPass::Run(const Batch& batch, std::size_t way, const ReadyDirection& ready, const Tensor& input,
                   float drop, Random& random, Tensor& output) {
  const std::size_t size = ready.recurrent.inputs();
  const std::vector<std::uint32_t>& token_of = batch.token_of[way];
  input_.Resize(batch.tokens, input.columns);
  for (std::size_t r = 0; r < batch.tokens; ++r)
    std::memcpy(input_.row(r), input.row(token_of[r]), input.columns * sizeof(float));
  gates_.Resize(batch.tokens, 4 * size);
  for (Tensor* tensor : {&cell_, &cell_tanh_, &hidden_, &before_}) tensor->Resize(batch.tokens, size);
  DrawMask(mask_, batch.size(), size, drop, random);
  ready.input.Run(input_, gates_);

  for (std::size_t t = 0; t < batch.steps(); ++t) {
    const std::size_t first = batch.step_start[t];
    const std::size_t count = batch.step_start[t + 1] - first;
    const std::size_t last = t == 0 ? 0 : batch.step_start[t - 1];
    for (std::size_t s = 0; s < count; ++s) {
      float* before = before_.row(first + s);
      if (t == 0) {
        std::fill_n(before, size, 0.0F);
      } else {
        Scale(hidden_.row(last + s), mask_.row(s), before, size);
      }
    }
    if (t > 0) ready.recurrent.Run(before_.row(first), count, gates_.row(first), gates_.columns, true);
    for (std::size_t s = 0; s < count; ++s) {
      const std::size_t row = first + s;
      Cell({gates_.row(row), t == 0 ? nullptr : cell_.row(last + s), cell_.row(row), cell_tanh_.row(row),
            hidden_.row(row)},
           size);
      std::memcpy(output.row(token_of[row]) + way * size, hidden_.row(row), size * sizeof(float));
    }
  }
}

void LstmPass::Back(const Batch& batch, std::size_t way, const ReadyDirection& ready,
                    const Tensor& output_gradient, Direction& gradient, Tensor& input_gradient) {
  const std::size_t size = ready.recurrent.inputs();
  const std::vector<std::uint32_t>& token_of = batch.token_of[way];
  sums_gradient_.Resize(batch.tokens, 4 * size);
  hidden_gradient_.Resize(1, size);
  for (Tensor* tensor : {&cell_gradient_, &before_gradient_}) {
    tensor->Resize(batch.size(), size);
    std::fill_n(tensor->data.data(), batch.size() * size, 0.0F);
  }
  for (std::size_t t = batch.steps(); t-- > 0;) {
    const std::size_t first = batch.step_start[t];
    const std::size_t count = batch.step_start[t + 1] - first;
    const std::size_t last = t == 0 ? 0 : batch.step_start[t - 1];
    for (std::size_t s = 0; s < count; ++s) {
      const std::size_t row = first + s;
      float* hidden = hidden_gradient_.row(0);
      Scale(before_gradient_.row(s), mask_.row(s), hidden, size);
      Add(output_gradient.row(token_of[row]) + way * size, hidden, size);
      CellBack({gates_.row(row), t == 0 ? nullptr : cell_.row(last + s), cell_tanh_.row(row), hidden,
                cell_gradient_.row(s), sums_gradient_.row(row)},
               size);
    }
    if (t > 0) ready.recurrent.BackToInput(sums_gradient_.row(first), count, before_gradient_.row(0), false);
  }
  sums_gradient_.rows = before_.rows = batch.tokens;
  AddProduct(sums_gradient_, before_, gradient.recurrent.weight);
  ready.input.Back(input_, sums_gradient_, gradient.input, &input_gradient_, false);
  for (std::size_t r = 0; r < batch.tokens; ++r)
    Add(input_gradient_.row(r), input_gradient.row(token_of[r]), input_.columns);
}

}  // namespace demarche::language::train
