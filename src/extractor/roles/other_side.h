// "Ecuador asked Mexico for the man, but Mexico refused": on whom a deed without a target falls, where the
// deeds told right before are between its doer and one other state.
#pragma once

#include "extractor/document.h"

namespace demarche::extract {

/// Gives refusals of states without a target the one state that acted on their doer last, and measures the
/// other state of the last deed told of him, in their sentence or the two before. REQUIRES: finds stand in
/// the order of sentences, with roles.
void FaceTheOtherSide(Document& document);

}  // namespace demarche::extract
