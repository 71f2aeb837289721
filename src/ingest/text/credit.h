// Lines that say who wrote or published an article, and when. Private to the room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/day.h"
#include "ingest/ingest.h"
#include "ingest/text/date_text.h"

namespace demarche::ingest {

/// What a credit line tells. All may be empty: "By Jane Doe" is a credit too.
struct Credit {
  std::optional<Day> day;  ///< of publication
  std::string publisher;   ///< "Corvane Press" of "Corvane Press, 5 October 2010"
};

/// Reads a byline ("By Jane Doe in Seoul", "JANE DOE, Staff Writer"), a date line ("Posted Thursday, Sept.
/// 23, 2010, 9:42 p.m."), or both on one line ("Source: Evening Herald / agencies 2010-10-18"). Nothing when
/// the line is something else.
std::optional<Credit> ReadCredit(std::string_view line, const IngestRules& rules,
                                 DayOrder order = DayOrder::kUnknown);

/// Whether a line is all names: "Imogen Farrant, Hanoi". So is a short headline in Capital Initials.
bool IsNames(std::string_view line, const IngestRules& rules);

}  // namespace demarche::ingest
