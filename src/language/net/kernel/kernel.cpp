#include "language/net/kernel/kernel.h"

namespace demarche::language {

const Kernel& BestKernel() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return kAvx2Kernel;
  if (__builtin_cpu_supports("sse4.2")) return kV2Kernel;
#endif
  return kPlainKernel;
}

}  // namespace demarche::language
