#include "base/memory.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>
#include <new>

using namespace demarche;

TEST_CASE("memory is given, grown and given back; nothing is asked for where none is wanted") {
  CHECK(SureMemory::Malloc(0) == nullptr);
  void* memory = SureMemory::Malloc(4);
  std::memcpy(memory, "abc", 4);
  memory = SureMemory::Realloc(memory, 4, 100'000);
  CHECK(std::strcmp(static_cast<const char*>(memory), "abc") == 0);
  CHECK(SureMemory::Realloc(memory, 100'000, 0) == nullptr);
  void* fresh = SureMemory::Realloc(nullptr, 0, 8);
  CHECK(fresh != nullptr);
  SureMemory::Free(fresh);
  SureMemory::Free(nullptr);
}

// Sanitizers end the program themselves.
#if !defined(DEMARCHE_INSTRUMENTED)
TEST_CASE("memory that is not there is thrown") {
  // Read at run time, or the compiler warns of what is meant.
  const volatile std::size_t all = PTRDIFF_MAX;
  CHECK_THROWS_AS(static_cast<void>(SureMemory::Malloc(all)), std::bad_alloc);
  void* memory = SureMemory::Malloc(4);
  CHECK_THROWS_AS(static_cast<void>(SureMemory::Realloc(memory, 4, all)), std::bad_alloc);
  SureMemory::Free(memory);
}
#endif
