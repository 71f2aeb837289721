// The kernel for any processor.
#define DEMARCHE_KERNEL kPlainKernel
#define DEMARCHE_KERNEL_NAME "plain"
#include "language/net/kernel/body.inc"
