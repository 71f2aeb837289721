// Whom a deed is done to where only a name tells it, which the lexicon does not know.
#pragma once

#include "extractor/passes.h"

namespace demarche::extract {

/// "France sued Micron", "Ruiz was detained by Chad": gives a deed without a target the person or the body of
/// unknown land that its verb names as the object. REQUIRES: the finds have their parties.
void NameUnknown(const Knowledge& knowledge, Document& document);

}  // namespace demarche::extract
