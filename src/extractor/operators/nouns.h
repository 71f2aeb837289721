// Whether a deed that a noun tells, and no verb carries, is done, yet to come, or only a reason. Private to
// the room.
#pragma once

#include <cstdint>

#include "extractor/passes.h"

namespace demarche::extract {

/// "due here tomorrow for his visit", "his talks will include", "his planned visit": a meeting that is still
/// to come.
bool IsComing(const Knowledge& knowledge, const Document& document, const Find& find);

/// "days" in "three days of talks", "a round of talks"; else the noun itself.
std::uint32_t MeasureOf(const Knowledge& knowledge, const Document& document, std::uint32_t noun);

/// "since the invasion", "because of fighting": what the deed of the clause came after, unless who does it
/// took part ("after a meeting with Bush, Clark said").
bool IsReason(const Knowledge& knowledge, const Document& document, const Find& find, const Clause& clause);

/// "Iran's attack": what someone is said to have done is done, whatever is said of it.
bool IsPossessed(const Document& document, std::uint32_t noun);

/// Neither "no attack" nor "fear of an attack", "called for talks", "plans an attack".
bool StandsFree(const Knowledge& knowledge, const Document& document, const Find& find);

}  // namespace demarche::extract
