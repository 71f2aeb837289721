// Who deals with whom, counted for the graph formats. Private to the room.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renderer/export/formats.h"
#include "renderer/series.h"
#include "renderer/text/tone.h"

namespace demarche {

using DaySpan = std::pair<Day, Day>;  ///< inclusive

/// What one actor, or two with each other, are told to have done.
struct TieCount {
  std::size_t events = 0;
  std::size_t cooperation = 0;
  std::size_t conflict = 0;
  std::int64_t score_tenths = 0;  ///< sum
  std::set<DaySpan> spans;        ///< days that are certain
  std::optional<Day> first;       ///< over events with two known ends
  std::optional<Day> last;

  /// "-3.5", the mean score. REQUIRES: events > 0.
  [[nodiscard]] std::string MeanScore() const;
};

struct TieActor {
  std::string name;
  std::string code;
  std::string type;
  TieCount count;
};

struct TieGraph {
  std::map<std::string, TieActor> actors;  ///< by ActorKey
  std::map<ActorPair, TieCount> ties;
  std::map<std::string, std::string> ids;  ///< ActorKey -> "n0", "n1" ... in the order of keys
};

enum class TieDays : std::uint8_t { kCertain, kAny };

/// Counts entries that are said to have been done between two actors; with kCertain only those whose days are
/// certain. The others are added to `left_out`.
TieGraph GraphOf(const Timeline& timeline, TieDays wanted, Omissions& left_out);

}  // namespace demarche
