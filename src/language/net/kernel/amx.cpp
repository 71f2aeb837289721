// The kernel for AMX; cmake/kernels.cmake sets the flags.
#if defined(__x86_64__)
#define DEMARCHE_KERNEL kAmxKernel
#define DEMARCHE_KERNEL_NAME "AMX"
#include "language/net/kernel/body.inc"
#endif
