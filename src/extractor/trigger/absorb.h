// Which deeds are parts of others: words that a heavier find has taken, and what is threatened or promised,
// are no events of their own.
#pragma once

#include "extractor/passes.h"

namespace demarche::extract {

/// Marks those of the finds from `from` on; a promise of a hostile deed learns what kind it is.
/// REQUIRES: they are of one sentence.
void AbsorbFinds(const Rulebook& rules, Document& document, std::size_t from);

}  // namespace demarche::extract
