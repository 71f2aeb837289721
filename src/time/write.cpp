#include "time/write.h"

#include <fmt/format.h>

#include <array>

#include "core/edtf.h"

namespace demarche::time {
namespace {

constexpr std::array<const char*, 5> kPartValues{"TMO", "TMI", "TAF", "TEV", "TNI"};
constexpr int kFirstSeason = 21;  ///< EDTF's number of spring

}  // namespace

std::pair<Day, Day> Third(const Period& period, std::pair<Day, Day> days, Mod mod) {
  const auto pick = [&](std::pair<Day, Day> start, std::pair<Day, Day> mid, std::pair<Day, Day> end) {
    return mod == Mod::kStart ? start : mod == Mod::kMid ? mid : end;
  };
  const Day first = days.first;
  if (period.unit == Unit::kMonth) {
    return pick({first, first + date::days(9)}, {first + date::days(10), first + date::days(19)},
                {first + date::days(20), days.second});
  }
  if (period.unit != Unit::kYear && period.unit != Unit::kDecade) return days;
  const int months = period.unit == Unit::kYear ? 4 : 60;
  const auto after = [&](int count) {
    const date::year_month_day ymd(first);
    return Day((ymd.year() / ymd.month() + date::months(count)) / date::day(1));
  };
  const int middle = period.unit == Unit::kYear ? 4 : 36;
  return pick({first, after(months) - date::days(1)}, {after(middle), after(middle + months) - date::days(1)},
              {after(period.unit == Unit::kYear ? 8 : 60), days.second});
}

bool IsThird(Mod mod) { return mod == Mod::kStart || mod == Mod::kMid || mod == Mod::kEnd; }

std::string ReducedEdtf(const Period& period) {
  if (period.unit == Unit::kSeason) return fmt::format("{:04}-{}", *period.year, kFirstSeason + period.index);
  if (period.unit == Unit::kDecade) return Value(period) + "X";
  return period.unit == Unit::kCentury ? Value(period) + "XX" : "";
}

std::string YearlessEdtf(const Period& period, Mod mod) {
  if (period.unit != Unit::kDay && period.unit != Unit::kMonth) return {};
  if (period.month == 0) return {};
  if (period.unit == Unit::kDay || !IsThird(mod)) return Value(period);
  Period leap = period;
  leap.year = 2000;  // February may have 29 days
  const auto [first, last] = Third(leap, *Days(leap), mod);
  const auto partial = [](Day day) {
    const date::year_month_day ymd(day);
    return PartialDay{std::nullopt, static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day())};
  };
  return FormatEdtf(partial(first), partial(last));
}

std::optional<std::int32_t> HourOf(const Meaning& meaning) {
  if (!meaning.Has(Field::kHour)) return std::nullopt;
  const std::int32_t hour = meaning.At(Field::kHour);
  if (!meaning.Has(Field::kAfternoon)) return hour;
  return hour % 12 + (meaning.At(Field::kAfternoon) == 1 ? 12 : 0);
}

std::string ClockValue(const Meaning& meaning) {
  if (const auto hour = HourOf(meaning)) {
    return fmt::format("T{:02}:{:02}", *hour, meaning.Or(Field::kMinute, 0));
  }
  return meaning.Has(Field::kPart) ? kPartValues[static_cast<std::size_t>(meaning.At(Field::kPart))] : "";
}

std::string DurationValue(const Meaning& meaning) {
  const Unit unit = meaning.Has(Field::kUnit) ? meaning.As<Unit>(Field::kUnit) : Unit::kDay;
  struct Form {
    const char* before;
    char letter;
    int times;
    const char* half;
  };
  static constexpr std::array<Form, 13> kForms{{{"PT", 'S', 1, ""},
                                                {"PT", 'M', 1, "30S"},
                                                {"PT", 'H', 1, "30M"},
                                                {"P", 'D', 1, "T12H"},
                                                {"P", 'D', 2, ""},
                                                {"P", 'W', 1, ""},
                                                {"P", 'M', 1, ""},
                                                {"P", 'M', 3, ""},
                                                {"P", 'Q', 1, ""},
                                                {"P", 'M', 6, ""},
                                                {"P", 'Y', 1, "6M"},
                                                {"P", 'Y', 10, ""},
                                                {"P", 'Y', 100, ""}}};
  const Form& form = kForms[static_cast<std::size_t>(unit)];
  const std::int32_t count = meaning.Or(Field::kCount, 1);
  if (count == kVague) {
    const char letter = unit == Unit::kDecade ? 'E' : unit == Unit::kCentury ? 'C' : form.letter;
    return fmt::format("{}X{}", form.before, letter);
  }
  const bool plus_half = meaning.Or(Field::kPlusHalf, 0) == 1;
  if (plus_half && form.times > 1) {  // half a century is 50 years
    return fmt::format("{}{}{}", form.before, std::int64_t{count} * form.times + form.times / 2, form.letter);
  }
  const char* half = plus_half ? form.half : "";
  if (count == 0 && *half != 0) return fmt::format("{}{}", form.before, half);  // "half an hour"
  return fmt::format("{}{}{}{}", form.before, std::int64_t{count} * form.times, form.letter, half);
}

}  // namespace demarche::time
