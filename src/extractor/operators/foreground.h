// What a sentence tells beside its main clause, and is its news all the same. Private to the room.
#pragma once

#include <cstdint>

#include "extractor/passes.h"

namespace demarche::extract {

/// "spoke this morning, after Chad had called off talks", "because Chad called them off": a clause of time or
/// cause, which tells what was before.
bool TellsOccasion(const Rulebook& rules, const Document& document, const Clause& clause);

/// "Erdogan, who met Sarraj earlier this month", "after Chad expelled an envoy on Friday": a relative clause
/// or one beside the main one that is news all the same, by a day of its own within the last weeks (decisions
/// 69).
bool IsNewsOfLate(const Document& document, const Clause& clause);

/// "Residents danced after the army lifted the curfew": what a clause of time or cause tells is the news of a
/// sentence that tells no other deed. Asks all finds of the sentence, when each has been weighed.
void BringForward(const Knowledge& knowledge, Document& document, std::uint32_t sentence);

}  // namespace demarche::extract
