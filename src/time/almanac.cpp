#include "time/almanac.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace demarche::time {
namespace {

constexpr int kLongestFeast = 60;  ///< days

int YearOf(Day day) { return static_cast<int>(date::year_month_day(day).year()); }

std::optional<int> SmallNumber(std::string_view text) {
  int value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = code == std::errc() && end == text.data() + text.size();
  return whole && value >= 0 && value <= kLongestFeast ? std::optional(value) : std::nullopt;
}

}  // namespace

Result<Almanac> Almanac::Create(const Lexicon& lexicon) {
  LexiconMistakes mistakes(lexicon);
  const std::size_t lasts = Lexicon::Column("movable days", "lasts");
  const std::size_t margin = Lexicon::Column("movable days", "margin");
  const std::size_t days = Lexicon::Column("movable days", "days");
  Almanac almanac;
  for (const LexiconRow& row : lexicon.Rows("movable days")) {
    Feast feast;
    for (const auto& [column, field] : {std::pair{lasts, &feast.lasts}, std::pair{margin, &feast.margin}}) {
      const std::optional<int> number = SmallNumber(row.Text(column));
      if (!number)
        mistakes.Add(row, column, fmt::format("'{}' is no small number of days", row.Text(column)));
      *field = number.value_or(0);
    }
    for (const std::string_view item : row.Items(days)) {
      const std::optional<Day> day = ParseDay(item);
      if (day) {
        feast.days.push_back(*day);
      } else {
        mistakes.Add(row, days, fmt::format("'{}' is no day; write YYYY-MM-DD", item),
                     row.Text(days).find(item));
      }
    }
    std::sort(feast.days.begin(), feast.days.end());
    almanac.feasts_.push_back(std::move(feast));
  }
  if (!mistakes.empty()) return tl::unexpected<Error>(mistakes.All());
  for (const LexiconRow& row : lexicon.Rows("time zones")) almanac.zones_.emplace_back(row.Text(0));
  return almanac;
}

std::optional<Day> Almanac::DayOf(std::int32_t feast, int year) const {
  const std::vector<Day>& days = FeastAt(feast).days;
  const auto found = std::find_if(days.begin(), days.end(), [&](Day day) { return YearOf(day) == year; });
  return found == days.end() ? std::nullopt : std::optional(*found);
}

std::optional<std::int32_t> Almanac::OffsetOf(std::int32_t place, Day day, std::int32_t minute) const {
  try {
    const date::local_seconds clock{day.time_since_epoch() + std::chrono::minutes(minute)};
    const date::local_info info = date::locate_zone(ZoneAt(place))->get_info(clock);
    return static_cast<std::int32_t>(
        std::chrono::duration_cast<std::chrono::minutes>(info.first.offset).count());
  } catch (const std::runtime_error&) {
    return std::nullopt;  // no database, or one without this zone
  }
}

}  // namespace demarche::time
