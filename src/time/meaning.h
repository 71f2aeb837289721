// What a time expression says, before it is put on the calendar: a flat set of small fields
// ("month=10 day=31", "unit=week shift=-1"). Words and rules of the lexicon fill it.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace demarche::time {

/// The names in the lexicon are those of kFieldNames (meaning.cpp), in this order.
enum class Field : std::uint8_t {
  kYear,
  kMonth,
  kDay,
  kWeekday,  ///< 1 Monday to 7 Sunday
  kQuarter,
  kHalf,     ///< half of a year
  kSeason,   ///< Season
  kDecade,   ///< its first year: 1990
  kCentury,  ///< its ordinal: 20 for 1900 to 1999
  kHour,
  kMinute,
  kAfternoon,  ///< 1: "p.m.", 0: "a.m."
  kPart,       ///< Part of day
  kUnit,       ///< Unit
  kCount,      ///< of units; kVague for "several"
  kPlusHalf,   ///< half a unit more
  kOrdinal,
  kShift,        ///< units away from the reference, negative = before it
  kPick,         ///< -1 "last", 0 "this", 1 "next" of a named day, month or season
  kAnchor,       ///< Anchor
  kRelation,     ///< Relation to the reference
  kRef,          ///< Ref
  kMod,          ///< Mod
  kToward,       ///< a duration that ends (-1) or begins (1) at the document time
  kUncertain,    ///< its days are not known: a fiscal year, "the year"
  kYearly,       ///< the quarter's own year is told by an offset: "a year earlier"
  kNth,          ///< which weekday of the month, from its end when negative
  kTense,        ///< of a verb: Tense
  kNumeric,      ///< Order of a date in figures
  kZone,         ///< of a clock, in minutes east of UTC
  kEaster,       ///< days after Easter Sunday
  kOrthodox,     ///< days after Easter Sunday of the Julian calendar
  kFeast,        ///< row of the table "movable days", from 0
  kPlace,        ///< of a clock: row of the table "time zones", from 0
  kUntil,        ///< the weekday that ends a range in which this one stands; negative in a list of two
  kSince,        ///< the weekday that begins it
  kKnown,        ///< 1: the year is that of an event called by this day; it is not meant before that day
  kAnniversary,  ///< 1: of the day that the other fields or an event give; the ordinal counts years
  kAhead,        ///< 1: a length, but a date where it tells when a deed to come is done
  kSize
};

enum class Unit : std::uint8_t {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kWeekend,
  kWeek,
  kMonth,
  kSeason,
  kQuarter,
  kHalf,
  kYear,
  kDecade,
  kCentury
};
enum class Season : std::uint8_t { kSpring, kSummer, kFall, kWinter };
enum class Part : std::uint8_t { kMorning, kMidday, kAfternoon, kEvening, kNight };
enum class Ref : std::uint8_t { kPast, kPresent, kFuture };
enum class Mod : std::uint8_t {
  kNone,
  kStart,
  kMid,
  kEnd,
  kApprox,
  kBefore,
  kAfter,
  kOnOrBefore,
  kOnOrAfter,
  kLessThan,
  kMoreThan,
  kEqualOrLess,
  kEqualOrMore
};
/// What a shift counts from: the document time, the last date told, or an event named by words.
enum class Anchor : std::uint8_t { kDocument, kTold, kEvent };
enum class Relation : std::uint8_t { kNone, kAfter, kBefore, kWithin };
enum class Tense : std::uint8_t { kNone, kPast, kPresent, kFuture, kLead, kLeadTo };

/// Of "3/5/2025": by custom, or by a day beyond 12.
enum class Order : std::uint8_t { kMonthFirst, kDayFirst };

inline constexpr std::int32_t kUnset = std::numeric_limits<std::int32_t>::min();
inline constexpr std::int32_t kVague = kUnset + 1;

const char* Name(Unit unit);    ///< "day" ...
const char* Name(Mod mod);      ///< "START" ..., "" for none
const char* Name(Tense tense);  ///< "past", "future"; "present" for others

class Meaning {
 public:
  [[nodiscard]] bool Has(Field field) const { return (set_ & BitOf(field)) != 0; }
  /// kUnset where it is not set.
  [[nodiscard]] std::int32_t At(Field field) const { return Or(field, kUnset); }
  [[nodiscard]] std::int32_t Or(Field field, std::int32_t otherwise) const {
    return Has(field) ? fields_[static_cast<std::size_t>(field)] : otherwise;
  }
  /// The field as an enumerator. REQUIRES: Has(field).
  template <typename E>
  [[nodiscard]] E As(Field field) const {
    return static_cast<E>(At(field));
  }
  /// kUnset takes the field away.
  void Set(Field field, std::int32_t value);
  /// Takes the fields of `other` that are unset here.
  void Add(const Meaning& other);

 private:
  static std::uint64_t BitOf(Field field) { return std::uint64_t{1} << static_cast<std::size_t>(field); }

  std::uint64_t set_ = 0;  ///< a bit for each field that is set: most meanings set two or three
  std::array<std::int32_t, static_cast<std::size_t>(Field::kSize)> fields_{};
};
static_assert(static_cast<std::size_t>(Field::kSize) <= 64, "the fields that are set are bits of a word");

/// One "field=value" of the lexicon; the value is a number, a name or another field ("-count").
struct Assignment {
  Field field = Field::kSize;
  std::int32_t value = 0;
  std::optional<Field> from;
  bool negative = false;
};

/// Reads "month=10 shift=-count mod=END". Errors: kMalformed without a place.
Result<std::vector<Assignment>> ParseAssignments(std::string_view text);

/// Applies them in order; they win over what stands in `meaning`.
void Apply(const std::vector<Assignment>& assignments, Meaning& meaning);

}  // namespace demarche::time
