#include "renderer/text/days.h"

#include <algorithm>

#include "renderer/text/words.h"

namespace demarche {

DeedDays DaysOf(const When& when) {
  if (!when.earliest && !when.latest) return {};
  if (!when.latest) return {DaysKnown::kFrom, *when.earliest, {}};
  if (!when.earliest) return {DaysKnown::kBy, {}, *when.latest};
  if (*when.latest < *when.earliest) return {};
  DaysKnown known = *when.earliest == *when.latest ? DaysKnown::kDay : DaysKnown::kFilled;
  if (!WordsOf(when).certain) known = DaysKnown::kWithin;
  return {known, *when.earliest, *when.latest};
}

std::string CompactDay(Day day) {
  std::string text = FormatDay(day);
  std::erase(text, '-');
  return text;
}

Day DayAfter(Day day) {
  constexpr Day kLast = date::year(9999) / 12 / 31;
  return std::min(day + date::days(1), kLast);
}

}  // namespace demarche
