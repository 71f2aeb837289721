// Compiled apart: it changes with every rule.
#include "pipeline/digest.h"

#include <rules_digest.h>  // made when the program is built: cmake/rules_digest.cmake

namespace demarche {

std::string_view RulesDigest() { return DEMARCHE_RULES_DIGEST; }

}  // namespace demarche
