// One weight matrix as the kernels read it. Includes nothing that has code: kernels are compiled for
// several instruction sets, and an inline function of theirs must not get into the rest of the program.
#pragma once

#include <cstddef>
#include <cstdint>

namespace demarche::language {

/// Rows of int8 weights, packed for the kernel: rows padded to a multiple of 16, blocks of 16 rows by
/// 4 columns, row-major inside a block. For a row r and activations q (64 stands for 0, 127 for 1):
///     y_r = scale_r * float(sum_k q_k * w_rk - offset_r) + bias_r
/// The products of columns 0, 1, 4, 5, 8, 9, 12, 13 of each 16, and those of the other eight, are added
/// in 16 bits: of eight such weights, 64 |sum of w| + 63 (sum of |w|) is at most kMostInEight.
struct Matrix {
  static constexpr int kMostInEight = 32767;

  const std::int8_t* weights = nullptr;
  const float* scale = nullptr;
  const std::int32_t* offset = nullptr;
  const float* bias = nullptr;  ///< null for recurrent weights, which add to the input's product
  std::uint32_t rows = 0;       ///< padded
  std::uint32_t columns = 0;    ///< a multiple of 16
};

constexpr std::uint32_t PaddedTo16(std::uint32_t count) { return (count + 15U) & ~15U; }

}  // namespace demarche::language
