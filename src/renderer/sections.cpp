#include "renderer/sections.h"

#include <algorithm>

namespace demarche {
namespace {

constexpr std::size_t kLeastGap = 14;
constexpr std::size_t kGapShare = 40;  // of the whole span: what is silence in a month is none in a decade

std::optional<Day> FirstDay(const Entry& entry) {
  return entry.when.earliest ? entry.when.earliest : entry.when.latest;
}

bool IsOrdered(const Entry& entry) {
  if (!entry.when.after.empty() || !entry.when.before.empty()) return true;
  return std::any_of(entry.relations.begin(), entry.relations.end(), [](const Relation& relation) {
    return relation.type == "after" || relation.type == "responds" || relation.type == "includes" ||
           relation.type == "simultaneous";
  });
}

date::year_month MonthOf(Day day) {
  const date::year_month_day ymd(day);
  return ymd.year() / ymd.month();
}

/// Tells silences: the days between the last that an entry can have touched and the first of the next.
class Silence {
 public:
  explicit Silence(const Extent& extent) {
    if (extent.first)
      least_ =
          std::max(kLeastGap, static_cast<std::size_t>((*extent.last - *extent.first).count()) / kGapShare);
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

}  // namespace

Extent ExtentOf(const Timeline& timeline) {
  Extent extent;
  for (const Entry& entry : timeline.entries) {
    for (const std::optional<Day>& day : {entry.when.earliest, entry.when.latest}) {
      if (!day) continue;
      extent.first = extent.first ? std::min(*extent.first, *day) : *day;
      extent.last = extent.last ? std::max(*extent.last, *day) : *day;
    }
  }
  return extent;
}

std::vector<Section> CutIntoMonths(const Timeline& timeline) {
  std::vector<Section> sections;
  Section undated;
  Silence silence(ExtentOf(timeline));
  for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
    const Entry& entry = timeline.entries[i];
    const std::optional<Day> day = FirstDay(entry);
    if (!day && (!IsOrdered(entry) || sections.empty())) {
      undated.entries.push_back({i, 0});
      continue;
    }
    if (sections.empty() || (day && MonthOf(*day) > *sections.back().month)) {
      sections.push_back({MonthOf(*day), {}});
    }
    sections.back().entries.push_back({i, silence.Before(entry)});
  }
  if (!undated.entries.empty()) sections.push_back(std::move(undated));
  return sections;
}

}  // namespace demarche
