// The kernel for x86-64-v2; cmake/kernels.cmake sets the flags.
#if defined(__x86_64__)
#define DEMARCHE_KERNEL kV2Kernel
#define DEMARCHE_KERNEL_NAME "x86-64-v2"
#include "language/net/kernel/body.inc"
#endif
