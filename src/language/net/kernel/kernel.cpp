#include "language/net/kernel/kernel.h"

namespace demarche::language {

#if defined(__x86_64__)
bool HasVnni() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512vnni");
}
#endif

const Kernel& BestKernel() {
#if defined(__x86_64__)
  if (HasVnni()) return kVnniKernel;
  if (__builtin_cpu_supports("avx2")) return kAvx2Kernel;
  if (__builtin_cpu_supports("sse4.2")) return kV2Kernel;
#endif
  return kPlainKernel;
}

}  // namespace demarche::language
