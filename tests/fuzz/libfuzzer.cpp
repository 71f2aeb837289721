// The entry that libFuzzer calls; each target has a name of its own, so that the tests can hold all of them.
#include <cstddef>
#include <cstdint>

extern "C" int DEMARCHE_FUZZ_TARGET(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return DEMARCHE_FUZZ_TARGET(data, size);
}
