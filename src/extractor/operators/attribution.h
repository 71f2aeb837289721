// Who says so. Private to the room.
#pragma once

#include <cstdint>

#include "extractor/passes.h"

namespace demarche::extract {

/// Names whoever tells the deed of `clause`, which is then reported, unless saying it does it.
void Attribute(const Knowledge& knowledge, const Document& document, Find& find, const Clause& clause);

/// The same for the mention `subject` of a verb of saying; kNone32: somebody, unnamed.
void TellSpeaker(const Knowledge& knowledge, const Document& document, Find& find, std::uint32_t subject);

/// "Chad's minister hinted that envoys would be expelled": who says what shall be done to others, and by
/// nobody else, threatens it. `clause` tells the deed.
void ThreatenBySaying(const Document& document, const Clause& clause, Event& event);

}  // namespace demarche::extract
