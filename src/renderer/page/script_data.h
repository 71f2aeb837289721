// The events as the page's script reads them: to filter, to count, to cite and to export.
#pragma once

#include <string>
#include <vector>

#include "core/timeline.h"
#include "renderer/page/card.h"

namespace demarche {

/// JSON that may stand in a script element: no '<', no line separator, all text clean. An object of tables
/// ("actors", "kinds" ...) and of "events", each an array in the order of templates/script/model.ts.
std::string ScriptData(const Scene& scene, const std::vector<std::size_t>& entries);

}  // namespace demarche
