// demarche-seal FOLDER: checks a lexicon once, when the program is built, and leaves a seal beside it, by
// which each start knows that it was checked. A lexicon with mistakes gets none: the program tells of them.
#include <cstdio>

#include "lexicon/seal.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: demarche-seal FOLDER\n");
    return 2;
  }
  const demarche::Result<void> sealed = demarche::lexicon::SealFolder(argv[1]);
  if (!sealed)
    std::fprintf(stderr, "demarche-seal: no seal: %s\n", demarche::ToString(sealed.error()).c_str());
  return 0;
}
