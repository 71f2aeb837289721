#include "ingest/pass_through.h"

#include "base/utf8.h"
#include "ingest/json_tree.h"

namespace demarche::ingest {

std::string JsonTextOf(std::string_view text) {
  const std::string valid = NormalizeNfc(RepairUtf8(text));
  JsonBuffer buffer;
  JsonWriter writer(buffer);
  writer.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  return {buffer.GetString(), buffer.GetSize()};
}

std::string JsonTextsOf(std::span<const std::string> texts) {
  std::string json = "[";
  for (const std::string& text : texts) json += (json.size() > 1 ? "," : "") + JsonTextOf(text);
  return json + "]";
}

}  // namespace demarche::ingest
