// Extraction records: what is read can be written, and reads back to the same bytes.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "records/records.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = demarche::ParseExtraction(bytes);
  if (!read) {
    if (read.error().where.empty() || read.error().message.empty()) std::abort();
    return 0;
  }
  const auto write = [](const std::variant<demarche::Extraction, demarche::ErrorRecord>& record) {
    const auto* extraction = std::get_if<demarche::Extraction>(&record);
    return extraction != nullptr ? demarche::WriteExtraction(*extraction)
                                 : demarche::WriteError(std::get<demarche::ErrorRecord>(record));
  };
  const std::string line = write(*read);
  const auto again = demarche::ParseExtraction(line);
  if (!again || write(*again) != line) std::abort();
  return 0;
}
