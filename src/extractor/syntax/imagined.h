// Whether what a clause tells is only imagined: told in a work of fiction, unheard of, likely or not,
// foreseen.
#pragma once

#include <cstdint>

#include "extractor/passes.h"

namespace demarche::extract {

/// "In the novel, Mars attacks", "the play tells of a prince who kills": the clause or one above it is set in
/// a work of fiction. `clause` is an index into Document::clauses.
bool IsFiction(const Document& document, std::uint32_t clause);

/// "had no information to suggest that they had met", "there is no sign that", "chances that they will
/// agree", "the prospects of Chad signing".
bool IsUnheard(const Knowledge& knowledge, const Document& document, const Clause& clause);

/// "The bank believes that Brazil will agree", "most expect Peru to object": what others foresee is not said
/// to be planned by those who would do it.
bool IsForeseen(const Knowledge& knowledge, const Document& document, const Clause& clause);

}  // namespace demarche::extract
