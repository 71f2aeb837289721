// Memory for libraries that write through what they were given without a look: where none is left,
// std::bad_alloc is thrown, as it is in the rest of the program.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>

namespace demarche {

/// An allocator as RapidJSON asks for one.
class SureMemory {
 public:
  static constexpr bool kNeedFree = true;

  static void* Malloc(std::size_t size) { return size == 0 ? nullptr : Sure(std::malloc(size)); }
  static void* Realloc(void* old, std::size_t /*old_size*/, std::size_t size) {
    if (size != 0) return Sure(std::realloc(old, size));
    std::free(old);
    return nullptr;
  }
  static void Free(void* memory) { std::free(memory); }

 private:
  static void* Sure(void* memory) {
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
  }
};

}  // namespace demarche
