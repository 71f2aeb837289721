// Tables: any bytes below a row of names.
#include <cstdint>

#include "ingest_documents.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ReadFuzzedDocument("title,date,text\n" + std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
