#include "extractor/finish/confidence.h"

#include <algorithm>

namespace demarche::extract {
namespace {

/// Percentage points of confidence, fitted to judged events by least squares and rounded (docs/extractor.md).
constexpr int kBase = 9;
constexpr int kSource = 59;
constexpr int kActorsNamed = 15;  ///< no actor was inferred from elsewhere in the article
constexpr int kByContext = 8;     ///< a bare role was given a land by what stands around it
constexpr int kTimeGiven = 2;
constexpr int kTold = 8;       ///< somebody is named who says so
constexpr int kIndirect = 20;  ///< the source is no subject of its own, but that of another clause
constexpr int kStranger = 29;  ///< a source of no known land
constexpr int kNoun = 10;      ///< a noun without a verb that carries it
constexpr int kNegated = 18;
constexpr int kBackground = 28;
constexpr int kHabit = 15;     ///< "routinely"; by judgement
constexpr int kFirms = 14;     ///< the article tells of firms by their full names
constexpr int kFirm = 10;      ///< so does the sentence
constexpr int kHeadline = 25;  ///< so does the headline
constexpr int kLone = 10;      ///< an agreement, aid, trade: with whom is not told
constexpr int kCourt = 30;     ///< a court takes part
constexpr int kLeast = 12;     ///< a material deed that nobody is said to have done

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
  if ((IsInWords(event) && event.sources.empty()) || alone || grounds.business) return kNotShown;
  int confidence = kBase + SourcePoints(event, grounds);
  if (!grounds.inferred) confidence += kActorsNamed;
  if (grounds.bound) confidence -= kByContext;
  if (event.when.timex) confidence += kTimeGiven;
  if (!event.attribution.name.empty()) confidence += kTold;
  if (grounds.noun) confidence -= kNoun;
  if (event.factuality == Factuality::kNegated) confidence -= kNegated;
  if (event.factuality == Factuality::kHistorical) confidence -= kBackground;
  if (grounds.habit) confidence -= kHabit;
  if (grounds.firms) confidence -= kFirms;
  if (grounds.firm) confidence -= kFirm;
  if (grounds.headline) confidence -= kHeadline;
  if (grounds.lone) confidence -= kLone;
  if (grounds.court) confidence -= kCourt;
  return std::clamp(confidence, kLeast, 100);
}

}  // namespace demarche::extract
