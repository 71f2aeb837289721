#include "language/train/network/linear.h"

#include <cstring>

#include "language/train/network/ops.h"
#include "language/train/quantize.h"

namespace demarche::language::train {

void ReadyLinear::Prepare(const Linear& linear) {
  const Tensor& weight = linear.weight;
  rounded_.Resize(weight.rows, weight.columns);
  for (std::size_t r = 0; r < weight.rows; ++r) {
    const float step = RowScale({weight.row(r), weight.columns});
    RoundTo(step, weight.row(r), rounded_.row(r), weight.columns);
  }
  forward_.Pack({rounded_.data.data(), 1, weight.columns}, weight.columns, weight.rows);
  backward_.Pack({rounded_.data.data(), weight.columns, 1}, weight.rows, weight.columns);
  bias_ = linear.bias.columns > 0 ? &linear.bias : nullptr;
}

void ReadyLinear::Run(const float* in, std::size_t rows, float* out, std::size_t out_row,
                      bool accumulate) const {
  Multiply({in, inputs(), 1}, rows, forward_, out, out_row, accumulate);
  if (bias_ == nullptr) return;
  for (std::size_t r = 0; r < rows; ++r) Add(bias_->data.data(), out + r * out_row, outputs());
}

void ReadyLinear::Run(const Tensor& in, Tensor& out) const {
  out.Resize(in.rows, outputs());
  Run(in.data.data(), in.rows, out.data.data(), out.columns, false);
}

void ReadyLinear::BackToInput(const float* out_gradient, std::size_t rows, float* in_gradient,
                              bool accumulate) const {
  Multiply({out_gradient, outputs(), 1}, rows, backward_, in_gradient, inputs(), accumulate);
}

void ReadyLinear::Back(const Tensor& in, const Tensor& out_gradient, Linear& gradient, Tensor* in_gradient,
                       bool accumulate) const {
  AddProduct(out_gradient, in, gradient.weight);
  if (bias_ != nullptr) {
    for (std::size_t r = 0; r < out_gradient.rows; ++r)
      Add(out_gradient.row(r), gradient.bias.data.data(), outputs());
  }
  if (in_gradient == nullptr) return;
  in_gradient->Resize(in.rows, in.columns);
  BackToInput(out_gradient.data.data(), in.rows, in_gradient->data.data(), accumulate);
}

void AddProduct(const Tensor& out_gradient, const Tensor& in, Tensor& gradient) {
  Panels panels;
  panels.Pack({in.data.data(), in.columns, 1}, in.rows, in.columns);
  Multiply({out_gradient.data.data(), 1, out_gradient.columns}, out_gradient.columns, panels,
           gradient.data.data(), gradient.columns, true);
}

}  // namespace demarche::language::train
