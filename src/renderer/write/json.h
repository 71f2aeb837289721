// JSON as a text, over RapidJSON: every string is cleaned, and '<' is written as \u003C, so that the text may
// stand inside a script element.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/memory.h"

namespace demarche {

class JsonText {
 public:
  void Open() { writer_.StartObject(); }
  void Close() { writer_.EndObject(); }
  void OpenArray() { writer_.StartArray(); }
  void CloseArray() { writer_.EndArray(); }
  void Key(std::string_view key);
  void Text(std::string_view text);
  void Bool(bool value) { writer_.Bool(value); }
  void Number(std::int64_t number) { writer_.Int64(number); }
  /// A number as it is to stand. REQUIRES: `number` is one of JSON.
  void Number(std::string_view number);

  void Field(std::string_view key, std::string_view text);
  void Field(std::string_view key, std::int64_t number);
  void FieldIfAny(std::string_view key, std::string_view text);
  /// Left out when empty.
  void Field(std::string_view key, const std::vector<std::string>& texts);

  /// REQUIRES: everything opened is closed.
  [[nodiscard]] std::string Take() const;

 private:
  using Buffer = rapidjson::GenericStringBuffer<rapidjson::UTF8<>, SureMemory>;

  Buffer buffer_;
  rapidjson::Writer<Buffer, rapidjson::UTF8<>, rapidjson::UTF8<>, SureMemory> writer_{buffer_};
};

}  // namespace demarche
