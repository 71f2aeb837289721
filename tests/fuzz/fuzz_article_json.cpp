// Article records: what is read can be written, and reads back to the same bytes.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "records/records.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = demarche::ParseArticle(bytes);
  if (!read) {
    if (read.error().where.empty() || read.error().message.empty()) std::abort();
    return 0;
  }
  const std::string line = demarche::WriteArticle(*read);
  const auto again = demarche::ParseArticle(line);
  if (!again || demarche::WriteArticle(*again) != line) std::abort();
  return 0;
}
