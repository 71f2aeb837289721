// The kernels that this machine can run, the plain one first.
#pragma once

#include <vector>

#include "language/net/kernel/kernel.h"

namespace demarche::language {

inline std::vector<const Kernel*> Kernels() {
  std::vector<const Kernel*> kernels{&kPlainKernel};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("sse4.2")) kernels.push_back(&kV2Kernel);
  if (__builtin_cpu_supports("avx2")) kernels.push_back(&kAvx2Kernel);
  if (HasVnni()) kernels.push_back(&kVnniKernel);
#endif
  return kernels;
}

}  // namespace demarche::language
