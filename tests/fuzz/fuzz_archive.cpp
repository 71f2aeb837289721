// Archives, compressed files and crawls of any shape; the seeds of fuzz_warc.cpp begin as crawls.
#include "ingest_containers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ReadFuzzedContainer({reinterpret_cast<const char*>(data), size});
  return 0;
}
