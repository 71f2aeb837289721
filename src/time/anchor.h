// Times that hang on an event ("two days after the talks"), counted from the date that the text gives it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/timex.h"
#include "core/token.h"
#include "time/almanac.h"
#include "time/clause.h"
#include "time/governor.h"
#include "time/meaning.h"

namespace demarche::time {

/// A timex of the text with what it takes to settle others by it.
struct Placed {
  Timex timex;
  Meaning meaning;
  Deeds dates;                        ///< what its words date
  std::uint32_t hangs_on = kNoToken;  ///< the event it counts from, where it counts from one
  ClauseReader::Direction direction;  ///< of an anniversary's clause
};

/// Gives days to what hangs on an event. The event has the date that its own words hold ("the Oct. 31
/// talks"), else the one that dates a deed of the same dictionary form elsewhere in the text, last
/// before it, else first after it. Without one, only the order stays. `placed` is in text order.
void SettleAnchors(std::string_view text, const Analysis& analysis, std::optional<Day> document_time,
                   const Almanac& almanac, std::vector<Placed>& placed);

}  // namespace demarche::time
