// The kernel for AVX-512 with VNNI; cmake/kernels.cmake sets the flags.
#if defined(__x86_64__)
#define DEMARCHE_KERNEL kVnniKernel
#define DEMARCHE_KERNEL_NAME "AVX-512 VNNI"
#include "language/net/kernel/body.inc"
#endif
