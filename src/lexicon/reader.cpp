// One pass over the lines of a file: comment, header or row.
#include "lexicon/reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "lexicon/cell.h"

namespace demarche::lexicon {
namespace {

constexpr std::size_t kMaxLineBytes = std::size_t{64} << 10U;

template <typename Named>
std::string NamesOf(const Named& all) {
  std::string names;
  for (const auto& each : all) names += (names.empty() ? "" : ", ") + std::string(each.name);
  return names;
}

class FileReader {
 public:
  FileReader(SourceFile& source, std::uint32_t file, Care care, Arena& arena, Diagnostics& diagnostics)
      : source_(source), file_(file), care_(care), arena_(arena), diagnostics_(diagnostics) {}

  FileRows Read() {
    std::string_view text = source_.text();
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
  /// `at` is a byte of the line, from 0.
  void Complain(std::size_t at, std::string message) {
    diagnostics_.Add(source_, line_number_, at + 1, std::move(message));
  }

  [[nodiscard]] std::size_t PlaceOf(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - line_.data());
  }

  void ReadLine() {
    if (line_.size() > kMaxLineBytes) {
      return Complain(0, fmt::format("is longer than {} bytes; cut it into several rows", kMaxLineBytes));
    }
    if (care_ == Care::kFull) {
      if (const std::size_t bad = FindInvalidUtf8(line_); bad != std::string_view::npos)
        return Complain(bad, "is not valid UTF-8; save the file as UTF-8");
    }
    content_ = line_.substr(0, CommentStart());
    if (Trim(content_).empty()) return;
    if (result_.table == nullptr) {
      ReadHeader();
    } else if (IsHeader()) {
      Complain(
          PlaceOf(Trim(content_)),
          fmt::format("a second table begins here, but a file holds one ('{}'); move this line and those "
                      "below it to a file of their own",
                      result_.table->name));
      stop_ = true;
    } else {
      ReadRow();
    }
  }

  /// "patterns: kind | pattern": the name of a table before a colon. No cell of the schema is written so.
  [[nodiscard]] bool IsHeader() const {
    const std::size_t colon = content_.find(':');
    return colon < content_.find('|') && FindTable(Trim(content_.substr(0, colon))) != nullptr;
  }

  /// '#' opens a comment at the start of a line or after a space ("#" inside a word is kept).
  [[nodiscard]] std::size_t CommentStart() const {
    for (std::size_t i = line_.find('#'); i != std::string_view::npos; i = line_.find('#', i + 1)) {
      if (i == 0 || IsSpace(line_[i - 1])) return i;
    }
    return line_.size();
  }

  void ReadHeader() {
    const std::size_t colon = content_.find(':');
    const std::string_view name = Trim(content_.substr(0, colon));
    result_.table = FindTable(name);
    if (colon == std::string_view::npos || result_.table == nullptr) {
      result_.table = nullptr;
      stop_ = true;
      return Complain(
          PlaceOf(name),
          fmt::format("no table is named '{}'; the first line names the table and its columns, as in "
                      "'actors: code | type | names'; the tables are {}",
                      name, NamesOf(Schema())));
    }
    for (const std::string_view column : Split(content_.substr(colon + 1), '|')) AddColumn(column);
    for (std::size_t i = 0; i < result_.table->columns.size() && !stop_; ++i) {
      const Column& column = result_.table->columns[i];
      if (column.required && std::find(order_.begin(), order_.end(), i) == order_.end()) {
        Complain(PlaceOf(name), fmt::format("the table '{}' needs the column '{}'; add it to this line",
                                            result_.table->name, column.name));
        stop_ = true;
      }
    }
  }

  void AddColumn(std::string_view name) {
    const std::size_t index = FindColumn(*result_.table, name);
    if (index == std::string_view::npos) {
      Complain(PlaceOf(name), fmt::format("the table '{}' has no column '{}'; it has {}", result_.table->name,
                                          name, NamesOf(result_.table->columns)));
      stop_ = true;
    } else if (std::find(order_.begin(), order_.end(), index) != order_.end()) {
      Complain(PlaceOf(name), fmt::format("the column '{}' stands twice; delete one", name));
      stop_ = true;
    }
    order_.push_back(index);
  }

  void ReadRow() {
    LexiconRow row;
    row.file = file_;
    row.line = line_number_;
    cells_.assign(result_.table->columns.size(), {});
    std::size_t index = 0;
    bool good = true;
    std::string_view rest = content_;
    for (bool more = true; more;) {
      const std::size_t end = std::min(rest.find('|'), rest.size());
      const std::string_view piece = Trim(rest.substr(0, end));
      more = end < rest.size();
      rest.remove_prefix(more ? end + 1 : end);
      if (index >= order_.size()) {
        return Complain(
            PlaceOf(piece),
            fmt::format("has more cells than the first line has columns ({}); delete a '|'", order_.size()));
      }
      const std::size_t column = order_[index++];
      cells_[column].column = static_cast<std::uint32_t>(PlaceOf(piece) + 1);
      if (const auto mistake =
              FillCell(cells_[column], result_.table->columns[column], piece, care_, arena_)) {
        Complain(PlaceOf(piece) + mistake->at, mistake->message);
        good = false;
      }
    }
    if (!good || !HasRequired(cells_)) return;
    row.cells = arena_.Keep(std::span<const LexiconCell>(cells_));
    result_.rows.push_back(row);
  }

  bool HasRequired(std::span<const LexiconCell> cells) {
    const bool removal = result_.table->keys > 0 && cells[0].text.starts_with('-');
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Column& column = result_.table->columns[i];
      const bool needed = column.required && (i < result_.table->keys || !removal);
      if (!needed || !cells[i].text.empty()) continue;
      const std::size_t at = cells[i].column == 0 ? Trim(content_).size() : cells[i].column - 1;
      Complain(at, fmt::format("the cell '{}' is empty; fill it in", column.name));
      return false;
    }
    return true;
  }

  SourceFile& source_;
  std::uint32_t file_;
  Care care_;
  Arena& arena_;
  Diagnostics& diagnostics_;
  std::string_view line_;
  std::string_view content_;  ///< `line_` without its comment
  std::uint32_t line_number_ = 0;
  std::vector<std::size_t> order_;  ///< columns of the table in the order of this file
  std::vector<LexiconCell> cells_;  ///< of the row that is read
  FileRows result_;
  bool stop_ = false;
};

}  // namespace

FileRows ReadRows(SourceFile& source, std::uint32_t file, Care care, Arena& arena, Diagnostics& diagnostics) {
  return FileReader(source, file, care, arena, diagnostics).Read();
}

}  // namespace demarche::lexicon
