#include "records/lines.h"

#include <fmt/format.h>

#include "base/ascii.h"
#include "records/json.h"

namespace demarche::records {
namespace {

Result<void> ReadLine(std::string_view line,
                      const std::function<void(const std::string& kind, Fields&)>& take) {
  const Result<JsonDocument> document = JsonDocument::Parse(line);
  if (!document) return tl::unexpected<Error>(document.error());
  Complaint complaint;
  Fields fields(document->root(), complaint);
  std::string kind;
  fields.Text("kind", kind);
  if (!complaint.error()) take(kind, fields);
  if (complaint.error()) return tl::unexpected<Error>(*complaint.error());
  return {};
}

}  // namespace

Result<std::size_t> ReadLines(std::string_view lines,
                              const std::function<void(const std::string& kind, Fields&)>& take) {
  std::size_t number = 0;
  while (!lines.empty()) {
    ++number;
    const std::size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    if (!Trim(line).empty()) {
      Result<void> read = ReadLine(line, take);
      if (!read) {
        read.error().where = fmt::format("line {}, {}", number, read.error().where);
        return tl::unexpected<Error>(std::move(read.error()));
      }
    }
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
  }
  return number;
}

}  // namespace demarche::records
