// The density strip: how many events fell into each stretch of time, as bars around an axis.
#pragma once

#include <string>
#include <vector>

#include "core/timeline.h"
#include "renderer/strip/extent.h"
#include "renderer/text/tone.h"

namespace demarche {

enum class BinUnit { kDay, kWeek, kMonth, kYear };

/// Events of one stretch. `firm`: day (or stretch) known and said to have happened; the others
/// are planned, denied, claimed or of a date wider than the stretch.
struct Bin {
  Day first;
  Day next;                         ///< first day after it
  std::size_t firm[3] = {0, 0, 0};  ///< by Tone
  std::size_t open[3] = {0, 0, 0};
};

struct Density {
  BinUnit unit = BinUnit::kDay;
  std::vector<Bin> bins;  ///< gapless, over the focus; empty when no event has a day
  Asides asides;          ///< events that no bin counts
};

/// Counts each entry at its FirstDay.
Density CountDensity(const Timeline& timeline);

/// "3 Nov 2025", "week of 3 November 2025", "November 2025", "2025".
std::string BinWords(BinUnit unit, const Bin& bin);

}  // namespace demarche
