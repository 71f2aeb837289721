#include "language/train/network/ops.h"

#include <algorithm>
#include <bit>
#include <cmath>

// Plain loops that the compiler turns into vector code for processors with AVX2.
#define DEMARCHE_VECTOR __attribute__((target("avx2,fma")))
#define DEMARCHE_INLINE __attribute__((target("avx2,fma"), always_inline)) inline

namespace demarche::language::train {

namespace {

constexpr float kLevels = 63.0F;  ///< of an activation, on each side of zero
constexpr float kWeightLevels = 127.0F;
constexpr float kMagic = 12582912.0F;  ///< 1.5 * 2^23: adding and taking it away rounds to a whole number

DEMARCHE_INLINE float Round(float value) { return (value + kMagic) - kMagic; }

/// e^x for |x| < 80: 2^n by the exponent's bits, the rest by its Taylor series.
DEMARCHE_INLINE float Exp(float x) {
  constexpr float kLog2E = 1.44269504F;
  constexpr float kLn2 = 0.693147181F;
  const float n = Round(x * kLog2E);
  const float r = x - n * kLn2;
  float sum = 1.0F / 720.0F;
  sum = sum * r + 1.0F / 120.0F;
  sum = sum * r + 1.0F / 24.0F;
  sum = sum * r + 1.0F / 6.0F;
  sum = sum * r + 0.5F;
  sum = sum * r + 1.0F;
  sum = sum * r + 1.0F;
  return std::bit_cast<float>(std::bit_cast<std::int32_t>(sum) + (static_cast<std::int32_t>(n) << 23));
}

DEMARCHE_INLINE float Bounded(float x, float most) { return x < -most ? -most : (x > most ? most : x); }
DEMARCHE_INLINE float Sigmoid(float x) { return 1.0F / (1.0F + Exp(-Bounded(x, 30.0F))); }
DEMARCHE_INLINE float Tanh(float x) { return 2.0F * Sigmoid(2.0F * x) - 1.0F; }
DEMARCHE_INLINE float Quantised(float x) { return Round(Bounded(x, 1.0F) * kLevels) / kLevels; }

}  // namespace

DEMARCHE_VECTOR void Cell(const CellStep& step, std::size_t size) {
  float* __restrict input = step.gates;
  float* __restrict forget = step.gates + size;
  float* __restrict update = step.gates + 2 * size;
  float* __restrict output = step.gates + 3 * size;
  float* __restrict cell = step.cell;
  float* __restrict cell_tanh = step.cell_tanh;
  float* __restrict hidden = step.hidden;
  for (std::size_t k = 0; k < size; ++k) {
    input[k] = Sigmoid(input[k]);
    forget[k] = Sigmoid(forget[k]);
    update[k] = Tanh(update[k]);
    output[k] = Sigmoid(output[k]);
    cell[k] = input[k] * update[k];
  }
  if (step.cell_before != nullptr) {
    const float* __restrict before = step.cell_before;
    for (std::size_t k = 0; k < size; ++k) cell[k] += forget[k] * before[k];
  }
  for (std::size_t k = 0; k < size; ++k) {
    cell_tanh[k] = Tanh(cell[k]);
    hidden[k] = Quantised(output[k] * cell_tanh[k]);
  }
}

DEMARCHE_VECTOR void CellBack(const CellStepBack& step, std::size_t size) {
  const float* __restrict input = step.gates;
  const float* __restrict forget = step.gates + size;
  const float* __restrict update = step.gates + 2 * size;
  const float* __restrict output = step.gates + 3 * size;
  const float* __restrict cell_tanh = step.cell_tanh;
  const float* __restrict hidden = step.hidden_gradient;
  float* __restrict cell = step.cell_gradient;
  float* __restrict sums = step.sums_gradient;
  for (std::size_t k = 0; k < size; ++k) {
    const float whole = cell[k] + hidden[k] * output[k] * (1.0F - cell_tanh[k] * cell_tanh[k]);
    const float before = step.cell_before != nullptr ? step.cell_before[k] : 0.0F;
    sums[k] = whole * update[k] * input[k] * (1.0F - input[k]);
    sums[size + k] = whole * before * forget[k] * (1.0F - forget[k]);
    sums[2 * size + k] = whole * input[k] * (1.0F - update[k] * update[k]);
    sums[3 * size + k] = hidden[k] * cell_tanh[k] * output[k] * (1.0F - output[k]);
    cell[k] = whole * forget[k];
  }
}

DEMARCHE_VECTOR void Squash(const float* in, float* out, std::size_t size) {
  for (std::size_t k = 0; k < size; ++k) out[k] = Quantised(in[k]);
}

DEMARCHE_VECTOR void SquashBack(const float* in, float* gradient, std::size_t size) {
  for (std::size_t k = 0; k < size; ++k) {
    const bool stopped = (in[k] > 1.0F && gradient[k] < 0.0F) || (in[k] < -1.0F && gradient[k] > 0.0F);
    gradient[k] = stopped ? 0.0F : gradient[k];
  }
}

DEMARCHE_VECTOR void RoundTo(float step, const float* in, float* out, std::size_t size) {
  const float inverse = 1.0F / step;
  for (std::size_t k = 0; k < size; ++k) out[k] = Round(in[k] * inverse) * step;
}

DEMARCHE_VECTOR void AddRounded(const float* in, float* sum, std::size_t size) {
  for (std::size_t k = 0; k < size; ++k)
    sum[k] += Round(Bounded(in[k], 1.0F) * kWeightLevels) / kWeightLevels;
}

DEMARCHE_VECTOR void Scale(const float* in, const float* mask, float* out, std::size_t size) {
  for (std::size_t k = 0; k < size; ++k) out[k] = in[k] * mask[k];
}

DEMARCHE_VECTOR void Add(const float* in, float* out, std::size_t size) {
  for (std::size_t k = 0; k < size; ++k) out[k] += in[k];
}

DEMARCHE_VECTOR void Adam(const AdamStep& step, float* gradient, float* value, float* first, float* second,
                          std::size_t size) {
  constexpr float kTiny = 1e-8F;
  for (std::size_t k = 0; k < size; ++k) {
    const float g = gradient[k] * step.clip;
    first[k] = kAdamFirst * first[k] + (1.0F - kAdamFirst) * g;
    second[k] = kAdamSecond * second[k] + (1.0F - kAdamSecond) * g * g;
    value[k] -= step.rate * first[k] / (std::sqrt(second[k]) + kTiny);
    gradient[k] = 0.0F;
  }
}

}  // namespace demarche::language::train
