// Whom words are meant for where they are no object of the verb that tells the deed. Private to the room.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/passes.h"

namespace demarche::extract {

/// "Chad closed the border, a step that Mali condemned": whoever took the step; else kNone32.
std::uint32_t DoerOfStep(const Knowledge& knowledge, const Document& document, const Find& find,
                         const Clause& clause);

/// "told Libya that it is ready to pull back": to whom what the clause says is told, where who speaks is
/// who acts; else kNone32.
std::uint32_t HearerOf(const Knowledge& knowledge, const Document& document, const Clause& clause);

/// "wrote to Uganda urging it to pay", "a letter to Uganda asking for help": to whom the words go that a
/// participle tells; else kNone32.
std::uint32_t RecipientOf(const Document& document, const Clause& clause);

/// "The doctors threatened to strike unless the government paid": who could avert what is threatened, where
/// it is the rulers of the land of the first of `sources`, mentions; else kNone32.
std::uint32_t PressedBy(const Document& document, const Find& find,
                        const std::vector<std::uint32_t>& sources);

}  // namespace demarche::extract
