// Finds the files of each folder, reads them, and lets later folders replace or remove rows.
#include "lexicon/loader.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "lexicon/reader.h"
#include "lexicon/seal.h"

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

/// Of a row that removes another, that of the other.
std::string KeyOf(const Table& table, const LexiconRow& row, bool removal) {
  std::string key(table.name);
  for (std::size_t i = 0; i < table.keys; ++i) {
    key += '\n';
    key += row.Text(i).substr(i == 0 && removal ? 1 : 0);
  }
  return key;
}

class Loader {
 public:
  explicit Loader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// The texts alone: AddRows reads them.
  Result<void> ReadFolder(const fs::path& folder) {
    const Result<std::vector<fs::path>> paths = ListFiles(folder);
    if (!paths) return tl::unexpected<Error>(paths.error());
    for (const fs::path& path : *paths) {
      Result<std::string> text = ReadFile(path, kMaxFileBytes);
      if (!text) return tl::unexpected<Error>(text.error());
      if (text->starts_with(kByteOrderMark)) text->erase(0, kByteOrderMark.size());
      draft_.files.emplace_back(path.string(), std::move(*text));
      draft_.folders.push_back(folders_);
    }
    ++folders_;
    return {};
  }

  void TrySeal(const fs::path& folder) { draft_.sealed_hash = SealedHash(folder, draft_.files); }

  void AddRows() {
    const Care care = draft_.sealed_hash ? Care::kSealed : Care::kFull;
    for (std::uint32_t file = 0; file < draft_.files.size(); ++file) {
      const FileRows rows = ReadRows(draft_.files[file], file, care, *draft_.arena, diagnostics_);
      for (const LexiconRow& row : rows.rows) AddRow(*rows.table, row);
    }
  }

  Draft Finish() {
    for (auto& [name, rows] : draft_.tables) {
      std::erase_if(rows, [](const LexiconRow& row) { return row.cells.empty(); });
    }
    return std::move(draft_);
  }

 private:
  void AddRow(const Table& table, const LexiconRow& row) {
    std::vector<LexiconRow>& rows = draft_.tables[std::string(table.name)];
    if (table.keys == 0) {
      rows.push_back(row);
      return;
    }
    const bool removal = row.cells[0].text.starts_with('-');
    const auto [place, fresh] = places_.try_emplace(KeyOf(table, row, removal), rows.size());
    if (removal) {
      if (fresh) {
        draft_.Complain(
            diagnostics_, row, row.cells[0],
            fmt::format("there is no '{}' to remove; correct it, or delete this row", row.Text(0).substr(1)));
      } else {
        rows[place->second].cells = {};
      }
      places_.erase(place);
    } else if (fresh) {
      rows.push_back(row);
    } else if (LexiconRow& other = rows[place->second];
               draft_.folders[other.file] == draft_.folders[row.file]) {
      draft_.Complain(diagnostics_, row, row.cells[0],
                      fmt::format("'{}' stands twice, first in {}; join the rows", row.cells[0].text,
                                  draft_.PlaceOf(other)));
    } else {
      other = row;
    }
  }

  Diagnostics& diagnostics_;
  Draft draft_;
  std::uint32_t folders_ = 0;
  /// Key to index in its table. A removed row is left empty until Finish, so indices stay.
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace

std::string Draft::PlaceOf(const LexiconRow& row) const {
  return fmt::format("{}:{}", files[row.file].path(), row.line);
}

Result<Draft> LoadDraft(std::span<const fs::path> folders, bool by_seal, Diagnostics& diagnostics) {
  Loader loader(diagnostics);
  for (const fs::path& folder : folders) {
    const Result<void> read = loader.ReadFolder(folder);
    if (!read) return tl::unexpected<Error>(read.error());
  }
  if (by_seal && folders.size() == 1) loader.TrySeal(folders.front());
  loader.AddRows();
  return loader.Finish();
}

}  // namespace demarche::lexicon
