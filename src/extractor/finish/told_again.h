// A deed that its sentence tells twice, once in full. Private to the room.
#pragma once

#include "extractor/passes.h"

namespace demarche::extract {

/// "opened fire on students, | wounding dozens", "in a telephone conversation the president spoke with ...":
/// whether another deed of the sentence, of the same PLOVER event, on which this one hangs or which hangs on
/// it, has both parties and these among them. Where this one has both, too, it must hang on the other and be
/// of its kind. Of two that are joined by "and" each is told for itself, but for "killed and injured"; what
/// is denied is told once.
bool IsToldAgain(const Rulebook& rules, const Document& document, const Find& find);

}  // namespace demarche::extract
