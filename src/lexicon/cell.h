// What may stand in a cell. Private to the room.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "lexicon/lexicon.h"
#include "lexicon/schema.h"

namespace demarche::lexicon {

/// What is wrong with a cell; `at` is a byte of its text, from 0.
struct CellMistake {
  std::size_t at = 0;
  std::string message;
};

/// Fills `cell.text` (NFC) and `cell.items` from `text`, trimmed valid UTF-8, by the form of
/// `column`. Returns the first mistake.
std::optional<CellMistake> FillCell(LexiconCell& cell, const Column& column, std::string_view text);

}  // namespace demarche::lexicon
