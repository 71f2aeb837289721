#include "extractor/finish/confidence.h"

#include <algorithm>

namespace demarche::extract {
namespace {

/// Percentage points of confidence, fitted to judged events by least squares and rounded (docs/extractor.md).
constexpr int kBase = -4;
constexpr int kSource = 59;
constexpr int kParties = 4;       ///< a target, or several sources
constexpr int kActorsNamed = 15;  ///< no actor was inferred from elsewhere in the article
constexpr int kByContext = 12;    ///< a bare role was given a land by what stands around it
constexpr int kTimeGiven = 7;
constexpr int kTold = 9;       ///< somebody is named who says so
constexpr int kIndirect = 13;  ///< the source is no subject of its own, but that of another clause
constexpr int kStranger = 30;  ///< a source of no known land
constexpr int kNoun = 10;      ///< a noun without a verb that carries it
constexpr int kNegated = 30;
constexpr int kBackground = 28;
constexpr int kStatement = 15;  ///< by judgement: the development data marks no statements
constexpr int kHabit = 15;      ///< "routinely"; by judgement
constexpr int kLeast = 12;      ///< a material deed that nobody is said to have done
/// Words that nobody says, and talks of one side alone: no deeds between actors, not shown.
constexpr int kIncomplete = 5;

/// What the source says of an event's confidence, in percentage points.
int SourcePoints(const Event& event, const Grounds& grounds) {
  if (event.sources.empty()) return 0;
  int points = kSource;
  const auto strange = [](const Actor& actor) { return actor.code.empty(); };
  if (std::ranges::any_of(event.sources, strange)) points -= kStranger;
  if (grounds.indirect) points -= kIndirect;
  return points;
}

}  // namespace

bool IsInWords(const Event& event) {
  return event.deed.quad.starts_with("verbal") || event.deed.quad == "neutral";
}

int ConfidenceOf(const Event& event, const Grounds& grounds) {
  const bool parties = !event.targets.empty() || event.sources.size() > 1;
  const bool alone = event.deed.kind == "meeting" && !parties;
  if ((IsInWords(event) && event.sources.empty()) || alone) return kIncomplete;
  int confidence = kBase + SourcePoints(event, grounds);
  if (parties) confidence += kParties;
  if (!grounds.inferred) confidence += kActorsNamed;
  if (grounds.bound) confidence -= kByContext;
  if (event.when.timex) confidence += kTimeGiven;
  if (!event.attribution.name.empty()) confidence += kTold;
  if (grounds.noun) confidence -= kNoun;
  if (event.factuality == Factuality::kNegated) confidence -= kNegated;
  if (event.factuality == Factuality::kHistorical) confidence -= kBackground;
  if (event.deed.kind == "statement") confidence -= kStatement;
  if (grounds.habit) confidence -= kHabit;
  return std::clamp(confidence, kLeast, 100);
}

}  // namespace demarche::extract
