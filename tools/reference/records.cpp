#include "records.h"

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/istreamwrapper.h>

#include <algorithm>
#include <fstream>

namespace demarche::reference {
namespace {

using rapidjson::Value;

std::string_view TextOf(const Value& object, const char* key) {
  const auto found = object.FindMember(key);
  if (found == object.MemberEnd() || !found->value.IsString()) return {};
  return {found->value.GetString(), found->value.GetStringLength()};
}

/// "#/definitions/actor" is "actor".
std::string_view Definition(std::string_view reference) { return reference.substr(reference.rfind('/') + 1); }

std::string Choices(const Value& list) {
  std::string choices;
  for (const Value& choice : list.GetArray()) {
    choices += choices.empty() ? "one of " : ", ";
    choices += choice.IsString() ? fmt::format("`{}`", choice.GetStringLength() ? choice.GetString() : "\"\"")
                                 : fmt::format("`{}`", choice.GetInt());
  }
  return choices;
}

/// A name of a definition alone would say too little where it is short.
bool HasFields(const Value& schema) { return schema.HasMember("properties"); }

class Writer {
 public:
  explicit Writer(const Value& root) : root_(root) {}

  std::string Page() {
    page_ = fmt::format("## {}\n\n", TextOf(root_, "title"));
    if (const std::string_view says = TextOf(root_, "description"); !says.empty())
      page_ += fmt::format("{}\n\n", says);
    if (HasFields(root_)) Fields(root_);
    if (!root_.HasMember("definitions")) return page_;
    for (const auto& [name, schema] : root_["definitions"].GetObject()) {
      if (!HasFields(schema)) continue;
      page_ += fmt::format("### {}: {}\n\n", FileWord(), name.GetString());
      if (const std::string_view says = TextOf(schema, "description"); !says.empty())
        page_ += fmt::format("{}.\n\n", says);
      Fields(schema);
    }
    return page_;
  }

 private:
  /// Headings of the whole page must differ: the first word of the title goes before each.
  [[nodiscard]] std::string_view FileWord() const {
    const std::string_view title = TextOf(root_, "title");
    return title.substr(0, title.find(' '));
  }

  void Fields(const Value& schema) {
    page_ += "| field | what it holds | |\n|---|---|---|\n";
    Rows(schema, "");
    page_ += "\n";
  }

  void Rows(const Value& schema, const std::string& prefix) {
    for (const auto& [name, field] : schema["properties"].GetObject()) {
      const std::string path = prefix + name.GetString();
      page_ += fmt::format("| `{}` | {} | {} |\n", path, Kind(field),
                           IsRequired(schema, name) ? "always there" : "");
      if (HasFields(field)) Rows(field, path + ".");
      if (field.HasMember("items") && field["items"].IsObject() && HasFields(field["items"]))
        Rows(field["items"], path + "[].");
    }
  }

  static bool IsRequired(const Value& schema, const Value& name) {
    const auto required = schema.FindMember("required");
    if (required == schema.MemberEnd()) return false;
    const auto list = required->value.GetArray();
    return std::any_of(list.begin(), list.end(), [&](const Value& other) { return other == name; });
  }

  [[nodiscard]] std::string Kind(const Value& field) const {
    std::string kind = BareKind(field);
    if (const std::string_view says = TextOf(field, "description"); !says.empty())
      kind += fmt::format("; {}", says);
    std::string escaped;
    for (const char c : kind) escaped += c == '|' ? std::string("\\|") : std::string(1, c);
    return escaped;
  }

  [[nodiscard]] std::string BareKind(const Value& field) const {
    if (const std::string_view reference = TextOf(field, "$ref"); !reference.empty())
      return Referred(reference);
    if (field.HasMember("enum")) return Choices(field["enum"]);
    const std::string_view type = TextOf(field, "type");
    if (type == "array") {
      const bool plain = field.HasMember("items") && field["items"].IsObject();
      return plain ? fmt::format("list: {}", BareKind(field["items"])) : "list";
    }
    if (!field.HasMember("minimum")) return type.empty() ? "any value" : std::string(type);
    const std::string most =
        field.HasMember("maximum") ? fmt::format(" to {}", field["maximum"].GetInt()) : " or more";
    return fmt::format("{}, {}{}", type, field["minimum"].GetInt(), most);
  }

  /// A definition with fields has a heading of its own; others are told in place.
  [[nodiscard]] std::string Referred(std::string_view reference) const {
    const std::string name(Definition(reference));
    const Value& schema = root_["definitions"][name.c_str()];
    return HasFields(schema) ? fmt::format("`{}`, below", name) : Kind(schema);
  }

  const Value& root_;
  std::string page_;
};

}  // namespace

std::string RecordReference(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  rapidjson::IStreamWrapper stream(file);
  rapidjson::Document document;
  document.ParseStream(stream);
  if (document.HasParseError() || !document.IsObject()) return {};
  return Writer(document).Page();
}

}  // namespace demarche::reference
