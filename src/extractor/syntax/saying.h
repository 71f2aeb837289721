// Who says what a clause tells: the one who acts, or others, who only guess and judge.
#pragma once

#include <cstdint>

#include "extractor/passes.h"

namespace demarche::extract {

/// The clause that reports it: "China said ...", "..., the White House announced"; or null.
const Clause* SayingOf(const Document& document, const Clause& clause);

/// "There were rumours in the market that Iran had fired": the noun of saying that tells it, or kNone32.
std::uint32_t Hearsay(const Document& document, const Clause& clause);

/// "According to the ministry, Syria shelled a post and burned a village": the mention, or kNone32.
std::uint32_t SourceOf(const Document& document, const Clause& clause);

/// "According to official figures, Norway shipped 900 tonnes": added up, no single deed.
bool IsCounted(const Document& document, const Clause& clause);

/// The actor of the deed speaks, not the press of its land. `speaker`: a mention or kNone32.
bool IsOwnVoice(const Knowledge& knowledge, const Document& document, const Event& event,
                std::uint32_t speaker);

/// "It is not true that Kuwait", "denied a report that China had banned exports", "reports that Mali planned
/// to attack are baseless".
bool IsDenied(const Knowledge& knowledge, const Document& document, const Clause& clause);

/// "did not say that Chad had bombed it", "did not deny that", "could not confirm that", "nobody said that";
/// but "did not say when it had bombed it" takes it for done.
bool IsNotSaid(const Document& document, const Clause& clause);

/// "Peru will object, traders said": what onlookers say will come.
bool IsForecast(const Knowledge& knowledge, const Document& document, const Find& find, const Clause& clause);

/// "Delegates doubted that Brazil was ready", "Spain said Italy was unwilling": what others hold of
/// somebody's readiness, where it is denied. `negated`: by the words around it too. REQUIRES: a find of a
/// clause.
bool IsOthersView(const Knowledge& knowledge, const Document& document, const Find& find, bool negated);

}  // namespace demarche::extract
