// Prints the manual page; `make -f Makefile.docs man` runs it.
#include <cstdio>

#include "cli/cli.h"

int main() {
  const std::string page = demarche::ManPage();
  return std::fwrite(page.data(), 1, page.size(), stdout) == page.size() ? 0 : 1;
}
