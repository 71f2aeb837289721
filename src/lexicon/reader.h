// Reads one lexicon file into rows. Private to the room.
#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/arena.h"
#include "lexicon/cell.h"
#include "lexicon/diagnostics.h"
#include "lexicon/lexicon.h"
#include "lexicon/schema.h"

namespace demarche::lexicon {

/// The rows of one file; `table` is null when the file holds none.
struct FileRows {
  const Table* table = nullptr;
  std::vector<LexiconRow> rows;
};

/// Cuts `source` into rows of the table that its first line names; `file` is its index. Each cell is
/// checked against the form of its column; a row with a complaint is left out. The rows view `source` and
/// `arena`.
FileRows ReadRows(SourceFile& source, std::uint32_t file, Care care, Arena& arena, Diagnostics& diagnostics);

}  // namespace demarche::lexicon
