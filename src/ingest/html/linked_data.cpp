#include "ingest/html/linked_data.h"

#include <vector>

#include "ingest/json_tree.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxItems = 200;

std::string_view TextAt(const JsonNode& object, const char* name) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd() || !found->value.IsString()) return {};
  return {found->value.GetString(), found->value.GetStringLength()};
}

bool IsArticleType(std::string_view type) { return type.ends_with("Article") || type.ends_with("Posting"); }

bool IsArticle(const JsonNode& object) {
  const auto type = object.FindMember("@type");
  if (type == object.MemberEnd()) return false;
  if (type->value.IsString()) return IsArticleType(TextAt(object, "@type"));
  if (!type->value.IsArray()) return false;
  for (const JsonNode& each : type->value.GetArray()) {
    if (each.IsString() && IsArticleType({each.GetString(), each.GetStringLength()})) return true;
  }
  return false;
}

/// The objects at the top, in arrays and in @graph; items of lists of other articles are not looked into.
void Collect(const JsonNode& value, std::vector<const JsonNode*>& items) {
  if (items.size() >= kMaxItems) return;
  if (value.IsObject()) {
    items.push_back(&value);
    const auto graph = value.FindMember("@graph");
    if (graph != value.MemberEnd() && graph->value.IsArray()) {
      for (const JsonNode& each : graph->value.GetArray()) {
        if (each.IsObject() && items.size() < kMaxItems) items.push_back(&each);
      }
    }
  } else if (value.IsArray()) {
    for (const JsonNode& each : value.GetArray()) {
      if (each.IsObject()) Collect(each, items);
    }
  }
}

void Fill(std::string& field, std::string_view value) {
  if (field.empty()) field = value;
}

/// The name that a value gives: itself, its "name", or those of its elements.
std::string NameIn(const JsonNode& value) {
  constexpr std::size_t kMaxNames = 10;
  if (value.IsString()) return {value.GetString(), value.GetStringLength()};
  if (value.IsObject()) return std::string(TextAt(value, "name"));
  std::string names;
  if (!value.IsArray()) return names;
  std::size_t count = 0;
  for (const JsonNode& each : value.GetArray()) {
    const std::string name = each.IsArray() || ++count > kMaxNames ? std::string() : NameIn(each);
    if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
  }
  return names;
}

std::string NameAt(const JsonNode& object, const char* name) {
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? std::string() : NameIn(found->value);
}

void TakeItem(const JsonNode& item, bool is_article, LinkedData& data) {
  Fill(data.date, TextAt(item, "datePublished"));
  if (!is_article) return;
  Fill(data.headline, TextAt(item, "headline"));
  Fill(data.language, TextAt(item, "inLanguage"));
  Fill(data.body, TextAt(item, "articleBody"));
  Fill(data.created, TextAt(item, "dateCreated"));
  Fill(data.modified, TextAt(item, "dateModified"));
  Fill(data.publisher, NameAt(item, "publisher"));
  Fill(data.author, NameAt(item, "author"));
  Fill(data.section, NameAt(item, "articleSection"));
  Fill(data.url, TextAt(item, "url"));
}

}  // namespace

std::string JsonText(const std::string& text) {
  JsonBuffer buffer;
  JsonWriter writer(buffer);
  writer.String(text);
  return buffer.GetString();
}

void ReadLinkedData(std::string_view json, LinkedData& data) {
  JsonTree document;
  document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseStopWhenDoneFlag |
                 rapidjson::kParseNumbersAsStringsFlag>(json.data(), json.size());
  if (document.HasParseError()) return;
  std::vector<const JsonNode*> items;
  Collect(document, items);
  for (const bool want_article : {true, false}) {
    for (const JsonNode* item : items) {
      if (IsArticle(*item) == want_article) TakeItem(*item, want_article, data);
    }
  }
}

}  // namespace demarche::ingest
