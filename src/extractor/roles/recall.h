// The parties of a deed that is told again by its noun. Private to the room.
#pragma once

#include "extractor/document.h"

namespace demarche::extract {

/// "The meeting took place": the parties are those of the last deed told that was of its kind, but of "the
/// ILO council meeting".
void RecallParties(const Document& document, Find& find);

}  // namespace demarche::extract
