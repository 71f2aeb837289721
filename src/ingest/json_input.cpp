// Records are cut out of a file by counting brackets outside of strings, and each is parsed
// alone: one broken record costs no other.
#include "ingest/json_input.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/lines.h"
#include "base/utf8.h"
#include "ingest/encoding.h"
#include "ingest/text/dateline.h"
#include "records/records.h"

namespace demarche::ingest {
namespace {

/// Bytes of a text in which its dateline ends, if it has one.
constexpr std::size_t kMaxOpening = 400;

/// One past the value that begins with a bracket at `begin`, or npos when it is not closed.
std::size_t EndOfValue(std::string_view bytes, std::size_t begin) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = begin; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (in_string) {
      if (c == '\\') ++at;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

std::uint64_t LinesIn(std::string_view bytes) {
  return static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
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

void ReadJsonRecord(std::string_view record, const std::string& uri, std::uint64_t offset, Output& out) {
  const FieldMap& fields = out.options().fields;
  Result<Article> article = fields.empty() ? ParseArticle(record, RecordDates::kAny)
                                           : ParseArticle(MapRecord(record, fields), RecordDates::kAny);
  if (!article) return out.Refuse(article.error(), uri, offset);
  GiveRecord(std::move(*article), uri, offset, out);
}

void ReadJsonLines(std::istream& in, const std::string& uri, Output& out) {
  const std::uint64_t limit = out.options().max_record_bytes;
  LineReader lines(in, limit);
  std::string line;
  while (!out.stopped()) {
    const LineReader::Status status = lines.Next(line);
    if (status == LineReader::Status::kEnd) return;
    const std::string place = fmt::format("{}:{}", uri, lines.number());
    if (status == LineReader::Status::kTooLong) {
      out.Refuse({ErrorKind::kOverLimit,
                  fmt::format("the line is longer than {} bytes; split the record", limit), ""},
                 place, lines.offset());
      continue;
    }
    std::string_view record = line;
    if (lines.number() == 1 && record.starts_with("\xEF\xBB\xBF")) record.remove_prefix(3);
    if (!Trim(record).empty()) ReadJsonRecord(record, place, lines.offset(), out);
  }
}

void ReadJsonWhole(std::string_view bytes, const std::string& uri, Output& out) {
  std::size_t at = bytes.find_first_not_of(" \t\r\n");
  const bool array = at != std::string_view::npos && bytes[at] == '[';
  if (array) ++at;
  std::uint64_t line = 1;
  std::uint64_t records = 0;
  for (std::size_t counted = 0; !out.stopped();) {
    at = bytes.find_first_not_of(array ? " \t\r\n," : " \t\r\n", at);
    if (at == std::string_view::npos) {
      if (array)
        out.Refuse({ErrorKind::kMalformed, "the array is not closed; the file was cut off, get it again", ""},
                   uri, bytes.size());
      return;
    }
    if (array && bytes[at] == ']') {
      if (records == 0) out.Refuse({ErrorKind::kMalformed, "the array holds no record", ""}, uri, at);
      return;
    }
    ++records;
    line += LinesIn(bytes.substr(counted, at - counted));
    counted = at;
    const std::string place = fmt::format("{}:{}", uri, line);
    const bool bracket = bytes[at] == '{' || bytes[at] == '[';
    const std::size_t end = bracket ? EndOfValue(bytes, at) : std::string_view::npos;
    // What is no bracket, or never closed, cannot be skipped: the rest is refused as a whole.
    ReadJsonRecord(bytes.substr(at, end == std::string_view::npos ? end : end - at), place, at, out);
    if (end == std::string_view::npos) return;
    at = end;
  }
}

bool IsJsonLine(std::string_view first_line) {
  first_line = Trim(first_line);
  return first_line.starts_with('{') && EndOfValue(first_line, 0) == first_line.size();
}

}  // namespace demarche::ingest
