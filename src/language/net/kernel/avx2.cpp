// The kernel for AVX2; cmake/kernels.cmake sets the flags.
#if defined(__x86_64__)
#define DEMARCHE_KERNEL kAvx2Kernel
#define DEMARCHE_KERNEL_NAME "AVX2"
#include "language/net/kernel/body.inc"
#endif
