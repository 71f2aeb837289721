// The timeline cut into months, in its own order; what lies far before or after the rest is one section.
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

enum class SectionKind { kBefore, kMonth, kAfter, kYearless, kUndated };

struct Section {
  SectionKind kind = SectionKind::kMonth;
  std::optional<date::year_month>
      month;  ///< of kMonth: itself; of kBefore and kAfter: the nearest of the focus
  std::vector<Placed> entries;
};

/// Sections ascend and the entries keep the timeline's order; those that lack a year come after the dated,
/// the undated last (nothing dates or orders them: timeline.left_out.undated counts them). An entry without
/// days that its article orders stays with the one before it.
std::vector<Section> CutIntoMonths(const Timeline& timeline);

}  // namespace demarche
