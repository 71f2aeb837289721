// The timeline cut into months, in its own order.
#pragma once

#include <string>
#include <vector>

#include "core/timeline.h"

namespace demarche {

/// An entry and the silence before it, in days; 0 where it is too short to be told.
struct Placed {
  std::size_t entry = 0;
  std::size_t gap_days = 0;
};

struct Section {
  std::optional<date::year_month> month;  ///< nothing: the undated entries
  std::vector<Placed> entries;
};

/// Months ascend and the entries keep the timeline's order; the undated come last. An entry without days
/// that something orders stays with the one before it.
std::vector<Section> CutIntoMonths(const Timeline& timeline);

/// The first and last day that any entry is known to touch.
struct Extent {
  std::optional<Day> first;
  std::optional<Day> last;
};
Extent ExtentOf(const Timeline& timeline);

}  // namespace demarche
