// Guesses parts of speech from neighbours, until a trained tagger takes this place.
// Private to the room.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/token.h"

namespace demarche::language {

/// What is known of a token before its neighbours are asked.
struct Word {
  std::string_view lower;
  std::uint16_t readings = 0;  ///< Reading bits
  Upos closed = Upos::kX;      ///< by form alone; kPropn by capitals
};

/// Sets `upos` and `feats` of one sentence's tokens; kX where it cannot tell. `words` and
/// `tokens` run in parallel. Linear.
void GuessTags(std::span<const Word> words, std::span<Token> tokens);

}  // namespace demarche::language
