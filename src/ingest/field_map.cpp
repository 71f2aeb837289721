#include "ingest/field_map.h"

#include <date/date.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include "base/ascii.h"
#include "ingest/html/fragment.h"
#include "ingest/json_tree.h"
#include "records/records.h"

namespace demarche {
namespace {

using ingest::JsonNode;

constexpr std::size_t kMaxEpoch = 253'402'300'799;  // the end of the year 9999

bool IsMappable(std::string_view field) {
  for (const std::string_view each : kMappableFields) {
    if (each == field) return true;
  }
  return false;
}

/// Deeper records are refused where they are parsed; until then nothing may recurse into them.
bool IsShallow(std::string_view json) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_string) {
      if (c == '\\') ++at;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if ((c == '{' || c == '[') && ++depth > kMaxRecordDepth) {
      return false;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return true;
}

/// The member that `path` names: first as it stands, then with each dot going one object deeper.
const JsonNode* FindMember(const JsonNode& object, std::string_view path) {
  const JsonNode* node = &object;
  for (;;) {
    if (!node->IsObject()) return nullptr;
    const auto whole = node->FindMember(std::string(path));
    if (whole != node->MemberEnd()) return &whole->value;
    const std::size_t dot = path.find('.');
    if (dot == std::string_view::npos) return nullptr;
    const auto part = node->FindMember(std::string(path.substr(0, dot)));
    if (part == node->MemberEnd()) return nullptr;
    node = &part->value;
    path.remove_prefix(dot + 1);
  }
}

/// Seconds or milliseconds since 1970 as an instant; other numbers as they are written.
std::string DateOfNumber(std::uint64_t number) {
  constexpr std::uint64_t kLeastSeconds = 100'000'000;
  constexpr std::uint64_t kLeastMillis = 100'000'000'000;
  const std::uint64_t seconds = number >= kLeastMillis ? number / 1000 : number;
  if (number < kLeastSeconds || seconds > kMaxEpoch) return fmt::format("{}", number);
  const date::sys_seconds instant{std::chrono::seconds(seconds)};
  const Day day = date::floor<date::days>(instant);
  const date::hh_mm_ss<std::chrono::seconds> clock(instant - day);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", FormatDay(day), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

/// A value as the text of a field: strings, numbers, and lists of strings, one paragraph each.
std::string TextOfNode(const JsonNode& node, bool is_date) {
  if (node.IsString()) return {node.GetString(), node.GetStringLength()};
  if (node.IsUint64()) return is_date ? DateOfNumber(node.GetUint64()) : fmt::format("{}", node.GetUint64());
  std::string text;
  if (!node.IsArray()) return text;
  for (const JsonNode& item : node.GetArray()) {
    if (!item.IsString()) continue;
    text += (text.empty() ? "" : "\n\n") + std::string(item.GetString(), item.GetStringLength());
  }
  return text;
}

}  // namespace

Result<FieldMap> ParseFieldMap(std::string_view text) {
  FieldMap fields;
  for (const std::string_view pair : Split(text, ',')) {
    const std::size_t equals = pair.find('=');
    const std::string_view field = Trim(pair.substr(0, equals));
    const std::string_view name = equals == std::string_view::npos ? "" : Trim(pair.substr(equals + 1));
    if (name.empty() || !IsMappable(field)) {
      return Fail(ErrorKind::kUsage,
                  fmt::format("'{}' maps no field; write FIELD=NAME, where FIELD is one of {}", pair,
                              fmt::join(kMappableFields, ", ")));
    }
    fields[std::string(field)] = name;
  }
  return fields;
}

std::string MapRecord(std::string_view record, const FieldMap& fields) {
  if (fields.empty() || !IsShallow(record)) return std::string(record);
  ingest::JsonTree json;
  json.Parse<rapidjson::kParseIterativeFlag>(record.data(), record.size());
  if (json.HasParseError() || !json.IsObject()) return std::string(record);
  std::vector<std::pair<std::string, std::string>> values;
  for (const auto& [field, name] : fields) {
    const JsonNode* const node = FindMember(json, name);
    if (node == nullptr) continue;
    std::string text = TextOfNode(*node, field == "date");
    if (field == "text") text = ingest::MappedText(std::move(text));
    values.emplace_back(field, std::move(text));
  }
  for (const auto& [field, text] : values) {
    json.RemoveMember(fields.find(field)->second);
    json.RemoveMember(field);
  }
  for (const auto& [field, text] : values) {
    json.AddMember(JsonNode(field, json.GetAllocator()), JsonNode(text, json.GetAllocator()),
                   json.GetAllocator());
  }
  ingest::JsonBuffer buffer;
  ingest::JsonWriter writer(buffer);
  json.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

namespace ingest {

std::string_view MappedName(const FieldMap& fields, std::string_view field) {
  const auto found = fields.find(field);
  return found == fields.end() ? field : std::string_view(found->second);
}

std::string MappedText(std::string text) {
  for (const char* tag : {"</p>", "<br", "</div>", "<p>"}) {
    if (text.find(tag) != std::string::npos) return FragmentText(text);
  }
  return text;
}

}  // namespace ingest
}  // namespace demarche
