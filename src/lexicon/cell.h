// What may stand in a cell. Private to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lexicon/arena.h"
#include "lexicon/lexicon.h"
#include "lexicon/schema.h"

namespace demarche::lexicon {

/// What is wrong with a cell; `at` is a byte of its text, from 0.
struct CellMistake {
  std::size_t at = 0;
  std::string message;
};

/// How closely cells are looked at: those of a sealed folder (seal.h) were looked at before.
enum class Care : std::uint8_t { kFull, kSealed };

/// Fills `cell.text` (NFC) and `cell.items` from `text`, trimmed valid UTF-8, by the form of
/// `column`. Returns the first mistake. REQUIRES: `text` and `arena` outlive the cell.
std::optional<CellMistake> FillCell(LexiconCell& cell, const Column& column, std::string_view text, Care care,
                                    Arena& arena);

}  // namespace demarche::lexicon
