#include "renderer/diagram/dyad.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "renderer/text/words.h"

namespace demarche {
namespace {

/// The square root of `count` as DOT writes numbers, at most 6: wider lines hide the names.
std::string PenWidth(std::size_t count) {
  const auto tenths =
      std::min<std::size_t>(60, static_cast<std::size_t>(std::sqrt(static_cast<double>(count) * 100.0)));
  return fmt::format("{}.{}", tenths / 10, tenths % 10);
}

/// As many lines of each colour, side by side, as make up the width: Graphviz lays them 2 points apart.
std::string BothColours(std::size_t count) {
  std::string cooperation = "#2e7d4f";
  std::string conflict = "#b3261e";
  for (const std::size_t more : {9U, 25U}) {
    if (count < more) break;
    cooperation += ":#2e7d4f";
    conflict += ":#b3261e";
  }
  return cooperation + ":" + conflict;
}

}  // namespace

void Dyad::Count(Tone tone) {
  switch (tone) {
    case Tone::kCooperation: ++cooperation; break;
    case Tone::kConflict: ++conflict; break;
    case Tone::kNeutral: ++neutral; break;
  }
}

std::string DyadStyle(const Dyad& dyad) {
  const std::string width = PenWidth(dyad.total());
  if (dyad.conflict == 0 && dyad.cooperation > 0) {
    return fmt::format("penwidth={}, color=\"#2e7d4f\", class=\"cooperation\"", width);
  }
  if (dyad.cooperation == 0 && dyad.conflict > 0) {
    return fmt::format("penwidth={}, color=\"#b3261e\", style=dashed, class=\"conflict\"", width);
  }
  if (dyad.conflict > 0) {
    return fmt::format("penwidth=1.6, color=\"{}\", class=\"mixed\"", BothColours(dyad.total()));
  }
  return fmt::format("penwidth={}, color=\"#777777\", style=dotted, class=\"neutral\"", width);
}

std::string DyadWords(const Dyad& dyad) {
  return fmt::format("{} ({} cooperation, {} conflict, {} neutral)", Count(dyad.total(), "event", "events"),
                     dyad.cooperation, dyad.conflict, dyad.neutral);
}

}  // namespace demarche
