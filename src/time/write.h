// How clocks, lengths and periods are written: TIMEX3 values and EDTF.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "core/day.h"
#include "time/meaning.h"
#include "time/period.h"

namespace demarche::time {

/// 0 to 24, by the clock of 24 hours; nothing where no hour is named.
std::optional<std::int32_t> HourOf(const Meaning& meaning);

/// "T10:30" or "TMO", to stand behind a day; "" where no hour and no part of day is named.
std::string ClockValue(const Meaning& meaning);

/// "P3D", "PT5H30M", "PXM"; decades and centuries are counted in years.
std::string DurationValue(const Meaning& meaning);

/// Whether `mod` is START, MID or END.
bool IsThird(Mod mod);

/// The third of a month, year or decade that "early", "mid" or "late" means. REQUIRES: IsThird(mod).
std::pair<Day, Day> Third(const Period& period, std::pair<Day, Day> days, Mod mod);

/// EDTF of decades, centuries and seasons: "199X", "19XX", "2025-21"; "" for others.
std::string ReducedEdtf(const Period& period);

/// EDTF of a period without its year: "XXXX-10-31", "XXXX-10", "XXXX-10-21/XXXX-10-31".
std::string YearlessEdtf(const Period& period, Mod mod);

}  // namespace demarche::time
