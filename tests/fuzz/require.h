// What a target requires: a broken promise is a crash, which the fuzzer keeps.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

#ifdef DOCTEST_LIBRARY_INCLUDED
#error "fuzz targets are linked without doctest: include a header that does not need it"
#endif

/// `about` is told when it does not hold.
inline void Require(bool holds, const std::string& about = {}) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", about.c_str());
  std::abort();
}
