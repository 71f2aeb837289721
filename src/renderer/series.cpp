#include "renderer/series.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "renderer/text/actors.h"
#include "renderer/text/standing.h"
#include "renderer/text/tone.h"

namespace demarche {
namespace {

constexpr std::size_t kMostParties = 12;

date::year_month MonthHolding(Day day) {
  const date::year_month_day ymd(day);
  return ymd.year() / ymd.month();
}

/// The month that holds all days the deed can have happened on.
std::optional<date::year_month> KnownMonth(const When& when) {
  if (!when.earliest || !when.latest || MonthHolding(*when.earliest) != MonthHolding(*when.latest))
    return std::nullopt;
  return MonthHolding(*when.earliest);
}

/// A series while its months are still being found.
struct GatheredSeries {
  std::map<date::year_month, SeriesPoint> points;
  std::size_t open = 0;
  std::size_t wide = 0;
};

void AddToSeries(GatheredSeries& series, const Entry& entry) {
  if (!UncountedReason(entry).empty()) {
    ++series.open;
    return;
  }
  const std::optional<date::year_month> month = KnownMonth(entry.when);
  if (!month) {
    ++series.wide;
    return;
  }
  SeriesPoint& point = series.points[*month];
  point.month = *month;
  point.score_tenths += entry.deed.score_tenths;
  switch (ToneOf(entry.deed)) {
    case Tone::kCooperation: ++point.cooperation; break;
    case Tone::kConflict: ++point.conflict; break;
    case Tone::kNeutral: ++point.neutral; break;
  }
}

}  // namespace

std::vector<ActorPair> DyadsOf(const Entry& entry) {
  const std::size_t sources = std::min(entry.sources.size(), kMostParties);
  const std::size_t targets = std::min(entry.targets.size(), kMostParties);
  std::set<ActorPair> dyads;
  const auto add = [&](const Actor& a, const Actor& b) {
    if (ActorKey(a).empty() || ActorKey(b).empty() || ActorKey(a) == ActorKey(b)) return;
    dyads.insert(std::minmax(ActorKey(a), ActorKey(b)));
  };
  for (std::size_t s = 0; s < sources; ++s) {
    for (std::size_t t = 0; t < targets; ++t) add(entry.sources[s], entry.targets[t]);
    if (!entry.reciprocal) continue;
    for (std::size_t o = s + 1; o < sources; ++o) add(entry.sources[s], entry.sources[o]);
  }
  return {dyads.begin(), dyads.end()};
}

int MeanTenths(std::int64_t sum, std::size_t events) {
  const auto count = static_cast<std::int64_t>(events);
  const std::int64_t half = sum < 0 ? -count : count;
  return static_cast<int>((2 * sum + half) / (2 * count));
}

std::size_t Series::events() const {
  std::size_t sum = 0;
  for (const SeriesPoint& point : points) sum += point.events();
  return sum;
}

std::vector<Series> DyadSeries(const Timeline& timeline) {
  std::map<ActorPair, GatheredSeries> gathered;
  for (const Entry& entry : timeline.entries) {
    for (const ActorPair& dyad : DyadsOf(entry)) AddToSeries(gathered[dyad], entry);
  }
  std::vector<Series> all;
  all.reserve(gathered.size());
  for (const auto& [dyad, found] : gathered) {
    Series series{dyad, {}, found.open, found.wide};
    for (const auto& [month, point] : found.points) series.points.push_back(point);
    all.push_back(std::move(series));
  }
  return all;
}

}  // namespace demarche
