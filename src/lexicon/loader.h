// Reads folders one after the other into tables; later folders win. Private to the room.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "lexicon/arena.h"
#include "lexicon/diagnostics.h"
#include "lexicon/lexicon.h"
#include "lexicon/schema.h"

namespace demarche::lexicon {

using Tables = std::map<std::string, std::vector<LexiconRow>, std::less<>>;

/// Everything that was read, before and while it is checked.
struct Draft {
  std::deque<SourceFile> files;
  std::unique_ptr<Arena> arena = std::make_unique<Arena>();  ///< what rows view beside the files
  std::vector<std::uint32_t> folders;  ///< of each file: which argument of Load it came from
  Tables tables;
  std::optional<std::string> sealed_hash;  ///< of a folder that was checked before (seal.h)

  void Complain(Diagnostics& diagnostics, const LexiconRow& row, const LexiconCell& cell,
                std::string message) {
    diagnostics.Add(files[row.file], row.line, cell.column, std::move(message));
  }
  /// None where no file has the table.
  [[nodiscard]] std::span<const LexiconRow> RowsOf(std::string_view table) const {
    const auto found = tables.find(table);
    return found == tables.end() ? std::span<const LexiconRow>() : found->second;
  }
  /// "file:line", for messages that name a second place.
  [[nodiscard]] std::string PlaceOf(const LexiconRow& row) const;
};

/// Errors: kNotFound, kUnreadable, kOverLimit for folders and files; mistakes in them go to `diagnostics`.
/// With `by_seal`, the cells of a folder that stands alone and has a seal that fits are not looked at again.
Result<Draft> LoadDraft(std::span<const std::filesystem::path> folders, bool by_seal,
                        Diagnostics& diagnostics);

}  // namespace demarche::lexicon
