// Periods that words name, and the year of those that are named without one.
#pragma once

#include <optional>

#include "core/day.h"
#include "time/clause.h"
#include "time/meaning.h"
#include "time/period.h"

namespace demarche::time {

bool HasNamedFields(const Meaning& meaning);

/// The period that the fields name. REQUIRES: HasNamedFields(meaning).
Period NamedFields(const Meaning& meaning);

/// False for days that no calendar has, and for what rules over ordinals make ("fifth quarter").
bool IsPossibleName(const Meaning& meaning, const Period& period);

/// The named period in a year: also days that a rule of the calendar fixes anew ("Thanksgiving", "Easter").
Period InYear(int year, const Period& period, const Meaning& meaning);

/// The week that holds a day ("the week of March 6"), or the quarter that ended on it: the one that holds
/// its middle. Any other day stays.
Period Around(const Period& day, const Meaning& meaning);

/// The period in the year that puts it nearest to the document time, on the side that its clause speaks of.
/// Nothing when no year around fits.
std::optional<Period> NearestYear(const Period& named, const Meaning& meaning,
                                  ClauseReader::Direction direction, Day document_time);

}  // namespace demarche::time
