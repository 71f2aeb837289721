// Gerunds that name a deed without telling it: "no intention of paying", "talks on selling grain".
#pragma once

#include "extractor/passes.h"

namespace demarche::extract {

/// Whether what a gerund clause tells is only spoken of, thought of or aimed at ("bombing it would be a
/// mistake"); not of "began by lending" and "arrived after meeting the king".
bool IsOnlySpokenOf(const Knowledge& knowledge, const Document& document, const Clause& clause);

}  // namespace demarche::extract
