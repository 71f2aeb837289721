// Mails and mailboxes: any bytes behind two fields of a header.
#include <cstdint>

#include "ingest_documents.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ReadFuzzedDocument("From a@b Sun Sep 12 08:00:00 2010\nFrom: a@b\nSubject: s\n" +
                     std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
