// Groups of merged deeds: what is read can be written, and reads back to the same bytes.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "records/records.h"

namespace {

std::string WriteAll(const std::vector<demarche::Group>& groups) {
  std::string lines;
  for (const demarche::Group& group : groups) lines += demarche::WriteGroup(group);
  return lines;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = demarche::ParseGroups(bytes);
  if (!read) {
    if (read.error().where.empty() || read.error().message.empty()) std::abort();
    return 0;
  }
  const std::string lines = WriteAll(*read);
  const auto again = demarche::ParseGroups(lines);
  if (!again || WriteAll(*again) != lines) std::abort();
  return 0;
}
