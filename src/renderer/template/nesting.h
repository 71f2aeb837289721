// Templates that would never end or fill the memory are refused before they are read.
#pragma once

#include <map>
#include <string>

#include "base/result.h"

namespace demarche {

/// Errors: kMalformed for a template that takes in itself, directly or through others; kOverLimit for
/// sections in more than 50 others and for more than 1 MB. `where` is "templates/NAME.mustache".
Result<void> CheckNesting(const std::map<std::string, std::string>& pages);

}  // namespace demarche
