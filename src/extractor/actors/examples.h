// Who is meant by a plural noun that goes on with examples: "countries such as Chad and Mali".
#pragma once

#include "extractor/passes.h"

namespace demarche::extract {

/// A noun that names nobody stands for its examples; one of a land of its own opens their group. REQUIRES:
/// the groups of the sentence, whose mentions these are, are joined.
void TakeExamples(const Knowledge& knowledge, Document& document, Indices mentions);

}  // namespace demarche::extract
