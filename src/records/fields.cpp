// Every message has one form: field 'x' ..., with the byte of its value.
#include "records/fields.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

#include "base/ascii.h"
#include "records/records.h"

namespace demarche::records {

void Complaint::Add(const JsonValue& at, std::string message, ErrorKind kind) {
  if (!error_) error_ = Error{kind, std::move(message), fmt::format("byte {}", at.offset())};
}

bool ReadCount(const JsonValue& value, std::uint32_t& out) {
  const std::string_view text = value.text();
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), out);
  return value.kind() == JsonKind::kNumber && code == std::errc() && end == text.data() + text.size();
}

Fields::Fields(const JsonValue& object, Complaint& complaint)
    : object_(object), fields_(object.fields()), complaint_(&complaint) {
  if (object.kind() != JsonKind::kObject) {
    complaint.Add(object, fmt::format("is {} where an object belongs; write {{...}}", Name(object.kind())));
  }
}

bool Fields::Has(std::string_view name) const {
  for (const JsonValue field : fields_) {
    if (field.key() == name) return field.kind() != JsonKind::kNull;
  }
  return false;
}

std::optional<JsonValue> Fields::Find(std::string_view name) {
  for (const JsonValue field : fields_) {
    if (field.key() == name && field.kind() != JsonKind::kNull) return field;
  }
  return std::nullopt;
}

std::optional<JsonValue> Fields::Find(std::string_view name, JsonKind wanted) {
  const std::optional<JsonValue> value = Find(name);
  if (!value || value->kind() == wanted) return value;
  Complain(*value, name, fmt::format("is {}; it must be {}", Name(value->kind()), Name(wanted)));
  return std::nullopt;
}

void Fields::Complain(const JsonValue& at, std::string_view name, std::string_view what) {
  complaint_->Add(at, fmt::format("field '{}' {}", name, what));
}

void Fields::Text(std::string_view name, std::string& out) {
  if (const std::optional<JsonValue> value = Find(name, JsonKind::kString)) out = value->text();
}

void Fields::Texts(std::string_view name, std::vector<std::string>& out) {
  Each(name, [&](const JsonValue& item) {
    if (item.kind() == JsonKind::kString) {
      out.emplace_back(item.text());
    } else {
      Complain(item, name, "must hold strings only");
    }
  });
}

void Fields::Bool(std::string_view name, bool& out) {
  const std::optional<JsonValue> value = Find(name);
  if (!value) return;
  if (value->kind() == JsonKind::kTrue || value->kind() == JsonKind::kFalse) {
    out = value->kind() == JsonKind::kTrue;
  } else {
    Complain(*value, name, fmt::format("is {}; it must be true or false", Name(value->kind())));
  }
}

std::uint64_t Fields::Number(std::string_view name, std::uint64_t otherwise, std::uint64_t least,
                             std::uint64_t most) {
  const std::optional<JsonValue> value = Find(name, JsonKind::kNumber);
  if (!value) return otherwise;
  const std::string_view text = value->text();
  std::uint64_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code == std::errc() && end == text.data() + text.size() && number >= least && number <= most)
    return number;
  Complain(*value, name, fmt::format("must be a whole number from {} to {}", least, most));
  return otherwise;
}

void Fields::Count(std::string_view name, std::uint64_t& out) { out = Number(name, out, 0, UINT64_MAX); }

void Fields::Count(std::string_view name, std::optional<std::uint32_t>& out) {
  if (Has(name)) out = static_cast<std::uint32_t>(Number(name, 0, 0, UINT32_MAX));
}

void Fields::Whole(std::string_view name, int most, int& out) {
  const std::optional<JsonValue> value = Find(name, JsonKind::kNumber);
  if (!value) return;
  const std::string_view text = value->text();
  int number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc() || end != text.data() + text.size() || std::abs(number) > most)
    return Complain(*value, name, fmt::format("must be a whole number from {} to {}", -most, most));
  out = number;
}

void Fields::Tenths(std::string_view name, int& out) {
  const std::optional<JsonValue> value = Find(name, JsonKind::kNumber);
  if (!value) return;
  std::string_view text = value->text();
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t dot = text.find('.');
  std::string_view decimals = dot == std::string_view::npos ? "" : text.substr(dot + 1);
  while (decimals.size() > 1 && decimals.ends_with('0')) decimals.remove_suffix(1);
  unsigned whole = 0;
  const std::string_view digits = text.substr(0, dot);
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), whole);
  const bool plain = code == std::errc() && end == digits.data() + digits.size() && decimals.size() <= 1 &&
                     (decimals.empty() || IsDigit(decimals[0]));
  const int tenths =
      plain && whole <= 10 ? static_cast<int>(whole) * 10 + (decimals.empty() ? 0 : decimals[0] - '0') : 101;
  if (tenths > 100) return Complain(*value, name, "must be a number from -10 to 10 with at most one decimal");
  out = negative ? -tenths : tenths;
}

void Fields::Date(std::string_view name, std::optional<Day>& out) {
  const std::optional<JsonValue> value = Find(name, JsonKind::kString);
  if (!value) return;
  out = ParseDay(value->text());
  if (!out) Complain(*value, name, "is no day; write YYYY-MM-DD");
}

void Fields::Range(Span& out, std::uint32_t limit) {
  Count("begin", out.begin);
  Count("end", out.end);
  if (out.begin > out.end || out.end > limit) {
    Refuse(fmt::format("the range {} to {} does not lie in the text of {} bytes", out.begin, out.end, limit));
  }
}

void Fields::Each(std::string_view name, const std::function<void(const JsonValue&)>& read) {
  if (const std::optional<JsonValue> value = Find(name, JsonKind::kArray)) {
    for (const JsonValue item : value->children()) read(item);
  }
}

void Fields::One(std::string_view name, const std::function<void(Fields&)>& read) {
  if (const std::optional<JsonValue> value = Find(name, JsonKind::kObject)) {
    Fields fields(*value, *complaint_);
    read(fields);
  }
}

void Fields::Require(std::string_view name) {
  if (!Has(name)) Refuse(fmt::format("has no '{}'; add the field", name));
}

void Fields::Schema() {
  const std::optional<JsonValue> value = Find("schema");
  if (!value || (value->kind() == JsonKind::kNumber && value->text() == std::to_string(kSchema))) return;
  complaint_->Add(*value, fmt::format("is of another schema; this program reads schema {}", kSchema),
                  ErrorKind::kUnsupported);
}

}  // namespace demarche::records
