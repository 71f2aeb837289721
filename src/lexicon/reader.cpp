// One pass over the lines of a file: comment, header or row.
#include "lexicon/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/utf8.h"
#include "core/day.h"

namespace demarche::lexicon {
namespace {

class FileReader {
 public:
  FileReader(const std::string& path, std::uint32_t file, std::vector<Diagnostic>& diagnostics)
      : path_(path), file_(file), diagnostics_(diagnostics) {}

  FileRows Read(std::string_view text) {
    while (!text.empty() && !stop_) {
      ++line_number_;
      const std::size_t end = text.find('\n');
      line_ = text.substr(0, end);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      ReadLine();
    }
    return std::move(result_);
  }

 private:
  void Complain(std::size_t column, std::string message) {
    diagnostics_.push_back({path_, line_number_, static_cast<std::uint32_t>(column), std::move(message),
                            RepairUtf8(line_.substr(0, 200))});
  }

  void ReadLine() {
    if (const std::size_t bad = FindInvalidUtf8(line_); bad != std::string_view::npos) {
      Complain(bad + 1, "is not valid UTF-8; save the file as UTF-8");
      return;
    }
    content_ = line_.substr(0, CommentStart());
    if (Trim(content_).empty()) return;
    if (result_.table == nullptr) {
      ReadHeader();
    } else {
      ReadRow();
    }
  }

  /// '#' opens a comment at the start of a line or after a space ("#" inside a word is kept).
  [[nodiscard]] std::size_t CommentStart() const {
    for (std::size_t i = 0; i < line_.size(); ++i) {
      if (line_[i] == '#' && (i == 0 || IsSpace(line_[i - 1]))) return i;
    }
    return line_.size();
  }

  void ReadHeader() {
    const std::size_t colon = content_.find(':');
    const std::string name(Trim(content_.substr(0, colon)));
    result_.table = FindTable(name);
    if (colon == std::string_view::npos || result_.table == nullptr) {
      Complain(1, fmt::format(
                      "no table is named '{}'; the first line names one, as in 'actors: code | type | ...'; "
                      "known are {}",
                      name, KnownTables()));
      stop_ = true;
      return;
    }
    for (const std::string_view column : Split(content_.substr(colon + 1), '|')) AddColumn(column);
    for (std::size_t i = 0; i < result_.table->columns.size(); ++i) {
      const Column& column = result_.table->columns[i];
      if (column.required && std::find(order_.begin(), order_.end(), i) == order_.end()) {
        Complain(1, fmt::format("table '{}' needs the column '{}'", result_.table->name, column.name));
        stop_ = true;
      }
    }
  }

  void AddColumn(std::string_view name) {
    const std::size_t index = FindColumn(*result_.table, name);
    const auto at = static_cast<std::size_t>(name.data() - line_.data()) + 1;
    if (index == std::string_view::npos) {
      Complain(at, fmt::format("table '{}' has no column '{}'; it has {}", result_.table->name, name,
                               KnownColumns()));
      stop_ = true;
    } else if (std::find(order_.begin(), order_.end(), index) != order_.end()) {
      Complain(at, fmt::format("column '{}' stands twice", name));
      stop_ = true;
    }
    order_.push_back(index);
  }

  void ReadRow() {
    LexiconRow row;
    row.file = file_;
    row.line = line_number_;
    row.cells.resize(result_.table->columns.size());
    std::size_t at = 0;
    std::size_t index = 0;
    bool good = true;
    for (const std::string_view piece : Split(content_, '|')) {
      at = static_cast<std::size_t>(piece.data() - line_.data()) + 1;
      if (index >= order_.size()) {
        Complain(at, fmt::format("has more cells than the {} columns of the first line; quote nothing, "
                                 "'|' only separates cells",
                                 order_.size()));
        return;
      }
      const std::size_t column = order_[index++];
      good = FillCell(row.cells[column], result_.table->columns[column], piece, at) && good;
    }
    good = good && HasRequired(row);
    if (good) result_.rows.push_back(std::move(row));
  }

  bool HasRequired(const LexiconRow& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Column& column = result_.table->columns[i];
      const bool removal = !row.cells[0].text.empty() && row.cells[0].text.front() == '-';
      if (column.required && row.cells[i].text.empty() && !removal) {
        Complain(row.cells[i].column == 0 ? content_.size() : row.cells[i].column,
                 fmt::format("the cell '{}' is empty, but needed", column.name));
        return false;
      }
    }
    return true;
  }

  bool FillCell(LexiconCell& cell, const Column& column, std::string_view text, std::size_t at) {
    cell.text = NormalizeNfc(text);
    cell.column = static_cast<std::uint32_t>(at);
    if (column.form == Form::kList) {
      for (const std::string_view item : Split(cell.text, ';')) {
        if (!item.empty()) cell.items.emplace_back(item);
      }
    }
    if (cell.text.empty()) return true;
    switch (column.form) {
      case Form::kDay: return CheckDay(cell.text, at);
      case Form::kNumber: return CheckNumber(cell.text, at);
      case Form::kChoice: return CheckChoice(cell.text, column, at);
      case Form::kText:
      case Form::kList: return true;
    }
    return true;
  }

  bool CheckDay(std::string_view text, std::size_t at) {
    std::string full(text);
    if (full.size() == 4) full += "-01";
    if (full.size() == 7) full += "-01";
    if (ParseDay(full)) return true;
    Complain(at, fmt::format("'{}' is no day; write YYYY, YYYY-MM or YYYY-MM-DD", text));
    return false;
  }

  bool CheckNumber(std::string_view text, std::size_t at) {
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code == std::errc() && end == text.data() + text.size()) return true;
    Complain(at, fmt::format("'{}' is no number; write it as in -3.5", text));
    return false;
  }

  bool CheckChoice(std::string_view text, const Column& column, std::size_t at) {
    if (std::find(column.choices.begin(), column.choices.end(), text) != column.choices.end()) return true;
    Complain(at, fmt::format("'{}' is not a {}; write one of: {}", text, column.name,
                             fmt::join(column.choices, ", ")));
    return false;
  }

  static std::string KnownTables() {
    std::string names;
    for (const Table& table : Schema()) names += (names.empty() ? "" : ", ") + std::string(table.name);
    return names;
  }

  [[nodiscard]] std::string KnownColumns() const {
    std::string names;
    for (const Column& column : result_.table->columns)
      names += (names.empty() ? "" : ", ") + std::string(column.name);
    return names;
  }

  const std::string& path_;
  std::uint32_t file_;
  std::vector<Diagnostic>& diagnostics_;
  std::string_view line_;
  std::string_view content_;  ///< `line_` without its comment
  std::uint32_t line_number_ = 0;
  std::vector<std::size_t> order_;  ///< columns of the table in the order of this file
  FileRows result_;
  bool stop_ = false;
};

}  // namespace

FileRows ReadRows(std::string_view text, const std::string& path, std::uint32_t file,
                  std::vector<Diagnostic>& diagnostics) {
  return FileReader(path, file, diagnostics).Read(text);
}

}  // namespace demarche::lexicon
