// Single-precision matrix products for training, after the scheme of Goto and van de Geijn
// ("Anatomy of High-Performance Matrix Multiplication", 2008): one operand is packed into panels
// of 16 columns, and a tile of 6 x 16 sums stays in registers. Private to the training.
#pragma once

#include <cstddef>
#include <vector>

namespace demarche::language::train {

/// Where the elements of a matrix lie: element (i, j) is data[i * row + j * column].
struct Strided {
  const float* data = nullptr;
  std::size_t row = 0;
  std::size_t column = 1;
};

/// The right operand, depth x columns, copied into panels; reusable for many products.
class Panels {
 public:
  static constexpr std::size_t kWidth = 16;

  void Pack(Strided b, std::size_t depth, std::size_t columns);
  [[nodiscard]] std::size_t depth() const { return depth_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] const float* panel(std::size_t index) const { return &data_[index * depth_ * kWidth]; }

 private:
  std::size_t depth_ = 0;
  std::size_t columns_ = 0;
  std::vector<float> data_;
};

/// c = a * b, or c += a * b with `accumulate`. `a` has `rows` rows and b.depth() columns; rows of
/// `c` lie `c_row` floats apart. REQUIRES: CpuCanTrain().
void Multiply(Strided a, std::size_t rows, const Panels& b, float* c, std::size_t c_row, bool accumulate);

/// Whether this processor has AVX2 and FMA, which training asks for.
[[nodiscard]] bool CpuCanTrain();

}  // namespace demarche::language::train
