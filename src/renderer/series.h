// How two actors fared with each other, month by month: what score lines and the series export are made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/timeline.h"

namespace demarche {

/// The keys (ActorKey) of two different actors, the lesser first.
using ActorPair = std::pair<std::string, std::string>;

/// The dyads of one entry in order, each once, however many speak for an actor: sources with targets, and of
/// a reciprocal deed the sources among themselves; not of those who have neither code nor name. At most 12
/// parties a side: a summit of all with all would swamp the rest.
std::vector<ActorPair> DyadsOf(const Entry& entry);

/// The mean of `events` scores in tenths that come to `sum`, rounded away from zero. REQUIRES: events > 0.
int MeanTenths(std::int64_t sum, std::size_t events);

/// The events of one month.
struct SeriesPoint {
  date::year_month month;
  std::size_t cooperation = 0;
  std::size_t conflict = 0;
  std::size_t neutral = 0;
  std::int64_t score_tenths = 0;  ///< sum over the events

  [[nodiscard]] std::size_t events() const { return cooperation + conflict + neutral; }
  /// The mean score in tenths, -100 to +100. REQUIRES: events() > 0.
  [[nodiscard]] int mean_tenths() const { return MeanTenths(score_tenths, events()); }
};

/// Months ascend; a month without events is missing, and nothing may be drawn in its place.
struct Series {
  ActorPair dyad;
  std::vector<SeriesPoint> points;
  std::size_t open = 0;  ///< not counted: planned, conditional, negated or background
  std::size_t wide = 0;  ///< not counted: of a date that is not known to the month

  [[nodiscard]] std::size_t events() const;
};

/// One series a dyad, sorted by dyad, also those of which nothing is counted. Counted is what is said to have
/// been done within one known month.
std::vector<Series> DyadSeries(const Timeline& timeline);

}  // namespace demarche
