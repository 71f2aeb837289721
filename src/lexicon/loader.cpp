// Finds the files of each folder, reads them, and lets later folders replace or remove rows.
#include "lexicon/loader.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "lexicon/reader.h"

namespace demarche::lexicon {
namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kMaxFileBytes = std::uint64_t{64} << 20U;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // some editors begin files so

/// All *.txt files below `folder`, in order of their paths.
Result<std::vector<fs::path>> ListFiles(const fs::path& folder) {
  std::error_code code;
  if (!fs::is_directory(folder, code)) {
    return Fail(ErrorKind::kNotFound, "is no folder; name a folder with lexicon files (*.txt)",
                folder.string());
  }
  std::vector<fs::path> files;
  fs::recursive_directory_iterator walk(folder, code);
  for (; !code && walk != fs::recursive_directory_iterator(); walk.increment(code)) {
    std::error_code unknown;
    if (walk->path().extension() == ".txt" && walk->is_regular_file(unknown)) files.push_back(walk->path());
  }
  if (code) return Fail(ErrorKind::kUnreadable, "cannot be listed: " + code.message(), folder.string());
  std::sort(files.begin(), files.end());
  return files;
}

std::string KeyOf(const Table& table, const LexiconRow& row) {
  std::string key(table.name);
  for (std::size_t i = 0; i < table.keys; ++i) key += '\n' + row.cells[i].text;
  return key;
}

class Loader {
 public:
  explicit Loader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  Result<void> AddFolder(const fs::path& folder) {
    const Result<std::vector<fs::path>> paths = ListFiles(folder);
    if (!paths) return tl::unexpected<Error>(paths.error());
    for (const fs::path& path : *paths) {
      Result<std::string> text = ReadFile(path, kMaxFileBytes);
      if (!text) return tl::unexpected<Error>(text.error());
      if (text->starts_with(kByteOrderMark)) text->erase(0, kByteOrderMark.size());
      const auto file = static_cast<std::uint32_t>(draft_.files.size());
      draft_.files.emplace_back(path.string(), std::move(*text));
      draft_.folders.push_back(folder_);
      FileRows rows = ReadRows(draft_.files.back(), file, diagnostics_);
      for (LexiconRow& row : rows.rows) AddRow(*rows.table, std::move(row));
    }
    ++folder_;
    return {};
  }

  Draft Finish() {
    for (auto& [name, rows] : draft_.tables) {
      std::erase_if(rows, [](const LexiconRow& row) { return row.cells.empty(); });
    }
    return std::move(draft_);
  }

 private:
  void AddRow(const Table& table, LexiconRow row) {
    std::vector<LexiconRow>& rows = draft_.tables[std::string(table.name)];
    if (table.keys == 0) {
      rows.push_back(std::move(row));
      return;
    }
    const bool removal = row.cells[0].text.starts_with('-');
    if (removal) row.cells[0].text.erase(0, 1);
    const auto [place, fresh] = places_.try_emplace(KeyOf(table, row), rows.size());
    if (removal) {
      if (fresh) {
        draft_.Complain(
            diagnostics_, row, row.cells[0],
            fmt::format("there is no '{}' to remove; correct it, or delete this row", row.cells[0].text));
      } else {
        rows[place->second].cells.clear();
      }
      places_.erase(place);
    } else if (fresh) {
      rows.push_back(std::move(row));
    } else if (LexiconRow& other = rows[place->second]; draft_.folders[other.file] == folder_) {
      draft_.Complain(diagnostics_, row, row.cells[0],
                      fmt::format("'{}' stands twice, first in {}; join the rows", row.cells[0].text,
                                  draft_.PlaceOf(other)));
    } else {
      other = std::move(row);
    }
  }

  Diagnostics& diagnostics_;
  Draft draft_;
  std::uint32_t folder_ = 0;
  /// Key to index in its table. A removed row is left empty until Finish, so indices stay.
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace

std::string Draft::PlaceOf(const LexiconRow& row) const {
  return fmt::format("{}:{}", files[row.file].path(), row.line);
}

Result<Draft> LoadDraft(std::span<const fs::path> folders, Diagnostics& diagnostics) {
  Loader loader(diagnostics);
  for (const fs::path& folder : folders) {
    const Result<void> added = loader.AddFolder(folder);
    if (!added) return tl::unexpected<Error>(added.error());
  }
  return loader.Finish();
}

}  // namespace demarche::lexicon
