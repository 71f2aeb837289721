// Bounded JSON for records: a reader into a flat tree whose values know their byte, and a
// writer. Both over RapidJSON; numbers stay text, so no value passes through a double.
// Private to the room.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "base/memory.h"
#include "base/result.h"

namespace demarche::records {

enum class JsonKind : std::uint8_t { kNull, kFalse, kTrue, kNumber, kString, kArray, kObject };

/// The words for a kind in messages: "a string", "an array", ...
const char* Name(JsonKind kind);

class JsonDocument;

/// One value of a document; valid as long as the document.
class JsonValue {
 public:
  JsonValue(const JsonDocument& document, std::uint32_t index) : document_(&document), index_(index) {}

  [[nodiscard]] JsonKind kind() const;
  [[nodiscard]] std::size_t offset() const;     ///< byte at which the value begins
  [[nodiscard]] std::string_view key() const;   ///< its name where it stands in an object
  [[nodiscard]] std::string_view text() const;  ///< a decoded string, or a number as written
  class Children;
  [[nodiscard]] Children children() const;
  [[nodiscard]] Children fields() const;      ///< the children of an object; of another value none
  [[nodiscard]] std::string Compact() const;  ///< the value again, without insignificant space

 private:
  const JsonDocument* document_;
  std::uint32_t index_;
};

class JsonDocument {
 public:
  /// Reads one JSON value. Checks UTF-8 (also what escapes decode to), nesting, size, and that no
  /// object names a field twice. Errors: kMalformed, kOverLimit; `where` is "byte N".
  static Result<JsonDocument> Parse(std::string_view bytes);

  [[nodiscard]] JsonValue root() const { return {*this, 0}; }

 private:
  friend class JsonValue;
  friend class TreeBuilder;

  struct Node {
    JsonKind kind = JsonKind::kNull;
    std::uint32_t next = 0;   ///< the following sibling; 0 = none
    std::uint32_t first = 0;  ///< the first child; 0 = none
    std::uint32_t offset = 0;
    std::uint32_t key_begin = 0;
    std::uint32_t key_end = 0;
    std::uint32_t text_begin = 0;
    std::uint32_t text_end = 0;
  };
  std::vector<Node> nodes_;
  std::string strings_;  ///< keys, strings and numbers, one after the other
};

/// The children of a value, in order.
class JsonValue::Children {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = JsonValue;
    using difference_type = std::ptrdiff_t;
    using pointer = const JsonValue*;
    using reference = JsonValue;

    Iterator(const JsonDocument& document, std::uint32_t index) : document_(&document), index_(index) {}
    JsonValue operator*() const { return {*document_, index_}; }
    Iterator& operator++() {
      index_ = document_->nodes_[index_].next;
      return *this;
    }
    bool operator==(const Iterator& other) const { return index_ == other.index_; }

   private:
    const JsonDocument* document_;
    std::uint32_t index_;  ///< 0 behind the last
  };

  Children(const JsonDocument& document, std::uint32_t first) : document_(&document), first_(first) {}
  [[nodiscard]] Iterator begin() const { return {*document_, first_}; }
  [[nodiscard]] Iterator end() const { return {*document_, 0}; }
  [[nodiscard]] std::vector<JsonValue> list() const { return {begin(), end()}; }

 private:
  const JsonDocument* document_;
  std::uint32_t first_;
};

/// Writes compact JSON in the order of the calls. Text that is not UTF-8 is repaired.
class JsonWriter {
 public:
  void Open(std::string_view key = {});  ///< an object, named when it stands in one
  void OpenArray(std::string_view key = {});
  void Close() { Check(writer_.EndObject()); }
  void CloseArray() { Check(writer_.EndArray()); }

  void Text(std::string_view value);
  void Integer(std::int64_t value) { Check(writer_.Int64(value)); }
  void Text(std::string_view key, std::string_view value);
  void TextIfAny(std::string_view key, std::string_view value);
  void Texts(std::string_view key, const std::vector<std::string>& values);
  void Integer(std::string_view key, std::int64_t value);
  void Bool(std::string_view key, bool value);
  void Raw(std::string_view key, std::string_view json);  ///< `json` is a value already

  /// Begins anew, in the same memory.
  void Clear() {
    buffer_.Clear();
    writer_.Reset(buffer_);
  }

  /// The bytes. REQUIRES: everything opened is closed.
  [[nodiscard]] std::string Take() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  friend class JsonValue;
  using Buffer = rapidjson::GenericStringBuffer<rapidjson::UTF8<>, SureMemory>;
  using Writer = rapidjson::Writer<Buffer, rapidjson::UTF8<>, rapidjson::UTF8<>, SureMemory,
                                   rapidjson::kWriteValidateEncodingFlag>;
  void Key(std::string_view key);
  static void Check(bool written);

  static constexpr std::size_t kRoom = 4096;  ///< bytes at first: most records fit

  Buffer buffer_{nullptr, kRoom};
  Writer writer_{buffer_};
};

}  // namespace demarche::records
