// What is known of the days of a deed, for formats that know nothing but days.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/event.h"

namespace demarche {

enum class DaysKnown : std::uint8_t {
  kDay,     ///< this one day
  kFilled,  ///< the deed took all of these days
  kWithin,  ///< some time within these days, or about them
  kFrom,    ///< on `first` or later
  kBy,      ///< on `last` or earlier
  kNone,
};

/// `first` and `last` are days of the year 0001 to 9999; with kNone, kBy and kFrom those that are unknown are
/// the first day of 1970.
struct DeedDays {
  DaysKnown known = DaysKnown::kNone;
  Day first{};
  Day last{};

  /// A day, or days that the deed took.
  [[nodiscard]] bool certain() const { return known == DaysKnown::kDay || known == DaysKnown::kFilled; }
  /// Both ends are known, be the days certain or not.
  [[nodiscard]] bool closed() const { return certain() || known == DaysKnown::kWithin; }
  /// The one end that is known, of kFrom and kBy.
  [[nodiscard]] std::optional<Day> bound() const {
    if (known == DaysKnown::kFrom) return first;
    return known == DaysKnown::kBy ? std::optional(last) : std::nullopt;
  }
};

DeedDays DaysOf(const When& when);

/// "20251031".
std::string CompactDay(Day day);

/// The day after, but never one past the year 9999.
Day DayAfter(Day day);

}  // namespace demarche
