// What a sentence tells beside its main clause, and is its news all the same. Private to the room.
#pragma once

#include <cstdint>

#include "extractor/passes.h"

namespace demarche::extract {

/// "spoke this morning, after Chad had called off talks", "because Chad called them off": a clause of time or
/// cause, which tells what was before.
bool TellsOccasion(const Rulebook& rules, const Document& document, const Clause& clause);

/// "ministers meeting in Oslo agreed": what they come together for, they do there.
bool IsAssembly(const Rulebook& rules, const Document& document, const Clause& clause);

/// "clashed with crowds who were protesting": a relative clause in the progressive goes on while the main
/// deed is done.
bool IsUnderWay(const Document& document, const Clause& clause);

/// "Erdogan, who met Sarraj earlier this month", "after Chad expelled an envoy on Friday": a relative clause
/// or one beside the main one that is news all the same, by a day of its own within the last weeks (decisions
/// 69).
bool IsNewsOfLate(const Document& document, const Clause& clause);

/// "broke off relations after Chad accused it", "went to the talks after arriving in Lima": a clause of time
/// or cause without a day of its own, told in the past as the main clause is: news with it. Not "after the
/// army had lifted it", nor "The move came after Chad expelled an envoy", which another sentence tells of.
bool TellsWhatLedToIt(const Knowledge& knowledge, const Document& document, const Clause& clause);

/// "telephoned him to appeal for calm", "went on television to condemn the raid": an infinitive of words that
/// were said by what the clause above tells.
bool IsSaidThereby(const Rulebook& rules, const Document& document, const Event& event, const Clause& clause,
                   const Clause& above);

}  // namespace demarche::extract
