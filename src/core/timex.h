// A time expression in the sense of TimeML (TIMEX3) with the days it can cover.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/day.h"
#include "core/span.h"

namespace demarche {

enum class TimexType : std::uint8_t { kDate, kTime, kDuration, kSet };
const char* Name(TimexType type);  ///< "DATE" ...
std::optional<TimexType> ParseTimexType(std::string_view name);

/// How the days of a timex, or of an event, are known. Weakest last.
enum class TimeBasis : std::uint8_t {
  kExplicit,  ///< the words name the day or month (the year may come from the document time)
  kRelative,  ///< counted from the document time: "on Friday", "last week"
  kAnchored,  ///< counted from, or ordered by, another event or date of the article
  kDocument,  ///< nothing but the report's own date bounds it
  kNone,      ///< no days can be given
};
const char* Name(TimeBasis basis);
std::optional<TimeBasis> ParseTimeBasis(std::string_view name);

/// What an anchored timex says about its reference: "the following day" is after it,
/// "a day earlier" before it, "the same day" within it.
enum class TimeRelation : std::uint8_t { kNone, kAfter, kBefore, kWithin };

/// `value` is the TIMEX3 value ("2025-10", "P3D", "PRESENT_REF", "XXXX-10-31"); `mod` the
/// TIMEX3 modifier ("", "START", "MID", "END", "APPROX", "BEFORE", ...). `edtf` is the
/// Extended Date/Time Format form (ISO 8601-2), "" where it has none. Days are present only where they
/// are certain from the words and the document time; a year is never guessed.
struct Timex {
  Span span;
  TimexType type = TimexType::kDate;
  std::string value;
  std::string mod;
  std::string edtf;
  std::optional<Day> earliest;
  std::optional<Day> latest;
  TimeBasis basis = TimeBasis::kNone;
  /// For expressions that hang on another event or date: how, and on which words.
  /// An empty `reference` means the last event or date told before this one.
  TimeRelation relation = TimeRelation::kNone;
  Span reference;
  std::string why;  ///< the reasoning in words, for `explain`
};

}  // namespace demarche
