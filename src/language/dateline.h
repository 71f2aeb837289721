// The date line that agencies put before the first sentence of a report: "TOKYO, Sept 10 (Corvane) - ".
// Private to the room.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "core/token.h"

namespace demarche::language {

/// The number of tokens that a date line at the begin of a sentence has with its dash, or 0. It begins with a
/// word in capitals, and has nothing but names, numbers, commas and brackets. A word alone before the dash
/// must have four letters. Where all words are in capitals, a colon may stand for the dash ("NEW DELHI: ").
/// Wires of the 1990s write an underscore ("MIAMI _ ", "HANOI (Corvane)_ "). Some agencies put no dash behind
/// a place, a day and their name in brackets: "Gonlo, March 4 (CRV) ", where the place need not be in
/// capitals. On a line of its own it needs no dash ("DAR ES SALAAM, Friday"), and may be all of its sentence.
[[nodiscard]] std::size_t DatelineLength(std::string_view text, std::span<const Token> sentence);

}  // namespace demarche::language
