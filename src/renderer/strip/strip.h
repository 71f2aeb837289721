// The density strip as the data that the page's inline SVG is drawn from.
#pragma once

#include "core/timeline.h"
#include "renderer/template/data.h"

namespace demarche {

/// Sets the strip_* keys of the page; has_strip is false when no event has a day.
void PutStrip(Data& page, const Timeline& timeline);

}  // namespace demarche
