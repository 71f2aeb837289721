// Foreign drawings made fit for the page.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace demarche {

/// Makes what `dot -Tsvg` printed fit to stand inside the page: no prolog, no scripts, ids made unique.
/// Errors: kMalformed when it is no SVG.
Result<std::string> EmbedSvg(std::string_view svg, std::string_view id_prefix);

}  // namespace demarche
