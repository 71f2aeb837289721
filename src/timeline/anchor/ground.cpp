// What is known of a deed by itself: the days of its timex, cut by what its factuality says of the
// document time. A deed told as done lies not after the report, a planned one not before it.
#include <algorithm>

#include "core/edtf.h"
#include "timeline/anchor/anchor.h"

namespace demarche::timeline {
namespace {

/// The dated timex that `words` overlap; timexes stand in text order.
const Timex* DatedTimexAt(const Extraction& extraction, Span words) {
  if (words.empty()) return nullptr;
  const auto after = std::partition_point(extraction.timexes.begin(), extraction.timexes.end(),
                                          [&](const Timex& it) { return it.span.end <= words.begin; });
  if (after == extraction.timexes.end() || !after->span.Overlaps(words)) return nullptr;
  return after->earliest || after->latest ? &*after : nullptr;
}

/// The third of a month that "early", "mid" and "late" mean, as TIMEX3 modifiers.
Bounds PartOfMonth(const Bounds& month, const std::string& mod) {
  if (mod == "START") return {month.earliest, Shift(*month.earliest, 9)};
  if (mod == "MID") return {Shift(*month.earliest, 10), Shift(*month.earliest, 19)};
  if (mod == "END") return {Shift(*month.earliest, 20), month.latest};
  return month;
}

}  // namespace

Bounds DaysOf(const Extraction& extraction, const Timex& timex) {
  if (timex.earliest || timex.latest || timex.relation == TimeRelation::kNone) {
    return {timex.earliest, timex.latest};
  }
  const Timex* reference = DatedTimexAt(extraction, timex.reference);
  if (reference == nullptr || reference == &timex) return {};
  if (timex.relation == TimeRelation::kWithin) return {reference->earliest, reference->latest};
  const bool after = timex.relation == TimeRelation::kAfter;
  const std::optional<Distance> distance = ReadDistance(timex.value);
  if (!distance) {
    return after ? Bounds{reference->earliest, std::nullopt} : Bounds{std::nullopt, reference->latest};
  }
  const int least = after ? distance->least : -distance->most;
  const int most = after ? distance->most : -distance->least;
  Bounds bounds;
  if (reference->earliest) bounds.earliest = Shift(*reference->earliest, least);
  if (reference->latest) bounds.latest = Shift(*reference->latest, most);
  return bounds;
}

Ground FindGround(const Extraction& extraction, const Event& event) {
  Ground ground;
  const Timex* timex = TimexOf(extraction, event);
  if (timex != nullptr) ground.bounds = DaysOf(extraction, *timex);
  Bounds& days = ground.bounds;
  if (days.earliest && days.latest && *days.earliest > *days.latest) days = {};
  if (days != Bounds{}) ground.timex = timex;
  const std::optional<Day>& report = extraction.article.document_time;
  if (!report) return ground;
  if (IsYetToBe(event.factuality)) {
    const bool over = days.latest && *days.latest < *report;
    if (over || (days.earliest && *days.earliest >= *report)) return ground;
    ground.clipped = days.earliest.has_value();
    days.earliest = report;
    return ground;
  }
  const bool yet_to_come = days.earliest && *days.earliest > *report;
  if (yet_to_come || (days.latest && *days.latest <= *report)) return ground;
  ground.clipped = days.latest.has_value();
  days.latest = report;
  return ground;
}

std::optional<Bounds> YearlessBounds(const Timex& timex) {
  if (timex.earliest || timex.latest) return std::nullopt;
  const std::optional<EdtfBounds> edtf = ParseEdtf(timex.edtf.empty() ? timex.value : timex.edtf);
  if (!edtf || !edtf->earliest || !edtf->latest || edtf->earliest->year || edtf->latest->year) {
    return std::nullopt;
  }
  const auto day_of = [](const PartialDay& it) -> Day {
    return date::year(kYearlessYear) / date::month(it.month) / date::day(it.day);
  };
  const Bounds bounds{day_of(*edtf->earliest), day_of(*edtf->latest)};
  const bool whole_month =
      edtf->earliest->month == edtf->latest->month && edtf->earliest->day == 1 && edtf->latest->day > 27;
  return whole_month ? PartOfMonth(bounds, timex.mod) : bounds;
}

}  // namespace demarche::timeline
