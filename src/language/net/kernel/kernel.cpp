#include "language/net/kernel/kernel.h"

#if defined(__x86_64__)
#include <cpuid.h>
#endif
#if defined(__x86_64__) && defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace demarche::language {
namespace {

#if defined(__x86_64__)

/// A part of CPUID's leaf 7 (Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2).
struct Features {
  unsigned a = 0, b = 0, c = 0, d = 0;

  explicit Features(unsigned part) { __get_cpuid_count(7, part, &a, &b, &c, &d); }
};

bool HasAvxVnni() { return __builtin_cpu_supports("avx2") && (Features(1).a & (1U << 4U)) != 0; }

bool HasVnni() {
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512vnni");
}

/// Documentation/arch/x86/xstate.rst of Linux: all threads of the process may then use tiles.
bool SystemLendsTiles() {
#if defined(__linux__)
  constexpr long kRequest = 0x1023;  // ARCH_REQ_XCOMP_PERM
  constexpr long kTileData = 18;     // XFEATURE_XTILEDATA
  return syscall(SYS_arch_prctl, kRequest, kTileData) == 0;
#else
  return false;
#endif
}

bool HasAmx() {
  constexpr unsigned kTiles = 1U << 24U;
  constexpr unsigned kBytes = 1U << 25U;
  const unsigned features = Features(0).d;
  return (features & kTiles) != 0 && (features & kBytes) != 0 && SystemLendsTiles();
}

#endif

std::vector<const Kernel*> FindRunnableKernels() {
  std::vector<const Kernel*> kernels{&kPlainKernel};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("sse4.2")) kernels.push_back(&kV2Kernel);
  if (__builtin_cpu_supports("avx2")) kernels.push_back(&kAvx2Kernel);
  if (HasAvxVnni()) kernels.push_back(&kAvxVnniKernel);
  if (HasVnni()) kernels.push_back(&kVnniKernel);
  if (HasVnni() && HasAmx()) kernels.push_back(&kAmxKernel);
#endif
  return kernels;
}

}  // namespace

const std::vector<const Kernel*>& RunnableKernels() {
  static const std::vector<const Kernel*> kernels = FindRunnableKernels();
  return kernels;
}

const Kernel& BestKernel() { return *RunnableKernels().back(); }

}  // namespace demarche::language
