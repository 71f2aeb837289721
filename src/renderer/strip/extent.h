// The days that a timeline covers, and the dense part of them.
#pragma once

#include <optional>

#include "core/timeline.h"

namespace demarche {

/// Inclusive days; both are given or neither.
struct Extent {
  std::optional<Day> first;
  std::optional<Day> last;
};

/// The first and last day that any entry is known to touch.
Extent ExtentOf(const Timeline& timeline);

/// The first day an entry can have happened; its last, where no first is known.
std::optional<Day> FirstDay(const Entry& entry);

/// The first days (FirstDay) of what the timeline is about: leading and trailing events are left aside
/// while the gap to them is longer than all that remains, but never more than a quarter of the events; and
/// further, one event in thirty, where all others take less than a third of the days.
Extent FocusOf(const Timeline& timeline);

/// Events before or after the focus.
struct Aside {
  std::size_t count = 0;
  Extent days;
};
struct Asides {
  Aside before;
  Aside after;
};
Asides AsidesOf(const Timeline& timeline, const Extent& focus);

}  // namespace demarche
