#include "renderer/write/json.h"

#include "renderer/text/escape.h"

namespace demarche {

void JsonText::Key(std::string_view key) {
  writer_.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
}

void JsonText::Text(std::string_view text) {
  const std::string clean = CleanText(text);
  writer_.String(clean.data(), static_cast<rapidjson::SizeType>(clean.size()));
}

void JsonText::Number(std::string_view number) {
  writer_.RawValue(number.data(), number.size(), rapidjson::kNumberType);
}

void JsonText::Field(std::string_view key, std::string_view text) {
  Key(key);
  Text(text);
}

void JsonText::Field(std::string_view key, std::int64_t number) {
  Key(key);
  Number(number);
}

void JsonText::FieldIfAny(std::string_view key, std::string_view text) {
  if (!text.empty()) Field(key, text);
}

void JsonText::Field(std::string_view key, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  Key(key);
  OpenArray();
  for (const std::string& text : texts) Text(text);
  CloseArray();
}

std::string JsonText::Take() const {
  std::string out;
  out.reserve(buffer_.GetSize());
  // Outside strings JSON has no '<'.
  for (const char c : std::string_view(buffer_.GetString(), buffer_.GetSize())) {
    if (c == '<') {
      out += "\\u003C";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace demarche
