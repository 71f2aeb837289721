// Records are cut out of a file by counting brackets outside of strings, and each is parsed
// alone: one broken record costs no other. The answers of news services are objects in which the
// articles stand in a list, a few objects deep.
#include "ingest/json_input.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/lines.h"
#include "base/utf8.h"
#include "ingest/archive/stream.h"
#include "ingest/json_values.h"
#include "ingest/text/dateline.h"
#include "records/records.h"

namespace demarche::ingest {
namespace {

/// Bytes of a text in which its dateline ends, if it has one.
constexpr std::size_t kMaxOpening = 400;

/// How deep in objects a list of articles is looked for: {"response": {"docs": [...]}}.
constexpr std::size_t kMaxListDepth = 3;

Result<Article> ReadFields(std::string_view record, const FieldMap& fields) {
  return fields.empty() ? ParseArticle(record, RecordDates::kAny)
                        : ParseArticle(MapRecord(record, fields), RecordDates::kAny);
}

std::uint64_t LinesIn(std::string_view bytes) {
  return static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
}

std::size_t SkipJsonSpace(std::string_view bytes, std::size_t at) {
  return std::min(bytes.find_first_not_of(" \t\r\n", at), bytes.size());
}

/// Whether one of the objects of a list is an article with a headline; comments on one have none.
bool HoldsArticle(std::string_view list, const FieldMap& fields) {
  for (std::size_t at = SkipJsonSpace(list, 1); at < list.size() && list[at] == '{';) {
    const std::size_t end = EndOfJsonValue(list, at);
    if (end == std::string_view::npos) return false;
    const Result<Article> article = ReadFields(list.substr(at, end - at), fields);
    if (article && !Trim(article->title).empty()) return true;
    at = std::min(list.find_first_not_of(" \t\r\n,", end), list.size());
  }
  return false;
}

/// The first list of articles in an object, its brackets included, or "".
std::string_view FindList(std::string_view object, const FieldMap& fields) {
  std::size_t depth = 0;
  for (std::size_t at = 0; at < object.size(); ++at) {
    const char c = object[at];
    if (c == '"') {
      for (++at; at < object.size() && object[at] != '"'; ++at) at += object[at] == '\\' ? 1 : 0;
    } else if (c == '}') {
      --depth;
    } else if (c == '{' && depth < kMaxListDepth) {
      ++depth;
    } else if (c == '{' || c == '[') {
      const std::size_t end = EndOfJsonValue(object, at);
      if (end == std::string_view::npos) return {};
      const std::string_view value = object.substr(at, end - at);
      if (c == '[' && HoldsArticle(value, fields)) return value;
      at = end - 1;
    }
  }
  return {};
}

/// Gives the articles of a list; its first byte stands at `offset`, its line is `line`.
void ReadList(std::string_view list, const std::string& uri, std::uint64_t offset, std::uint64_t line,
              Output& out) {
  MemoryBuffer buffer(list);
  std::istream in(&buffer);
  JsonValues values(in, list.size());
  std::string value;
  while (!out.stopped() && values.Next(value) == JsonValues::Status::kWhole) {
    const std::string place = fmt::format("{}:{}", uri, line + values.line() - 1);
    Result<Article> article = ReadFields(value, out.options().fields);
    if (!article) {
      out.Refuse(article.error(), place, offset + values.offset());
    } else {
      GiveRecord(std::move(*article), place, offset + values.offset(), out);
    }
  }
}

/// One record, or an object with a list of them, at `line` of `uri`.
void ReadJsonRecord(std::string_view record, const std::string& uri, std::uint64_t line, std::uint64_t offset,
                    Output& out) {
  const std::string place = fmt::format("{}:{}", uri, line);
  Result<Article> article = ReadFields(record, out.options().fields);
  if (article) return GiveRecord(std::move(*article), place, offset, out);
  const std::string_view list = FindList(record, out.options().fields);
  if (list.empty()) return out.Refuse(article.error(), place, offset);
  const auto before = static_cast<std::size_t>(list.data() - record.data());
  ReadList(list, uri, offset + before, line + LinesIn(record.substr(0, before)), out);
}

}  // namespace

void GiveRecord(Article article, const std::string& place, std::uint64_t offset, Output& out) {
  if (!article.date.empty() && article.date_basis == DateBasis::kNone) article.date_basis = DateBasis::kMeta;
  // The text of a record is kept as it is, with the dateline that opens it.
  if (article.dateline.empty()) {
    std::string opening = article.text.substr(0, Utf8Floor(article.text, kMaxOpening));
    article.dateline = TakeDateline(opening, out.options().rules);
  }
  out.Give(std::move(article), place, offset);
}

void ReadJsonLines(std::istream& in, const std::string& uri, Output& out) {
  const std::uint64_t limit = out.options().max_record_bytes;
  LineReader lines(in, limit);
  std::string line;
  while (!out.stopped()) {
    const LineReader::Status status = lines.Next(line);
    if (status == LineReader::Status::kEnd || status == LineReader::Status::kBroken) return;
    if (status == LineReader::Status::kTooLong) {
      out.Refuse({ErrorKind::kOverLimit,
                  fmt::format("the line is longer than {} bytes; split the record", limit), ""},
                 fmt::format("{}:{}", uri, lines.number()), lines.offset());
      continue;
    }
    std::string_view record = line;
    if (lines.number() == 1 && record.starts_with("\xEF\xBB\xBF")) record.remove_prefix(3);
    if (!Trim(record).empty()) ReadJsonRecord(record, uri, lines.number(), lines.offset(), out);
  }
}

void ReadJsonValues(std::istream& in, const std::string& uri, Output& out) {
  using Status = JsonValues::Status;
  const std::uint64_t limit = out.options().max_record_bytes;
  JsonValues values(in, limit);
  std::string value;
  for (std::uint64_t records = 0; !out.stopped(); ++records) {
    const Status status = values.Next(value);
    if (status == Status::kEnd && values.array()) {
      out.Refuse({ErrorKind::kMalformed, "the array is not closed; the file was cut off, get it again", ""},
                 uri, values.taken());
    }
    if (status == Status::kClosed && records == 0)
      out.Refuse({ErrorKind::kMalformed, "the array holds no record", ""}, uri, values.taken() - 1);
    if (status == Status::kEnd || status == Status::kClosed) return;
    if (status == Status::kTooLong) {
      out.Refuse(
          {ErrorKind::kOverLimit, fmt::format("the record is longer than {} bytes; split it", limit), ""},
          fmt::format("{}:{}", uri, values.line()), values.offset());
      continue;
    }
    ReadJsonRecord(value, uri, values.line(), values.offset(), out);
    // What has no bracket, or is never closed, cannot be passed: the rest is refused as a whole.
    if (status == Status::kCut) return;
  }
}

bool IsJsonLine(std::string_view first_line) {
  first_line = Trim(first_line);
  return first_line.starts_with('{') && EndOfJsonValue(first_line, 0) == first_line.size();
}

}  // namespace demarche::ingest
