// Reads the fields of one JSON object into variables. The first thing that is wrong is kept in
// a Complaint with its byte; later calls go on harmlessly, so that readers need no branches.
// Absent fields and null leave the variable as it is. Private to the room.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/day.h"
#include "core/span.h"
#include "records/json.h"

namespace demarche::records {

/// The first error of a record, if any.
class Complaint {
 public:
  void Add(const JsonValue& at, std::string message, ErrorKind kind = ErrorKind::kMalformed);
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  std::optional<Error> error_;
};

/// A whole number that fits; false when `value` is none.
bool ReadCount(const JsonValue& value, std::uint32_t& out);

class Fields {
 public:
  /// Complains when `object` is none.
  Fields(const JsonValue& object, Complaint& complaint);

  void Text(std::string_view name, std::string& out);
  void Texts(std::string_view name, std::vector<std::string>& out);
  void Bool(std::string_view name, bool& out);
  void Count(std::string_view name, std::uint32_t& out) {
    out = static_cast<std::uint32_t>(Number(name, out, 0, UINT32_MAX));
  }
  void Count(std::string_view name, std::uint64_t& out);
  void Count(std::string_view name, std::optional<std::uint32_t>& out);
  void Percent(std::string_view name, int& out) {
    out = static_cast<int>(Number(name, static_cast<std::uint64_t>(out), 0, 100));
  }
  void Whole(std::string_view name, int most, int& out);  ///< from -most to most
  void Tenths(std::string_view name, int& out);           ///< a score as tenths: -3.5 gives -35
  void Date(std::string_view name, std::optional<Day>& out);
  /// "begin" and "end" of this object; `limit` is the length of what they count in.
  void Range(Span& out, std::uint32_t limit);
  /// Calls `read` for each item of an array.
  void Each(std::string_view name, const std::function<void(const JsonValue&)>& read);
  /// Calls `read` with the fields of an object.
  void One(std::string_view name, const std::function<void(Fields&)>& read);
  /// An enumerator by its word; `parse` is the Parse function of its type.
  template <typename E>
  void Choice(std::string_view name, std::optional<E> (*parse)(std::string_view), E& out) {
    const std::optional<JsonValue> value = Find(name, JsonKind::kString);
    if (!value) return;
    if (const std::optional<E> found = parse(value->text())) {
      out = *found;
    } else {
      Complain(*value, name, "is none of its words");
    }
  }
  void Require(std::string_view name);
  /// "schema" is ours, or absent.
  void Schema();
  /// Complains about the object as a whole.
  void Refuse(std::string message) { complaint_->Add(object_, std::move(message)); }

  [[nodiscard]] bool Has(std::string_view name) const;
  [[nodiscard]] Complaint& complaint() { return *complaint_; }
  [[nodiscard]] JsonValue::Children all() const { return fields_; }

 private:
  std::optional<JsonValue> Find(std::string_view name);
  std::optional<JsonValue> Find(std::string_view name, JsonKind wanted);
  std::uint64_t Number(std::string_view name, std::uint64_t otherwise, std::uint64_t least,
                       std::uint64_t most);
  void Complain(const JsonValue& at, std::string_view name, std::string_view what);

  JsonValue object_;
  JsonValue::Children fields_;
  Complaint* complaint_;
};

}  // namespace demarche::records
