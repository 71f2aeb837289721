// Headlines whose verb the parser takes for a noun: "UK summons Russian envoy over spy claims".
#pragma once

#include "extractor/passes.h"

namespace demarche::extract {

/// Where a text without a full stop has no verb, and a word that begins a pattern stands in the third person
/// between a name and another noun, it is the verb: what stands before it is the subject, what stands behind
/// it the object, each phrase behind a preposition its own. REQUIRES: dependents are not linked yet.
void MendHeadlines(const Knowledge& knowledge, Document& document);

}  // namespace demarche::extract
