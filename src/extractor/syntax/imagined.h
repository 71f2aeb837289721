// Whether what a clause tells is only imagined: told in a work of fiction, unheard of, likely or not,
// foreseen, asked.
#pragma once

#include <cstdint>

#include "extractor/passes.h"

namespace demarche::extract {

/// "if Mali withdraws".
bool IsOpenedByIf(const Document& document, const Clause& clause);

/// "In the novel, Mars attacks", "the play tells of a prince who kills": the clause or one above it is set in
/// a work of fiction. `clause` is an index into Document::clauses.
bool IsFiction(const Document& document, std::uint32_t clause);

/// "had no information to suggest that they had met", "there is no sign that", "chances that they will
/// agree", "the prospects of Chad signing", "to verify that Iraq has disarmed".
bool IsUnheard(const Knowledge& knowledge, const Document& document, const Clause& clause);

/// "Prospects appear slim for a meeting", "the possibility of a visit": a deed told by the noun `word` of the
/// clause.
bool IsOutlook(const Knowledge& knowledge, const Document& document, const Clause& clause,
               std::uint32_t word);

/// "The bank believes that Brazil will agree", "most expect Peru to object": what others foresee is not said
/// to be planned by those who would do it.
bool IsForeseen(const Knowledge& knowledge, const Document& document, const Clause& clause);

/// "How can I tell that we are ready?": what is asked is not told.
bool IsQuestioned(const Document& document, const Clause& clause);

/// "the talks scheduled in Bonn", "the announcement of his visit", "ahead of the summit", "during his visit
/// he will ask": of the noun of a deed, that it is to come.
bool IsAhead(const Knowledge& knowledge, const Document& document, const Find& find);

/// "will probably meet", "likely would be delayed".
bool IsGuessed(const Knowledge& knowledge, const Document& document, const Clause& clause);

/// "An agreement was needed before Tokyo extended the loan": waits for what may never come.
bool IsWaitedFor(const Knowledge& knowledge, const Document& document, const Find& find,
                 const Clause& clause);

/// "will raise it if prices fall": a condition stands below the clause.
bool IsSupposed(const Document& document, const Clause& clause);

/// "If Chad pays and Mali, as expected, signs": goes on from a condition, wherever the parser hangs it.
bool GoesOnFromIf(const Document& document, const Clause& clause);

/// "urged Japan to announce that it will sign": what somebody shall only say.
bool IsAskedToSay(const Document& document, const Clause& clause);

/// "did not break the treaty by sending troops".
bool IsMeansOfNothing(const Document& document, const Clause& clause);

/// "sees problems in accepting the plan": the deed is only what they are about.
bool IsTrouble(const Knowledge& knowledge, const Document& document, const Clause& clause);

/// "came close to bombing it".
bool IsOnlyNearlyDone(const Knowledge& knowledge, const Document& document, const Clause& clause);

/// "Suppose that Chad attacked", "joked that Chad had attacked", "Under the proposals, Chad would offer
/// talks".
bool IsOnlyThoughtOf(const Knowledge& knowledge, const Document& document, const Clause& clause);

/// "is not as free as we allow access to be": only compared with.
bool IsCompared(const Knowledge& knowledge, const Document& document, const Clause& clause);

}  // namespace demarche::extract
