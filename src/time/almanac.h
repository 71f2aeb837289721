// What no rule of the program gives: the days of feasts that move from year to year, and the clocks of
// places. Tables "movable days" and "time zones" of the lexicon; offsets come from the tz database.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "core/day.h"
#include "lexicon/lexicon.h"

namespace demarche::time {

/// Rows are numbered as in the lexicon, from 0.
class Almanac {
 public:
  struct Feast {
    int lasts = 1;          ///< days
    int margin = 0;         ///< days by which it may begin earlier or later
    std::vector<Day> days;  ///< the first day, by year
  };

  /// Errors: kMalformed with file and line for a cell that is no day or no small number.
  static Result<Almanac> Create(const Lexicon& lexicon);

  /// REQUIRES: a row of "movable days".
  [[nodiscard]] const Feast& FeastAt(std::int32_t row) const {
    return feasts_[static_cast<std::size_t>(row)];
  }

  /// The first day of a feast in that year; nothing where the table has none. REQUIRES: as for FeastAt.
  [[nodiscard]] std::optional<Day> DayOf(std::int32_t feast, int year) const;

  /// REQUIRES: a row of "time zones".
  [[nodiscard]] const std::string& ZoneAt(std::int32_t row) const {
    return zones_[static_cast<std::size_t>(row)];
  }

  /// Minutes east of UTC of the clock of a place, `minute` minutes into that day by this clock; nothing
  /// where the machine has no data of the zone. REQUIRES: as for ZoneAt.
  [[nodiscard]] std::optional<std::int32_t> OffsetOf(std::int32_t place, Day day, std::int32_t minute) const;

 private:
  std::vector<Feast> feasts_;
  std::vector<std::string> zones_;
};

}  // namespace demarche::time
