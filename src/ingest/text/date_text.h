// Dates as files and pages write them. Private to the room.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/ingest.h"

namespace demarche::ingest {

/// How a page writes dates in figures.
enum class DayOrder : std::uint8_t { kUnknown, kDayFirst, kMonthFirst, kYearFirst };

/// A machine-readable date of 1800 to 2100 in ISO 8601, its own clock time and offset kept: from
/// "2010-09-12T08:00:00+09:00", "2010/09/12", "20100912", RFC 822, or a date in words.
std::optional<std::string> ReadDate(std::string_view text, const IngestRules& rules,
                                    DayOrder order = DayOrder::kUnknown);

/// The day that a line of prose names: "12 September 2010", "Sept. 12, 2010", "2010-09-12".
std::optional<Day> FindDay(std::string_view text, const IngestRules& rules,
                           DayOrder order = DayOrder::kUnknown);

/// The same with its place: bytes [begin, end) of `text`.
struct FoundDate {
  Day day;
  std::size_t begin;
  std::size_t end;
};
std::optional<FoundDate> FindDate(std::string_view text, const IngestRules& rules,
                                  DayOrder order = DayOrder::kUnknown);

/// The month and day that a line names without a year: "Sept. 24", "24 September". {0, 0} when there is none.
struct MonthDay {
  unsigned month = 0;
  unsigned day = 0;
};
MonthDay FindMonthDay(std::string_view text, const IngestRules& rules);

/// A line that says when the article was published and nothing else: "Published: 12 September
/// 2010 14:05 GMT". `modified` is set when it tells of a later change instead.
struct DateLine {
  Day day;
  bool modified = false;
};
std::optional<DateLine> ReadDateLine(std::string_view line, const IngestRules& rules,
                                     DayOrder order = DayOrder::kUnknown);

/// The day in the path of an address: "/2010/09/12/", "2010-09-12", "20100912", "26-01-2022".
std::optional<Day> DayOfUrl(std::string_view url, const IngestRules& rules);

}  // namespace demarche::ingest
