#include "language/train/network/gemm.h"

#include <algorithm>
#include <cstring>

#define DEMARCHE_AVX2 __attribute__((target("avx2,fma")))

namespace demarche::language::train {

namespace {

constexpr std::size_t kWidth = Panels::kWidth;
constexpr std::size_t kTall = 6;
constexpr std::size_t kDepth = 256;  ///< of a block: 16 KB of a panel stay in the first cache
constexpr std::size_t kBlock = 96;   ///< rows of a block, which stay in the second cache

using Vector = float __attribute__((vector_size(32)));

/// Eight numbers that stand anywhere.
DEMARCHE_AVX2 inline Vector Load(const float* from) {
  Vector vector;
  std::memcpy(&vector, from, sizeof(vector));
  return vector;
}
DEMARCHE_AVX2 inline void Store(const Vector& vector, float* to) { std::memcpy(to, &vector, sizeof(vector)); }

/// Adds rows x 16 products over `depth` to the sums at `c`, of which `columns` are stored.
template <std::size_t kRows>
DEMARCHE_AVX2 void Tile(Strided a, const float* panel, std::size_t depth, float* c, std::size_t c_row,
                        std::size_t columns, bool accumulate) {
  Vector left[kRows];
  Vector right[kRows];
  for (std::size_t r = 0; r < kRows; ++r) left[r] = right[r] = Vector{};
  for (std::size_t k = 0; k < depth; ++k) {
    const Vector b0 = Load(panel + k * kWidth);
    const Vector b1 = Load(panel + k * kWidth + 8);
    const float* at = a.data + k * a.column;
    for (std::size_t r = 0; r < kRows; ++r) {
      const float value = at[r * a.row];
      left[r] += value * b0;
      right[r] += value * b1;
    }
  }
  for (std::size_t r = 0; r < kRows; ++r) {
    float* out = c + r * c_row;
    if (columns == kWidth) {
      Store(accumulate ? Load(out) + left[r] : left[r], out);
      Store(accumulate ? Load(out + 8) + right[r] : right[r], out + 8);
      continue;
    }
    float sums[kWidth];
    std::memcpy(sums, &left[r], sizeof(Vector));
    std::memcpy(sums + 8, &right[r], sizeof(Vector));
    for (std::size_t j = 0; j < columns; ++j) out[j] = accumulate ? out[j] + sums[j] : sums[j];
  }
}

using TileFunction = void (*)(Strided, const float*, std::size_t, float*, std::size_t, std::size_t, bool);
constexpr TileFunction kTiles[kTall + 1] = {nullptr, Tile<1>, Tile<2>, Tile<3>, Tile<4>, Tile<5>, Tile<6>};

}  // namespace

void Panels::Pack(Strided b, std::size_t depth, std::size_t columns) {
  depth_ = depth;
  columns_ = columns;
  const std::size_t panels = (columns + kWidth - 1) / kWidth;
  data_.assign(panels * depth * kWidth, 0.0F);
  for (std::size_t p = 0; p < panels; ++p) {
    float* out = &data_[p * depth * kWidth];
    const std::size_t width = std::min(kWidth, columns - p * kWidth);
    for (std::size_t k = 0; k < depth; ++k) {
      const float* in = b.data + k * b.row + p * kWidth * b.column;
      for (std::size_t j = 0; j < width; ++j) out[k * kWidth + j] = in[j * b.column];
    }
  }
}

void Multiply(Strided a, std::size_t rows, const Panels& b, float* c, std::size_t c_row, bool accumulate) {
  const std::size_t panels = (b.columns() + kWidth - 1) / kWidth;
  for (std::size_t k = 0; k < b.depth(); k += kDepth) {
    const std::size_t depth = std::min(kDepth, b.depth() - k);
    for (std::size_t block = 0; block < rows; block += kBlock) {
      const std::size_t block_end = std::min(rows, block + kBlock);
      for (std::size_t p = 0; p < panels; ++p) {
        const std::size_t columns = std::min(kWidth, b.columns() - p * kWidth);
        const float* panel = b.panel(p) + k * kWidth;
        for (std::size_t r = block; r < block_end; r += kTall) {
          const Strided part{a.data + r * a.row + k * a.column, a.row, a.column};
          kTiles[std::min(kTall, block_end - r)](part, panel, depth, c + r * c_row + p * kWidth, c_row,
                                                 columns, accumulate || k > 0);
        }
      }
    }
  }
}

bool CpuCanTrain() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

}  // namespace demarche::language::train
