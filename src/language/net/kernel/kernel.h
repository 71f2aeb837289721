// The arithmetic of the network. Each kernel gives the same bits; the fastest that the machine can run
// is chosen once. Private to the room.
//
// An activation v in [-1, 1] is held as the byte 64 + round(63 v), half to even: 1 to 127.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "language/net/kernel/matrix.h"

namespace demarche::language {

/// Rows of floats, `stride` apart.
struct FloatRows {
  const float* first = nullptr;
  std::size_t stride = 0;
  std::size_t count = 0;
};

/// Sizes are multiples of 16 where no more is said, a matrix has a multiple of 16 columns. Nothing needs to
/// be aligned.
struct Kernel {
  const char* name;

  /// out[i] = matrix * in[i] + addends[i] for each i < count; null addends stand for the matrix's bias.
  void (*multiply)(const Matrix& matrix, const std::uint8_t* const* in, const float* const* addends,
                   float* const* out, std::size_t count);

  /// One step of a long short-term memory: `gates` are i, f, g, o of `size` each; updates `cell`.
  void (*step)(const float* gates, float* cell, std::uint8_t* out, std::size_t size);

  /// Activations of scale * (sum of the rows), cut to [-1, 1]. REQUIRES: size a multiple of 16, count at
  /// most 255.
  void (*embed)(const std::int8_t* const* rows, std::size_t count, float scale, std::uint8_t* out,
                std::size_t size);

  /// Activations of values cut to [-1, 1].
  void (*quantize)(const float* values, std::uint8_t* out, std::size_t size);

  /// Activations of left + right, cut to [-1, 1].
  void (*quantize_sum)(const float* left, const float* right, std::uint8_t* out, std::size_t size);

  /// Cuts to [-1, 1].
  void (*clamp)(float* values, std::size_t size);

  /// Element j of row i of `out`, whose rows are `out_stride` apart: the dot product of row i of `left` and
  /// row j of `right`, of `size` elements each, and the next element of the latter on top. Eight partial sums
  /// s (element k goes to k mod 8) are added as
  /// ((s0+s4)+(s2+s6)) + ((s1+s5)+(s3+s7)).
  void (*dots)(const FloatRows& left, const FloatRows& right, std::size_t size, float* out,
               std::size_t out_stride);

  /// The index of the greatest of `size` values, the first of equals; 0 where there are none. Any size. No
  /// value may be NaN.
  std::size_t (*greatest)(const float* values, std::size_t size);
};

/// For any processor, in plain C++.
extern const Kernel kPlainKernel;
#if defined(__x86_64__)
extern const Kernel kV2Kernel;       ///< x86-64-v2: SSE 4.2
extern const Kernel kAvx2Kernel;     ///< AVX2
extern const Kernel kAvxVnniKernel;  ///< AVX2 with AVX-VNNI
extern const Kernel kVnniKernel;     ///< AVX-512 with VNNI (and F, BW, DQ, VL)
extern const Kernel kAmxKernel;      ///< AMX with products of bytes, beside all that kVnniKernel needs
#endif

/// Those that processor and system can run, each faster than the one before. The first is kPlainKernel.
/// Linux lends a process the memory of AMX when it asks, which this does.
[[nodiscard]] const std::vector<const Kernel*>& RunnableKernels();

[[nodiscard]] const Kernel& BestKernel();

}  // namespace demarche::language
