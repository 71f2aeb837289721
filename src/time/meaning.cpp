#include "time/meaning.h"

#include <fmt/format.h>

#include <bit>
#include <charconv>
#include <utility>

#include "base/ascii.h"

namespace demarche::time {
namespace {

constexpr std::size_t kFields = static_cast<std::size_t>(Field::kSize);

constexpr std::array<const char*, kFields> kFieldNames{
    "year",      "month",  "day",    "weekday", "quarter",  "half",        "season", "decade",
    "century",   "hour",   "minute", "pm",      "part",     "unit",        "count",  "plushalf",
    "ordinal",   "shift",  "pick",   "anchor",  "relation", "ref",         "mod",    "toward",
    "uncertain", "yearly", "nth",    "tense",   "numeric",  "zone",        "easter", "orthodox",
    "feast",     "place",  "until",  "since",   "known",    "anniversary", "ahead"};

constexpr std::array<const char*, 13> kUnitNames{"second", "minute", "hour",   "day",     "weekend",
                                                 "week",   "month",  "season", "quarter", "half",
                                                 "year",   "decade", "century"};

constexpr std::array<const char*, 13> kModNames{
    "",          "START",         "MID",          "END",         "APPROX",
    "BEFORE",    "AFTER",         "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN",
    "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"};

template <typename E>
constexpr std::int32_t N(E value) {
  return static_cast<std::int32_t>(value);
}

/// Words that a value may be, by field.
struct ValueName {
  Field field;
  const char* name;
  std::int32_t value;
};
constexpr std::array<ValueName, 32> kValueNames{{
    {Field::kSeason, "spring", N(Season::kSpring)},
    {Field::kSeason, "summer", N(Season::kSummer)},
    {Field::kSeason, "autumn", N(Season::kFall)},
    {Field::kSeason, "winter", N(Season::kWinter)},
    {Field::kPart, "morning", N(Part::kMorning)},
    {Field::kPart, "midday", N(Part::kMidday)},
    {Field::kPart, "afternoon", N(Part::kAfternoon)},
    {Field::kPart, "evening", N(Part::kEvening)},
    {Field::kPart, "night", N(Part::kNight)},
    {Field::kRef, "past", N(Ref::kPast)},
    {Field::kRef, "present", N(Ref::kPresent)},
    {Field::kRef, "future", N(Ref::kFuture)},
    {Field::kAnchor, "document", N(Anchor::kDocument)},
    {Field::kAnchor, "told", N(Anchor::kTold)},
    {Field::kAnchor, "event", N(Anchor::kEvent)},
    {Field::kRelation, "after", N(Relation::kAfter)},
    {Field::kRelation, "before", N(Relation::kBefore)},
    {Field::kRelation, "within", N(Relation::kWithin)},
    {Field::kTense, "past", N(Tense::kPast)},
    {Field::kTense, "present", N(Tense::kPresent)},
    {Field::kTense, "future", N(Tense::kFuture)},
    {Field::kTense, "lead", N(Tense::kLead)},
    {Field::kTense, "lead_to", N(Tense::kLeadTo)},
    {Field::kCount, "X", kVague},
    {Field::kToward, "past", -1},
    {Field::kToward, "future", 1},
    {Field::kPick, "last", -1},
    {Field::kPick, "this", 0},
    {Field::kPick, "next", 1},
    {Field::kUncertain, "yes", 1},
    {Field::kNumeric, "month_first", N(Order::kMonthFirst)},
    {Field::kNumeric, "day_first", N(Order::kDayFirst)},
}};

std::optional<Field> FieldNamed(std::string_view name) {
  for (std::size_t i = 0; i < kFields; ++i) {
    if (name == kFieldNames[i]) return static_cast<Field>(i);
  }
  return std::nullopt;
}

template <std::size_t Size>
std::optional<std::int32_t> IndexIn(const std::array<const char*, Size>& names, std::string_view name) {
  for (std::size_t i = 0; i < Size; ++i) {
    if (name == names[i]) return static_cast<std::int32_t>(i);
  }
  return std::nullopt;
}

std::optional<std::int32_t> ValueNamed(Field field, std::string_view name) {
  if (field == Field::kUnit) return IndexIn(kUnitNames, name);
  if (field == Field::kMod) return IndexIn(kModNames, name);
  for (const ValueName& each : kValueNames) {
    if (each.field == field && name == each.name) return each.value;
  }
  return std::nullopt;
}

Result<Assignment> ParseAssignment(std::string_view text) {
  const std::size_t equals = text.find('=');
  const std::optional<Field> field = FieldNamed(text.substr(0, equals));
  if (equals == std::string_view::npos || !field) {
    return Fail(ErrorKind::kMalformed,
                fmt::format("'{}' is no field=value; the fields are {}", text, fmt::join(kFieldNames, ", ")));
  }
  Assignment result;
  result.field = *field;
  std::string_view value = text.substr(equals + 1);
  if (value == "none") {
    result.value = kUnset;
    return result;
  }
  if (const std::optional<std::int32_t> named = ValueNamed(*field, value)) {
    result.value = *named;
    return result;
  }
  const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), result.value);
  if (code == std::errc() && end == value.data() + value.size()) return result;
  result.negative = !value.empty() && value.front() == '-';
  if (result.negative) value.remove_prefix(1);
  result.from = FieldNamed(value);
  if (result.from) return result;
  return Fail(ErrorKind::kMalformed,
              fmt::format("'{}' is neither a number, nor a name that '{}' can have, nor a field", value,
                          text.substr(0, equals)));
}

}  // namespace

const char* Name(Unit unit) { return kUnitNames[static_cast<std::size_t>(unit)]; }
const char* Name(Mod mod) { return kModNames[static_cast<std::size_t>(mod)]; }

const char* Name(Tense tense) {
  return tense == Tense::kPast ? "past" : tense == Tense::kFuture ? "future" : "present";
}

void Meaning::Set(Field field, std::int32_t value) {
  fields_[static_cast<std::size_t>(field)] = value;
  set_ = value == kUnset ? set_ & ~BitOf(field) : set_ | BitOf(field);
}

void Meaning::Add(const Meaning& other) {
  for (std::uint64_t left = other.set_ & ~set_; left != 0; left &= left - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(left));
    fields_[i] = other.fields_[i];
  }
  set_ |= other.set_;
}

Result<std::vector<Assignment>> ParseAssignments(std::string_view text) {
  std::vector<Assignment> result;
  const std::string squeezed = Squeeze(text);
  for (const std::string_view piece : Split(squeezed, ' ')) {
    if (piece.empty()) continue;
    const Result<Assignment> one = ParseAssignment(piece);
    if (!one) return tl::unexpected<Error>(one.error());
    result.push_back(*one);
  }
  return result;
}

void Apply(const std::vector<Assignment>& assignments, Meaning& meaning) {
  for (const Assignment& each : assignments) {
    std::int32_t value = each.value;
    if (each.from) {
      value = meaning.At(*each.from);
      if (value == kUnset) continue;
      if (each.negative && value != kVague) value = -value;
    }
    meaning.Set(each.field, value);
  }
}

}  // namespace demarche::time
