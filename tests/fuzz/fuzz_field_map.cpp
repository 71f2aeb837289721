// A line of --map, and below it a record of the user: the mapped record is JSON where the record was.
#include <string>

#include "base/utf8.h"
#include "cutter.h"
#include "ingest/ingest.h"
#include "records/records.h"
#include "require.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Cutter in(data, size);
  const auto fields = demarche::ParseFieldMap(in.Text(256));
  if (!fields) {
    Require(!fields.error().message.empty());
    return 0;
  }
  const std::string mapped = demarche::MapRecord(in.Rest(), *fields);
  const auto before = demarche::ParseArticle(in.Rest(), demarche::RecordDates::kAny);
  const auto after = demarche::ParseArticle(mapped, demarche::RecordDates::kAny);
  if (after) Require(demarche::IsValidUtf8(after->text));
  if (fields->empty() && before) Require(after.has_value());
  return 0;
}
