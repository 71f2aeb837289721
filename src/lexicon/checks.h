// Checks that look beyond one row. Private to the room.
#pragma once

#include "lexicon/loader.h"

namespace demarche::lexicon {

/// Every cell that refers to another table names what stands there.
void CheckReferences(Draft& draft, Diagnostics& diagnostics);

/// Every mode is one of the event of the kind beside it.
void CheckModes(Draft& draft, Diagnostics& diagnostics);

/// No name stands for two owners. A later folder takes a name from an earlier one without a word;
/// the earlier row loses it.
void SettleNames(Draft& draft, Diagnostics& diagnostics);

/// No cell stands without the one that it explains: "earlier" than what?
void CheckNeeds(Draft& draft, Diagnostics& diagnostics);

/// No term of office ends before it begins.
void CheckTerms(Draft& draft, Diagnostics& diagnostics);

}  // namespace demarche::lexicon
