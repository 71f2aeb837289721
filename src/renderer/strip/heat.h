// The heat grid: how many events each of the busiest actors had in each month.
#pragma once

#include "renderer/page/card.h"

namespace demarche {

/// Sets the heat_* keys of the page; has_heat is false where fewer than two actors or two months have events.
/// Cells lead to their month.
void PutHeat(Data& page, const Scene& scene);

}  // namespace demarche
