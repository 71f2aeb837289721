// Periods that words name, and the year of those that are named without one.
#pragma once

#include <optional>
#include <utility>

#include "core/day.h"
#include "time/almanac.h"
#include "time/clause.h"
#include "time/meaning.h"
#include "time/period.h"

namespace demarche::time {

bool HasNamedFields(const Meaning& meaning);

/// The period that the fields name. REQUIRES: HasNamedFields(meaning).
Period NamedFields(const Meaning& meaning);

/// False for days that no calendar has, and for what rules over ordinals make ("fifth quarter").
bool IsPossibleName(const Meaning& meaning, const Period& period);

/// Whether a rule or table fixes the day anew each year ("Easter", "Ramadan").
bool IsMovable(const Meaning& meaning);

/// The named period in a year: also days that a rule of the calendar fixes anew ("Thanksgiving", "Easter").
/// Nothing for a feast whose day in that year the almanac does not have.
std::optional<Period> InYear(int year, const Period& period, const Meaning& meaning, const Almanac& almanac);

/// The week that holds a day ("the week of March 6"), or the quarter that ended on it: the one that holds
/// its middle. Any other day stays.
Period Around(const Period& day, const Meaning& meaning);

/// The period in the year that puts it nearest to the document time, on the side that its clause speaks of.
/// Nothing when no year around fits.
std::optional<Period> NearestYear(const Period& named, const Meaning& meaning,
                                  ClauseReader::Direction direction, Day document_time,
                                  const Almanac& almanac);

/// The date without a year that opens the next entry of a list of dates: the first on or after `before`, of
/// the same year, else the nearest; never after the document time where the year before will do.
std::optional<Period> NextInList(const Period& named, const Meaning& meaning, Day before,
                                 std::optional<Day> document_time, const Almanac& almanac);

/// The anniversary of what happened on one of these days: a day ("2025-10-31"), a day whose month and day are
/// not known ("2025-XX-XX", from the year and the ordinal), or one whose year is not known ("XXXX-10-31",
/// where there is neither an ordinal nor a document time). Nothing where neither is known, and for a day
/// that lies too near before the document time to have come round so often.
std::optional<Period> AnniversaryOf(std::pair<Day, Day> event, const Meaning& meaning,
                                    ClauseReader::Direction direction, std::optional<Day> document_time,
                                    const Almanac& almanac);

}  // namespace demarche::time
