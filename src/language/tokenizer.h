// Text -> tokens with their spans. Private to the room.
#pragma once

#include <string_view>
#include <vector>

#include "core/token.h"
#include "language/words.h"

namespace demarche::language {

/// Tokens in order; every character that is no Kind::kSpace lies in exactly one of them. Sets
/// `span` and `space_after` only. Linear in text.size().
std::vector<Token> Tokenize(std::string_view text, const Words& words);

}  // namespace demarche::language
