// Kernels: each against a plain reference written out here, and all against each other, to the bit.
#include "language/net/kernel/kernel.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "language/net/model.h"
#include "random_network.h"

using namespace demarche::language;

namespace {

std::vector<float> RandomFloats(std::size_t count, float size, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<float> values(count);
  for (float& value : values)
    value = size * static_cast<float>(static_cast<std::int32_t>(random()) / 2147483648.0);
  return values;
}

std::vector<std::uint8_t> RandomActivations(std::size_t count, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<std::uint8_t> values(count);
  for (std::uint8_t& value : values) value = static_cast<std::uint8_t>(1 + random() % 127);
  return values;
}

std::uint8_t Activation(float value) {
  return static_cast<std::uint8_t>(64 + std::nearbyint(63.0F * std::clamp(value, -1.0F, 1.0F)));
}

bool SameBits(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() &&
         (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0);
}

/// Row `row` of a packed matrix times `in`, by the formula in matrix.h.
float RowTimes(const Matrix& matrix, std::uint32_t row, const std::uint8_t* in, float addend) {
  std::int32_t sum = 0;
  for (std::uint32_t column = 0; column < matrix.columns; ++column) {
    const std::size_t block = row / 16 * (matrix.columns / 4) + column / 4;
    sum += in[column] * matrix.weights[block * 64 + row % 16 * 4 + column % 4];
  }
  const volatile float product =
      matrix.scale[row] * static_cast<float>(sum - matrix.offset[row]);  // not fused
  return product + addend;
}

}  // namespace

TEST_CASE("The best kernel is the last of those that this machine can run") {
  REQUIRE(RunnableKernels().front() == &kPlainKernel);
  CHECK(&BestKernel() == RunnableKernels().back());
  for (const Kernel* kernel : RunnableKernels()) MESSAGE("compared: " << std::string(kernel->name));
}

TEST_CASE("Multiply gives the formula's bits for any number of tokens, with and without bias") {
  const ModelBytes bytes(WriteModel(RandomNetwork::Make(RandomNetwork::Small(), 3)));
  const auto model = Model::Open(bytes.bytes(), "random");
  REQUIRE(model.has_value());
  for (const Matrix& matrix : {model->arc, model->tag, model->upos, model->layers()[1].recurrent[0]}) {
    for (std::size_t count = 0; count <= 35; ++count) {
      const auto activations = RandomActivations(count * matrix.columns, 7);
      const auto before = RandomFloats(count * matrix.rows, 2, 8);
      for (const Kernel* kernel : RunnableKernels()) {
        std::vector<float> results(before.size());
        std::vector<const std::uint8_t*> in;
        std::vector<const float*> addends;
        std::vector<float*> out;
        for (std::size_t i = 0; i < count; ++i) {
          in.push_back(&activations[i * matrix.columns]);
          addends.push_back(&before[i * matrix.rows]);
          out.push_back(&results[i * matrix.rows]);
        }
        kernel->multiply(matrix, in.data(), matrix.bias != nullptr ? nullptr : addends.data(), out.data(),
                         count);
        std::vector<float> expected = before;
        for (std::size_t i = 0; i < expected.size(); ++i) {
          const auto row = static_cast<std::uint32_t>(i % matrix.rows);
          const float addend = matrix.bias != nullptr ? matrix.bias[row] : before[i];
          expected[i] = RowTimes(matrix, row, in[i / matrix.rows], addend);
        }
        CAPTURE(kernel->name);
        CHECK(SameBits(results, expected));
      }
    }
  }
}

TEST_CASE("The largest weights and activations stay within 16 bits") {
  FloatNetwork network = RandomNetwork::Make(RandomNetwork::Small(), 4);
  std::fill(network.tag.weights.begin(), network.tag.weights.end(), 1.0F);
  std::fill(network.head.weights.begin(), network.head.weights.end(), -1.0F);
  const ModelBytes bytes(WriteModel(network));
  const auto model = Model::Open(bytes.bytes(), "extreme");
  REQUIRE(model.has_value());
  for (const Matrix& matrix : {model->tag, model->head}) {
    const std::vector<std::uint8_t> most(matrix.columns, 127);
    for (const Kernel* kernel : RunnableKernels()) {
      std::vector<float> results(matrix.rows);
      const std::uint8_t* in = most.data();
      float* out = results.data();
      kernel->multiply(matrix, &in, nullptr, &out, 1);
      CHECK(results[0] == RowTimes(matrix, 0, in, matrix.bias[0]));
    }
  }
}

TEST_CASE("Activations are rounded half to even and cut; no number is -1") {
  const std::vector<float> values{0.0F,  0.5F / 63, 1.5F / 63,  -0.5F / 63, 1.0F, -1.0F,
                                  7.0F,  -7.0F,     INFINITY,   -INFINITY,  NAN,  1e-30F,
                                  0.25F, 0.75F,     -2.5F / 63, 0.99999F};
  for (const Kernel* kernel : RunnableKernels()) {
    std::vector<std::uint8_t> out(values.size());
    kernel->quantize(values.data(), out.data(), values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
      CAPTURE(values[i]);
      CHECK(out[i] == (std::isnan(values[i]) ? 1 : Activation(values[i])));
    }
  }
}

TEST_CASE("A step of the memory is near the formula, and the same on each kernel") {
  constexpr std::size_t kSize = 64;
  const auto gates = RandomFloats(4 * kSize, 12, 11);
  const auto before = RandomFloats(kSize, 3, 12);
  std::vector<std::vector<float>> cells;
  std::vector<std::vector<std::uint8_t>> outs;
  for (const Kernel* kernel : RunnableKernels()) {
    cells.push_back(before);
    outs.emplace_back(kSize);
    kernel->step(gates.data(), cells.back().data(), outs.back().data(), kSize);
    CHECK(SameBits(cells.back(), cells.front()));
    CHECK(outs.back() == outs.front());
  }
  const auto sigmoid = [](float x) { return 1 / (1 + std::exp(-x)); };
  for (std::size_t i = 0; i < kSize; ++i) {
    const float memory =
        sigmoid(gates[kSize + i]) * before[i] + sigmoid(gates[i]) * std::tanh(gates[2 * kSize + i]);
    CHECK(std::abs(cells[0][i] - memory) < 1e-3F);  // a factor may be off by 1e-4
    CHECK(std::abs(outs[0][i] - Activation(sigmoid(gates[3 * kSize + i]) * std::tanh(memory))) <= 1);
  }
}

TEST_CASE("Embeddings, sums, cuts and dot products have the same bits on each kernel") {
  constexpr std::size_t kSize = 48;
  constexpr std::size_t kLefts = 3;  // the last of an odd number is worked on alone
  constexpr std::size_t kRights = 7;
  constexpr std::size_t kStride = kRights + 2;
  const auto left = RandomFloats(kLefts * kSize, 1, 21);
  const auto right = RandomFloats(kRights * (kSize + 8), 1, 22);
  std::vector<std::int8_t> table(5 * kSize);
  std::mt19937 random(23);
  for (std::int8_t& value : table) value = static_cast<std::int8_t>(random());
  const std::array<const std::int8_t*, 3> rows{&table[0], &table[2 * kSize], &table[4 * kSize]};
  for (const Kernel* kernel : RunnableKernels()) {
    std::vector<std::uint8_t> embedded(kSize);
    kernel->embed(rows.data(), rows.size(), 0.004F, embedded.data(), kSize);
    std::vector<std::uint8_t> summed(kSize);
    kernel->quantize_sum(left.data(), right.data(), summed.data(), kSize);
    std::vector<float> cut = RandomFloats(kSize, 3, 24);
    const std::vector<float> uncut = cut;
    kernel->clamp(cut.data(), kSize);
    std::vector<float> dots(kLefts * kStride);
    kernel->dots({left.data(), kSize, kLefts}, {right.data(), kSize + 8, kRights}, kSize, dots.data(),
                 kStride);
    for (std::size_t i = 0; i < kSize; ++i) {
      CHECK(embedded[i] == Activation(0.004F * static_cast<float>(rows[0][i] + rows[1][i] + rows[2][i])));
      CHECK(summed[i] == Activation(left[i] + right[i]));
      CHECK(cut[i] == std::clamp(uncut[i], -1.0F, 1.0F));
    }
    for (std::size_t i = 0; i < kLefts * kRights; ++i) {
      const float* one = &left[i / kRights * kSize];
      const float* other = &right[i % kRights * (kSize + 8)];
      volatile float s[8] = {};  // not fused
      for (std::size_t k = 0; k < kSize; ++k) {
        const volatile float product = one[k] * other[k];
        s[k % 8] = s[k % 8] + product;
      }
      const float total = ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
      CHECK(dots[i / kRights * kStride + i % kRights] == total + other[kSize]);
    }
  }
}

TEST_CASE("The greatest of any number of values is found, the first of equals") {
  for (std::size_t size = 0; size <= 70; ++size) {
    auto values = RandomFloats(size, 1, static_cast<std::uint32_t>(30 + size));
    for (float& value : values) value = std::round(value * 8);  // many are equal
    if (size > 2) values[size / 2] = -std::numeric_limits<float>::infinity();
    const auto expected =
        static_cast<std::size_t>(std::max_element(values.begin(), values.end()) - values.begin());
    for (const Kernel* kernel : RunnableKernels()) CHECK(kernel->greatest(values.data(), size) == expected);
  }
}
