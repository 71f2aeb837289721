// Crawls in WARC and ARC.
#include "ingest_containers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ReadFuzzedContainer({reinterpret_cast<const char*>(data), size});
  return 0;
}
