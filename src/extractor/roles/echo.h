// A deed told by words that only point to another: "China did the same", "Mali followed suit".
#pragma once

#include "extractor/passes.h"

namespace demarche::extract {

/// Makes of `find` the deed that its words point to, done by the subject of its clause: that of the clause it
/// goes on from, else of the main clause of the sentence before. Who did it first is its target where it was
/// done to who does it now: "France expelled two Russians, and Russia did the same". False where no such deed
/// is told, or nobody is named. REQUIRES: `find` is of `document.finds`, and those before it have their
/// parties.
bool EchoDeed(const Document& document, Find& find);

}  // namespace demarche::extract
