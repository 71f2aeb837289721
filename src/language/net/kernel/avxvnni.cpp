// The kernel for AVX-VNNI; cmake/kernels.cmake sets the flags.
#if defined(__x86_64__)
#define DEMARCHE_KERNEL kAvxVnniKernel
#define DEMARCHE_KERNEL_NAME "AVX-VNNI"
#include "language/net/kernel/body.inc"
#endif
