// Web pages: any bytes behind a tag that makes them a page.
#include <cstdint>

#include "ingest_documents.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ReadFuzzedDocument("<html>" + std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
