#include "renderer/page/sections.h"

#include <algorithm>

#include "renderer/strip/extent.h"

namespace demarche {
namespace {

constexpr std::size_t kLeastGap = 14;
constexpr std::size_t kGapShare = 40;  // of the whole span: what is silence in a month is none in a decade

bool IsOrdered(const Entry& entry) { return !entry.when.after.empty() || !entry.when.before.empty(); }

date::year_month MonthOf(Day day) {
  const date::year_month_day ymd(day);
  return ymd.year() / ymd.month();
}

/// Tells silences: the days between the last that an entry can have touched and the first of the next.
class Silence {
 public:
  explicit Silence(const Extent& focus) {
    if (!focus.first) return;
    const auto days = static_cast<std::size_t>((*focus.last - *focus.first).count());
    least_ = std::max(kLeastGap, days / kGapShare);
  }

  std::size_t Before(const Entry& entry) {
    std::size_t gap = 0;
    if (covered_ && entry.when.earliest && *entry.when.earliest > *covered_) {
      const auto days = static_cast<std::size_t>((*entry.when.earliest - *covered_).count()) - 1;
      if (days >= least_) gap = days;
    }
    const std::optional<Day> last = entry.when.latest ? entry.when.latest : entry.when.earliest;
    if (last) covered_ = covered_ ? std::max(*covered_, *last) : *last;
    return gap;
  }

 private:
  std::size_t least_ = kLeastGap;
  std::optional<Day> covered_;
};

Section PlaceOf(Day day, const Extent& focus) {
  if (day < *focus.first) return {SectionKind::kBefore, MonthOf(*focus.first), {}};
  if (day > *focus.last) return {SectionKind::kAfter, MonthOf(*focus.last), {}};
  return {SectionKind::kMonth, MonthOf(day), {}};
}

bool Follows(const Section& next, const Section& last) {
  return next.kind > last.kind || (next.kind == last.kind && *next.month > *last.month);
}

}  // namespace

std::vector<Section> CutIntoMonths(const Timeline& timeline) {
  const Extent focus = FocusOf(timeline);
  std::vector<Section> sections;
  Section yearless{SectionKind::kYearless, {}, {}};
  Section undated{SectionKind::kUndated, {}, {}};
  Silence silence(focus);
  for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
    const Entry& entry = timeline.entries[i];
    const std::optional<Day> day = FirstDay(entry);
    if (!day && !entry.when.edtf.empty()) {
      yearless.entries.push_back({i, 0});
    } else if (!day && (!IsOrdered(entry) || sections.empty())) {
      undated.entries.push_back({i, 0});
    } else {
      if (day && (sections.empty() || Follows(PlaceOf(*day, focus), sections.back()))) {
        sections.push_back(PlaceOf(*day, focus));
      }
      sections.back().entries.push_back({i, silence.Before(entry)});
    }
  }
  for (Section* rest : {&yearless, &undated}) {
    if (!rest->entries.empty()) sections.push_back(std::move(*rest));
  }
  return sections;
}

}  // namespace demarche
