// Load: find the files, read their rows, let later folders override earlier ones, check
// references, hash what came out.
#include "lexicon/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <set>

#include "base/ascii.h"
#include "base/digest.h"
#include "base/file.h"
#include "lexicon/reader.h"
#include "lexicon/schema.h"

namespace demarche {
namespace fs = std::filesystem;
namespace {

using lexicon::Column;
using lexicon::Table;
using Tables = std::map<std::string, std::vector<LexiconRow>, std::less<>>;

constexpr std::uint64_t kMaxFileBytes = std::uint64_t{64} << 20U;

/// All *.txt files below `folder`, in byte order of their paths.
Result<std::vector<fs::path>> ListFiles(const fs::path& folder) {
  std::error_code code;
  if (!fs::is_directory(folder, code)) {
    return Fail(ErrorKind::kNotFound, "is no folder; name a folder with lexicon files (*.txt)",
                folder.string());
  }
  std::vector<fs::path> files;
  fs::recursive_directory_iterator walk(folder, code);
  for (; !code && walk != fs::recursive_directory_iterator(); walk.increment(code)) {
    if (walk->path().extension() == ".txt" && walk->is_regular_file()) files.push_back(walk->path());
  }
  if (code) return Fail(ErrorKind::kUnreadable, "cannot be listed: " + code.message(), folder.string());
  std::sort(files.begin(), files.end());
  return files;
}

std::string KeyOf(const LexiconRow& row, std::size_t keys) {
  std::string key;
  for (std::size_t i = 0; i < keys; ++i) key += row.cells[i].text + '\n';
  return key;
}

/// Reads folders one after the other into tables.
class Loader {
 public:
  explicit Loader(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

  Result<void> AddFolder(const fs::path& folder) {
    const Result<std::vector<fs::path>> paths = ListFiles(folder);
    if (!paths) return tl::unexpected<Error>(paths.error());
    seen_.clear();
    for (const fs::path& path : *paths) {
      const Result<std::string> text = ReadFile(path, kMaxFileBytes);
      if (!text) return tl::unexpected<Error>(text.error());
      const auto file = static_cast<std::uint32_t>(files.size());
      files.push_back(path.string());
      lexicon::FileRows rows = lexicon::ReadRows(*text, files.back(), file, diagnostics_);
      for (LexiconRow& row : rows.rows) AddRow(*rows.table, std::move(row));
    }
    return {};
  }

  /// Every cell that refers to another table names a key there.
  void CheckReferences() {
    for (const Table& table : lexicon::Schema()) {
      const auto found = tables.find(table.name);
      if (found == tables.end()) continue;
      for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!table.columns[i].refers_to.empty()) CheckColumn(table.columns[i], i, found->second);
      }
    }
  }

  std::vector<std::string> files;
  Tables tables;

 private:
  void Complain(const LexiconRow& row, const LexiconCell& cell, std::string message) {
    std::string excerpt;
    for (const LexiconCell& each : row.cells) excerpt += (excerpt.empty() ? "" : " | ") + each.text;
    diagnostics_.push_back({files[row.file], row.line, cell.column, std::move(message), std::move(excerpt)});
  }

  void AddRow(const Table& table, LexiconRow row) {
    std::vector<LexiconRow>& rows = tables[std::string(table.name)];
    if (table.keys == 0) {
      rows.push_back(std::move(row));
      return;
    }
    const bool removal = row.cells[0].text.front() == '-' && row.cells[0].text.size() > 1;
    if (removal) row.cells[0].text.erase(0, 1);
    const std::string key = KeyOf(row, table.keys);
    const auto same = std::find_if(rows.begin(), rows.end(),
                                   [&](const LexiconRow& other) { return KeyOf(other, table.keys) == key; });
    if (removal) {
      if (same == rows.end()) return Complain(row, row.cells[0], "there is no row to remove");
      rows.erase(same);
      return;
    }
    if (!seen_.insert(std::string(table.name) + '\n' + key).second) {
      return Complain(row, row.cells[0],
                      fmt::format("'{}' stands twice in this lexicon; join the rows", row.cells[0].text));
    }
    if (same == rows.end()) {
      rows.push_back(std::move(row));
    } else {
      *same = std::move(row);
    }
  }

  void CheckColumn(const Column& column, std::size_t index, const std::vector<LexiconRow>& rows) {
    const std::size_t dot = column.refers_to.find('.');
    const std::string_view table = column.refers_to.substr(0, dot);
    std::set<std::string_view> keys;
    if (const auto found = tables.find(table); found != tables.end()) {
      for (const LexiconRow& row : found->second) keys.insert(row.cells[0].text);
    }
    for (const LexiconRow& row : rows) {
      const LexiconCell& cell = row.cells[index];
      const std::vector<std::string> single{cell.text};
      for (const std::string& item : column.form == lexicon::Form::kList ? cell.items : single) {
        if (!item.empty() && keys.count(item) == 0) {
          Complain(row, cell,
                   fmt::format("'{}' is not in the table '{}'; add it there, or correct it", item, table));
        }
      }
    }
  }

  std::vector<Diagnostic>& diagnostics_;
  std::set<std::string> seen_;  ///< keys met in the folder that is being read
};

std::string HashOf(const Tables& tables) {
  std::string canonical;
  for (const auto& [name, rows] : tables) {
    canonical += name + '\n';
    for (const LexiconRow& row : rows) {
      for (const LexiconCell& cell : row.cells) canonical += cell.text + '|';
      canonical += '\n';
    }
  }
  return Sha256Hex(canonical);
}

Result<Loader> LoadAll(std::span<const fs::path> folders, std::vector<Diagnostic>& diagnostics) {
  Loader loader(diagnostics);
  for (const fs::path& folder : folders) {
    const Result<void> added = loader.AddFolder(folder);
    if (!added) return tl::unexpected<Error>(added.error());
  }
  loader.CheckReferences();
  return loader;
}

}  // namespace

std::string Format(const Diagnostic& diagnostic) {
  const std::size_t caret = diagnostic.column > 0 ? diagnostic.column - 1 : 0;
  std::string text =
      fmt::format("{}:{}:{}: {}", diagnostic.file, diagnostic.line, diagnostic.column, diagnostic.message);
  if (!diagnostic.excerpt.empty() && caret <= diagnostic.excerpt.size()) {
    text += fmt::format("\n    {}\n    {}^", diagnostic.excerpt, std::string(caret, ' '));
  }
  return text;
}

Result<Lexicon> Lexicon::Load(std::span<const fs::path> folders) {
  std::vector<Diagnostic> diagnostics;
  Result<Loader> loader = LoadAll(folders, diagnostics);
  if (!loader) return tl::unexpected<Error>(loader.error());
  if (!diagnostics.empty()) {
    std::string message = "the lexicon has mistakes; correct these lines:";
    for (const Diagnostic& diagnostic : diagnostics) message += "\n" + Format(diagnostic);
    return Fail(ErrorKind::kMalformed, message);
  }
  Lexicon result;
  result.files_ = std::move(loader->files);
  result.tables_ = std::move(loader->tables);
  result.hash_ = HashOf(result.tables_);
  return result;
}

Result<std::vector<Diagnostic>> Lexicon::Check(std::span<const fs::path> folders) {
  std::vector<Diagnostic> diagnostics;
  const Result<Loader> loader = LoadAll(folders, diagnostics);
  if (!loader) return tl::unexpected<Error>(loader.error());
  return diagnostics;
}

std::span<const LexiconRow> Lexicon::Rows(std::string_view table) const {
  assert(lexicon::FindTable(table) != nullptr);
  const auto found = tables_.find(table);
  if (found == tables_.end()) return {};
  return found->second;
}

std::size_t Lexicon::Column(std::string_view table, std::string_view column) {
  const lexicon::Table* schema = lexicon::FindTable(table);
  assert(schema != nullptr);
  const std::size_t index = lexicon::FindColumn(*schema, column);
  assert(index != std::string_view::npos);
  return index;
}

std::size_t Lexicon::size() const {
  std::size_t count = 0;
  for (const auto& [name, rows] : tables_) count += rows.size();
  return count;
}

}  // namespace demarche
