// Reads one lexicon file into rows. Private to the room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/schema.h"

namespace demarche::lexicon {

/// The rows of one file; `table` is null when the file holds none.
struct FileRows {
  const Table* table = nullptr;
  std::vector<LexiconRow> rows;
};

/// Cuts `text` into rows of the table that its first line names. Each cell is checked against
/// the form of its column; complaints are appended to `diagnostics`, and the row is left out.
FileRows ReadRows(std::string_view text, const std::string& path, std::uint32_t file,
                  std::vector<Diagnostic>& diagnostics);

}  // namespace demarche::lexicon
