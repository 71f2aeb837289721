// Feeds and wires: any bytes behind the beginning of a feed, or behind that of a record of Reuters SGML.
#include <cstdint>

#include "ingest_documents.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  ReadFuzzedDocument((bytes.starts_with("<REUTERS") ? "" : "<rss><channel>") + bytes);
  return 0;
}
