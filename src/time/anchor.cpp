#include "time/anchor.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/edtf.h"
#include "time/named.h"
#include "time/period.h"
#include "time/write.h"

namespace demarche::time {
namespace {

constexpr std::size_t kLookAround = 60;  ///< timexes before and after that may date the event

bool HasDays(const Timex& timex) { return timex.earliest && timex.latest; }

/// Finds the date of an event among the timexes of a text.
class Dates {
 public:
  Dates(const Analysis& analysis, const std::vector<Placed>& placed) : analysis_(analysis), placed_(placed) {}

  [[nodiscard]] const Timex* Of(std::size_t index) const {
    const Placed& hanging = placed_[index];
    for (std::size_t i = index + 1; i < placed_.size(); ++i) {
      const Timex& timex = placed_[i].timex;
      if (timex.span.begin >= hanging.timex.reference.end) break;
      if (HasDays(timex) && timex.span.Overlaps(hanging.timex.reference)) return &timex;
    }
    if (hanging.hangs_on == kNoToken) return nullptr;
    for (std::size_t back = 1; back <= std::min(index, kLookAround); ++back) {
      if (DatesSame(placed_[index - back], hanging)) return &placed_[index - back].timex;
    }
    // "a day after the North fired a missile": the missile that a later sentence dates may be another one
    if (analysis_.tokens[hanging.hangs_on].upos == Upos::kVerb) return nullptr;
    for (std::size_t i = index + 1; i < std::min(placed_.size(), index + kLookAround); ++i) {
      if (DatesSame(placed_[i], hanging)) return &placed_[i].timex;
    }
    return nullptr;
  }

 private:
  [[nodiscard]] bool DatesSame(const Placed& dated, const Placed& hanging) const {
    if (!HasDays(dated.timex) || dated.hangs_on != kNoToken) return false;
    const std::string_view event = analysis_.LemmaOf(analysis_.tokens[hanging.hangs_on]);
    const auto same = [&](std::uint32_t token) {
      return token != kNoToken && !event.empty() && analysis_.LemmaOf(analysis_.tokens[token]) == event;
    };
    return same(dated.dates.noun) || same(dated.dates.predicate) || same(dated.dates.subject);
  }

  const Analysis& analysis_;
  const std::vector<Placed>& placed_;
};

/// A date some units from the event: "the day after the talks", "the eve of the summit".
void SettleDate(const Timex& event, const Meaning& meaning, Timex& timex) {
  const Unit unit = meaning.Has(Field::kUnit) ? meaning.As<Unit>(Field::kUnit) : Unit::kDay;
  const bool exact = *event.earliest == *event.latest;
  if (!exact && unit == Unit::kDay) return;
  const auto moved = Shift(PeriodOf(*event.earliest, unit), meaning.Or(Field::kShift, 0));
  const auto days = moved ? Days(*moved) : std::nullopt;
  if (!days) return;
  const std::size_t clock = timex.value.find('T');
  timex.value = Value(*moved) + (clock == std::string::npos ? "" : timex.value.substr(clock));
  timex.earliest = days->first;
  timex.latest = days->second;
}

/// A length between the event and what is told: "two days after the talks", "weeks before the vote".
void SettleDuration(const Timex& event, const Meaning& meaning, Timex& timex) {
  const bool after = timex.relation == TimeRelation::kAfter;
  const std::int32_t count = meaning.Or(Field::kCount, 1);
  const Unit unit = meaning.Has(Field::kUnit) ? meaning.As<Unit>(Field::kUnit) : Unit::kDay;
  if (count == kVague || unit < Unit::kDay || meaning.Has(Field::kMod)) {
    (after ? timex.earliest : timex.latest) = after ? event.earliest : event.latest;
    return;
  }
  const auto first = Shift(PeriodOf(*event.earliest, unit), after ? count : -count);
  const auto last = Shift(PeriodOf(*event.latest, unit), after ? count : -count);
  if (!first || !last) return;
  const auto from = Days(*first);
  const auto to = Days(*last);
  if (!from || !to) return;
  timex.earliest = from->first;
  timex.latest = to->second;
}

/// "The 10th anniversary of the Oct. 31, 2015 attack"; of an event whose year alone is known, the year.
void SettleAnniversary(const Timex& event, std::optional<Day> document_time, const Almanac& almanac,
                       Placed& hanging) {
  const auto period = AnniversaryOf({*event.earliest, *event.latest}, hanging.meaning, hanging.direction,
                                    document_time, almanac);
  if (!period) return;
  Timex& timex = hanging.timex;
  timex.value = Value(*period);
  if (!period->year) timex.edtf = YearlessEdtf(*period, Mod::kNone);
  const auto days = Days(period->day > 0 ? *period : Period{Unit::kYear, period->year, 0, 0, 0});
  if (!days) return;
  timex.earliest = days->first;
  timex.latest = days->second;
}

}  // namespace

void SettleAnchors(std::string_view text, const Analysis& analysis, std::optional<Day> document_time,
                   const Almanac& almanac, std::vector<Placed>& placed) {
  const Dates dates(analysis, placed);
  for (std::size_t i = 0; i < placed.size(); ++i) {
    Timex& timex = placed[i].timex;
    const Meaning& meaning = placed[i].meaning;
    const bool hangs = timex.relation != TimeRelation::kNone && !timex.reference.empty() &&
                       meaning.Or(Field::kAnchor, 0) == static_cast<std::int32_t>(Anchor::kEvent);
    if (!hangs || timex.earliest || timex.latest) continue;
    const Timex* event = dates.Of(i);
    if (event == nullptr) continue;
    if (meaning.Has(Field::kAnniversary)) {
      SettleAnniversary(*event, document_time, almanac, placed[i]);
      if (!timex.earliest) continue;
    } else if (timex.type == TimexType::kDuration) {
      SettleDuration(*event, meaning, timex);
    } else {
      SettleDate(*event, meaning, timex);
    }
    timex.edtf = FormatEdtf(timex.earliest, timex.latest);
    timex.why += fmt::format("; '{}' dates that", event->span.In(text));
  }
}

}  // namespace demarche::time
