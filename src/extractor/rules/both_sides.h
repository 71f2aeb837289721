// "both leaders", "the two countries", "each side", "the two agreed": words that mean parties told of before.
// The pass that has a tree and the sieve that has words alone ask it of the same place. Private to the room.
#pragma once

#include <cstdint>

#include "extractor/rules/grammar.h"
#include "extractor/rules/rare_class.h"

namespace demarche::extract {

/// The end of such words at `i`, before `end`; `i` where none stand there. `has(word, bits)` and
/// `is_of(word, class)` tell what a word can be: whoever knows less of it finds no fewer.
template <typename Index, typename Has, typename IsOf>
Index BothSidesEnd(Index i, Index end, Has has, IsOf is_of) {
  constexpr Index kReach = 4;
  if (is_of(i, RareClass::kEach)) return i + 1 < end && is_of(i + 1, RareClass::kEachParty) ? i + 2 : i;
  if (!has(i, Grammar::kQuantity)) return i;
  for (Index noun = i + 1; noun < end && noun < i + kReach; ++noun) {
    if (has(noun, Grammar::kParty)) return noun + 1;
    // "The two agreed", "Both will sign".
    if (is_of(noun - 1, RareClass::kPair) && is_of(noun, RareClass::kPairDoes)) return noun;
    // "the two foreign ministers", unlike "the foreign ministers"
    const bool quality = is_of(noun - 1, RareClass::kPair) && is_of(noun, RareClass::kPartyQuality);
    if (!quality && !has(noun, Grammar::kDeterminer | Grammar::kQuantity)) return i;
  }
  return i;
}

}  // namespace demarche::extract
