// Who acts in each clause: its own subject; else that of the clause it is coordinated with, of the noun it
// modifies, of its controller; where the parser gives none, the nearest name before the verb.
#pragma once

#include <cstdint>

#include "extractor/document.h"

namespace demarche::extract {

/// Sets `subject` and `subject_rule` of all clauses of a sentence. REQUIRES: their governors are known.
void FindSubjects(Document& document, std::uint32_t sentence);

}  // namespace demarche::extract
