// The tree is built from RapidJSON's iterative SAX reader: the depth of the input never becomes
// depth of the call stack, and every limit is checked before memory is spent on it.
#include "records/json.h"

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <cassert>
#include <optional>

#include "base/utf8.h"
#include "records/records.h"

namespace demarche::records {
namespace {

/// Values in one record; a bound on memory, far above any article.
constexpr std::size_t kMaxValues = std::size_t{4} << 20U;

/// Room for the values of an article, and for its text while it is decoded; what is larger grows.
constexpr std::size_t kFewValues = 16;
constexpr std::size_t kLongText = 16384;

tl::unexpected<Error> FailAt(ErrorKind kind, std::string message, std::size_t byte) {
  return Fail(kind, std::move(message), fmt::format("byte {}", byte));
}

}  // namespace

/// RapidJSON's input stream over a string_view; the end reads as NUL.
class ByteStream {
 public:
  using Ch = char;
  explicit ByteStream(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] Ch Peek() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }
  Ch Take() { return at_ < bytes_.size() ? bytes_[at_++] : '\0'; }
  [[nodiscard]] std::size_t Tell() const { return at_; }
  // Writing is part of RapidJSON's stream concept, but never asked of an input.
  Ch* PutBegin() { return nullptr; }
  void Put(Ch) {}
  void Flush() {}
  std::size_t PutEnd(Ch*) { return 0; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

/// Handler of RapidJSON's events: links nodes as they come.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view bytes, const ByteStream& stream) : bytes_(bytes), stream_(stream) {
    tree_.nodes_.reserve(kFewValues);
    tree_.strings_.reserve(bytes.size());  // no string grows when it is decoded
    open_.reserve(kMaxRecordDepth);
    keys_.reserve(kFewValues);
  }

  bool Null() { return Add(JsonKind::kNull); }
  bool Bool(bool value) { return Add(value ? JsonKind::kTrue : JsonKind::kFalse); }
  bool RawNumber(const char* text, rapidjson::SizeType size, bool) {
    return Add(JsonKind::kNumber, {text, size});
  }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    return CheckText({text, size}) && Add(JsonKind::kString, {text, size});
  }
  bool StartObject() { return Open(JsonKind::kObject); }
  bool StartArray() { return Open(JsonKind::kArray); }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    if (!CheckText({text, size})) return false;
    key_begin_ = Store({text, size});
    key_end_ = static_cast<std::uint32_t>(tree_.strings_.size());
    end_ = stream_.Tell();
    return true;
  }
  bool EndObject(rapidjson::SizeType) { return CheckKeys(open_.back().node) && CloseTop(); }
  bool EndArray(rapidjson::SizeType) { return CloseTop(); }

  // Numbers come as RawNumber only.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

  JsonDocument& tree() { return tree_; }
  std::optional<Error>& error() { return error_; }

 private:
  struct OpenNode {
    std::uint32_t node;
    std::uint32_t last_child;
  };

  bool Refuse(ErrorKind kind, std::string message, std::size_t byte) {
    error_ = Error{kind, std::move(message), fmt::format("byte {}", byte)};
    return false;
  }

  /// Where the value that has just been read began: past space, separators and ends after the last one.
  [[nodiscard]] std::size_t Begin() const {
    const std::size_t begin = bytes_.find_first_not_of(" \t\r\n,:]}", end_);
    return begin == std::string_view::npos ? bytes_.size() : begin;
  }

  bool CheckText(std::string_view text) {
    if (IsValidUtf8(text)) return true;
    return Refuse(ErrorKind::kMalformed, "a string decodes to a lone surrogate; write whole characters",
                  Begin());
  }

  std::uint32_t Store(std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(tree_.strings_.size());
    tree_.strings_ += text;
    return begin;
  }

  bool Add(JsonKind kind, std::string_view text = {}) {
    const std::size_t begin = Begin();
    if (tree_.nodes_.size() >= kMaxValues) {
      return Refuse(ErrorKind::kOverLimit,
                    fmt::format("has more than {} values; split the record", kMaxValues), begin);
    }
    const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
    JsonDocument::Node node;
    node.kind = kind;
    node.offset = static_cast<std::uint32_t>(begin);
    node.key_begin = key_begin_;
    node.key_end = key_end_;
    node.text_begin = Store(text);
    node.text_end = static_cast<std::uint32_t>(tree_.strings_.size());
    tree_.nodes_.push_back(node);
    if (!open_.empty()) {
      OpenNode& parent = open_.back();
      (parent.last_child == 0 ? tree_.nodes_[parent.node].first : tree_.nodes_[parent.last_child].next) =
          index;
      parent.last_child = index;
    }
    key_begin_ = key_end_ = 0;
    end_ = stream_.Tell();
    return true;
  }

  bool Open(JsonKind kind) {
    if (open_.size() >= kMaxRecordDepth) {
      return Refuse(ErrorKind::kOverLimit,
                    fmt::format("is nested more than {} deep; flatten the record", kMaxRecordDepth), Begin());
    }
    if (!Add(kind)) return false;
    open_.push_back({static_cast<std::uint32_t>(tree_.nodes_.size() - 1), 0});
    end_ = tree_.nodes_.back().offset + 1;  // RapidJSON may not have taken the bracket yet
    return true;
  }

  bool CloseTop() {
    open_.pop_back();
    end_ = stream_.Tell();
    return true;
  }

  bool CheckKeys(std::uint32_t object) {
    keys_.clear();
    for (const JsonValue field : JsonValue(tree_, object).children()) keys_.push_back(field.key());
    std::sort(keys_.begin(), keys_.end());
    const auto twice = std::adjacent_find(keys_.begin(), keys_.end());
    if (twice == keys_.end()) return true;
    return Refuse(ErrorKind::kMalformed,
                  fmt::format("the field '{}' stands twice; keep one", twice->substr(0, 40)),
                  JsonValue(tree_, object).offset());
  }

  std::string_view bytes_;
  const ByteStream& stream_;
  JsonDocument tree_;
  std::vector<OpenNode> open_;
  std::vector<std::string_view> keys_;  ///< of the object that is closed
  std::optional<Error> error_;
  std::uint32_t key_begin_ = 0;
  std::uint32_t key_end_ = 0;
  std::size_t end_ = 0;  ///< byte after the last token
};

const char* Name(JsonKind kind) {
  switch (kind) {
    case JsonKind::kNull: return "null";
    case JsonKind::kFalse:
    case JsonKind::kTrue: return "true or false";
    case JsonKind::kNumber: return "a number";
    case JsonKind::kString: return "a string";
    case JsonKind::kArray: return "an array";
    case JsonKind::kObject: return "an object";
  }
  return "";
}

Result<JsonDocument> JsonDocument::Parse(std::string_view bytes) {
  if (bytes.size() > kMaxRecordBytes) {
    return FailAt(ErrorKind::kOverLimit,
                  fmt::format("is longer than the limit of {} bytes; split the record", kMaxRecordBytes),
                  kMaxRecordBytes);
  }
  if (const std::size_t bad = FindInvalidUtf8(bytes); bad != std::string_view::npos) {
    return FailAt(ErrorKind::kMalformed, "is not valid UTF-8; convert the file to UTF-8", bad);
  }
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  ByteStream stream(bytes);
  TreeBuilder builder(bytes, stream);
  rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>, SureMemory> reader(
      nullptr, std::min(bytes.size(), kLongText));
  const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, builder);
  if (builder.error()) return tl::unexpected<Error>(*builder.error());
  if (result.IsError()) {
    std::string_view reason = rapidjson::GetParseError_En(result.Code());
    if (reason.ends_with('.')) reason.remove_suffix(1);
    return FailAt(ErrorKind::kMalformed, fmt::format("is not JSON ({}); correct it there", reason),
                  result.Offset());
  }
  return std::move(builder.tree());
}

JsonKind JsonValue::kind() const { return document_->nodes_[index_].kind; }
std::size_t JsonValue::offset() const { return document_->nodes_[index_].offset; }

std::string_view JsonValue::key() const {
  const JsonDocument::Node& node = document_->nodes_[index_];
  return std::string_view(document_->strings_).substr(node.key_begin, node.key_end - node.key_begin);
}

std::string_view JsonValue::text() const {
  const JsonDocument::Node& node = document_->nodes_[index_];
  return std::string_view(document_->strings_).substr(node.text_begin, node.text_end - node.text_begin);
}

JsonValue::Children JsonValue::fields() const {
  return {*document_, kind() == JsonKind::kObject ? document_->nodes_[index_].first : 0};
}

JsonValue::Children JsonValue::children() const { return {*document_, document_->nodes_[index_].first}; }

namespace {

/// Depth is at most kMaxRecordDepth, so recursion is safe.
void WriteValue(const JsonValue& value, JsonWriter& out, std::string_view key) {
  switch (value.kind()) {
    case JsonKind::kObject:
      out.Open(key);
      for (const JsonValue field : value.children()) WriteValue(field, out, field.key());
      out.Close();
      return;
    case JsonKind::kArray:
      out.OpenArray(key);
      for (const JsonValue item : value.children()) WriteValue(item, out, {});
      out.CloseArray();
      return;
    case JsonKind::kString:
      key.data() == nullptr ? out.Text(value.text()) : out.Text(key, value.text());
      return;
    case JsonKind::kNumber: out.Raw(key, value.text()); return;
    case JsonKind::kTrue: out.Raw(key, "true"); return;
    case JsonKind::kFalse: out.Raw(key, "false"); return;
    case JsonKind::kNull: out.Raw(key, "null"); return;
  }
}

/// `text` as it is, or what is made of it in `repaired` where it is not UTF-8.
std::string_view Sound(std::string_view text, std::string& repaired) {
  if (IsValidUtf8(text)) return text;
  repaired = RepairUtf8(text);
  return repaired;
}

}  // namespace

std::string JsonValue::Compact() const {
  thread_local JsonWriter out;
  out.Clear();
  WriteValue(*this, out, {});
  return out.Take();
}

void JsonWriter::Check(bool written) {
  assert(written);
  static_cast<void>(written);
}

void JsonWriter::Key(std::string_view key) {
  if (key.data() == nullptr) return;
  std::string repaired;
  const std::string_view whole = Sound(key, repaired);
  Check(writer_.Key(whole.data(), static_cast<rapidjson::SizeType>(whole.size())));
}

void JsonWriter::Open(std::string_view key) {
  Key(key);
  Check(writer_.StartObject());
}

void JsonWriter::OpenArray(std::string_view key) {
  Key(key);
  Check(writer_.StartArray());
}

void JsonWriter::Text(std::string_view value) {
  std::string repaired;
  const std::string_view text = Sound(value, repaired);
  // RapidJSON wants a pointer even for nothing.
  Check(writer_.String(text.empty() ? "" : text.data(), static_cast<rapidjson::SizeType>(text.size())));
}

void JsonWriter::Text(std::string_view key, std::string_view value) {
  Key(key);
  Text(value);
}

void JsonWriter::TextIfAny(std::string_view key, std::string_view value) {
  if (!value.empty()) Text(key, value);
}

void JsonWriter::Texts(std::string_view key, const std::vector<std::string>& values) {
  OpenArray(key);
  for (const std::string& value : values) Text(value);
  CloseArray();
}

void JsonWriter::Integer(std::string_view key, std::int64_t value) {
  Key(key);
  Integer(value);
}

void JsonWriter::Bool(std::string_view key, bool value) {
  Key(key);
  Check(writer_.Bool(value));
}

void JsonWriter::Raw(std::string_view key, std::string_view json) {
  Key(key);
  Check(writer_.RawValue(json.data(), json.size(), rapidjson::kNumberType));
}

}  // namespace demarche::records
