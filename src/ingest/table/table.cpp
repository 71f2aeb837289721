// Only the names in the first row tell a table from prose with commas, so two of them must be known.
#include "ingest/table/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <sstream>
#include <vector>

#include "base/ascii.h"
#include "ingest/encoding.h"
#include "ingest/field_map.h"
#include "ingest/json_input.h"
#include "ingest/pass_through.h"
#include "ingest/rules.h"
#include "ingest/table/rows.h"

namespace demarche::ingest {
namespace {

constexpr std::size_t kMaxColumnName = 64;
constexpr std::size_t kShortestHead = std::size_t{32} << 10U;

std::string ColumnName(std::string_view cell) {
  if (cell.starts_with('"') && cell.ends_with('"') && cell.size() > 1) cell = cell.substr(1, cell.size() - 2);
  return LowerAscii(Trim(cell));
}

bool IsKnownColumn(std::string_view name, const IngestOptions& options) {
  if (IsWordOf(options.rules, "column", name)) return true;
  for (const std::string_view field : kMappableFields) {
    if (name == LowerAscii(MappedName(options.fields, field))) return true;
  }
  return false;
}

bool IsHeaderRow(const std::vector<std::string>& cells, const IngestOptions& options) {
  std::set<std::string> names;
  std::size_t known = 0;
  for (const std::string& cell : cells) {
    const std::string name = ColumnName(cell);
    if (name.size() > kMaxColumnName || !names.insert(name).second) return false;
    known += IsKnownColumn(name, options) ? 1U : 0U;
  }
  return known >= 2;
}

class TableReader {
 public:
  TableReader(std::istream& in, char separator, std::string uri, Output& out)
      : rows_(in, separator, out.options().max_record_bytes), uri_(std::move(uri)), out_(out) {}

  void Read() {
    if (!ReadHeader()) return;
    std::vector<std::string> cells;
    std::uint64_t count = 0;
    for (;; ++count) {
      const RowReader::Status status = rows_.Next(cells);
      if (status == RowReader::Status::kEnd || out_.stopped()) break;
      if (status == RowReader::Status::kRow) {
        TakeRow(cells);
      } else {
        const bool open = status == RowReader::Status::kOpenQuote;
        out_.Refuse({open ? ErrorKind::kMalformed : ErrorKind::kOverLimit,
                     open ? "opens a quotation mark that is never closed; close it there"
                          : fmt::format("the row has more than {} bytes or {} cells; split it",
                                        out_.options().max_record_bytes, RowReader::kMaxCells),
                     ""},
                    Place(), rows_.offset());
      }
    }
    if (count == 0) out_.RefuseEmpty(uri_, 0, "is a table without a row");
  }

 private:
  [[nodiscard]] std::string Place() const { return fmt::format("{}:{}", uri_, rows_.line()); }

  bool ReadHeader() {
    std::vector<std::string> cells;
    rows_.Next(cells);
    for (const std::string& cell : cells) names_.push_back(ColumnName(cell));
    const std::string text = LowerAscii(MappedName(out_.options().fields, "text"));
    if (std::find(names_.begin(), names_.end(), text) != names_.end()) return true;
    const std::size_t shown = std::min<std::size_t>(names_.size(), 12);
    out_.Refuse(
        {ErrorKind::kUnsupported,
         fmt::format("is a table without a column '{}'; say which has the words with --map text=COLUMN (its "
                     "columns: {}{})",
                     text,
                     fmt::join(names_.begin(), names_.begin() + static_cast<std::ptrdiff_t>(shown), ", "),
                     shown < names_.size() ? ", ..." : ""),
         ""},
        uri_, 0);
    return false;
  }

  void TakeRow(std::vector<std::string>& cells) {
    if (cells.size() == 1 && Trim(cells[0]).empty()) return;
    if (cells.size() > names_.size()) {
      return out_.Refuse(
          {ErrorKind::kMalformed,
           fmt::format("has {} cells under {} names; put cells that hold the separator in quotation marks",
                       cells.size(), names_.size()),
           ""},
          Place(), rows_.offset());
    }
    Article article;
    for (std::size_t i = 0; i < cells.size(); ++i) TakeCell(names_[i], std::move(cells[i]), article);
    article.text = MappedText(std::move(article.text));
    GiveRecord(std::move(article), Place(), rows_.offset(), out_);
  }

  void TakeCell(const std::string& name, std::string cell, Article& article) const {
    const std::array<std::string*, kMappableFields.size()> fields{
        &article.id,   &article.url,      &article.publisher, &article.title,
        &article.date, &article.language, &article.text,      &article.dateline};
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (name != LowerAscii(MappedName(out_.options().fields, kMappableFields[i]))) continue;
      *fields[i] = kMappableFields[i] == "text" ? std::move(cell) : CleanLine(cell);
      return;
    }
    const bool ours = name == "schema" || name == "uri" || name == "date_basis" || name.empty();
    if (!ours && !cell.empty()) article.other.emplace_back(name, JsonTextOf(cell));
  }

  RowReader rows_;
  std::string uri_;
  Output& out_;
  std::vector<std::string> names_;
};

}  // namespace

std::optional<char> TableSeparator(std::string_view head, const IngestOptions& options) {
  const std::string_view first = head.substr(0, head.find('\n'));
  for (const char separator : {'\t', ',', ';', '|'}) {
    if (first.find(separator) == std::string_view::npos) continue;
    std::istringstream in{std::string(head)};
    RowReader rows(in, separator, head.size());
    std::vector<std::string> names;
    std::vector<std::string> cells;
    if (rows.Next(names) != RowReader::Status::kRow || !IsHeaderRow(names, options)) continue;
    // A second row may be cut off at the end of the head, or open a quotation mark.
    if (rows.Next(cells) != RowReader::Status::kRow || cells.size() == names.size() ||
        (in.peek() == std::char_traits<char>::eof() && head.size() >= kShortestHead)) {
      return separator;
    }
  }
  return std::nullopt;
}

void ReadTable(std::istream& in, char separator, const std::string& uri, Output& out) {
  TableReader(in, separator, uri, out).Read();
}

}  // namespace demarche::ingest
