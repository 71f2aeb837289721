// Extended Date/Time Format (ISO 8601-2:2019, Library of Congress levels 0 to 2), the part
// that demarche writes: days, months, seasons, years, decades, "~" and "?", open and closed intervals,
// one-of sets "[a..b]", and days without a year ("XXXX-10-31").
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/day.h"

namespace demarche {

/// A date whose year may be unknown. Sortable by (year,) month, day.
struct PartialDay {
  std::optional<int> year;
  unsigned month = 0;  ///< 1 to 12
  unsigned day = 0;    ///< 1 to 31, valid in some year
  bool operator==(const PartialDay&) const = default;
};

/// The days an EDTF string can cover; a missing side is open or unknown.
struct EdtfBounds {
  std::optional<PartialDay> earliest;
  std::optional<PartialDay> latest;
  bool approximate = false;
};

/// Nothing when `text` is not of the written part of EDTF.
std::optional<EdtfBounds> ParseEdtf(std::string_view text);

/// The shortest form for inclusive bounds: "2025-10-31", "2025-10" (a whole month), "2025" (a
/// whole year), "2025-10-21/2025-10-31" for a span of days that the deed fills, or, when
/// `one_of` is set, "[2025-10-21..2025-10-31]" for one unknown day among them; "../D" and
/// "D/.." when one side is open; "" when both are. `approximate` puts "~" behind each date of a form without
/// brackets.
std::string FormatEdtf(std::optional<Day> earliest, std::optional<Day> latest, bool one_of = false,
                       bool approximate = false);

/// The same for days without a year: "XXXX-10-31", "XXXX-10" (a whole month) or
/// "XXXX-10-21/XXXX-10-31". REQUIRES: no day has a year.
std::string FormatEdtf(const PartialDay& earliest, const PartialDay& latest);

}  // namespace demarche
