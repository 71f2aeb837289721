// Tokens -> sentences. Private to the room.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/token.h"
#include "language/words.h"

namespace demarche::language {

/// Sentences cover the tokens in order, none is empty. Linear.
std::vector<Sentence> SplitSentences(std::string_view text, std::span<const Token> tokens,
                                     const Words& words);

}  // namespace demarche::language
