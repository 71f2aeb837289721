#include "extractor/finish/confidence.h"

#include <algorithm>

namespace demarche::extract {
namespace {

/// Percentage points of confidence, fitted to judged events by least squares and rounded (docs/extractor.md).
constexpr int kBase = 84;  ///< both sides are named near a verb whose subject acts
constexpr int kTold = 4;   ///< more, where somebody is named who says so
// Fewer:
constexpr int kNobody = 43;      ///< nobody is said to act
constexpr int kOneSide = 16;     ///< no other side
constexpr int kElsewhere = 8;    ///< an actor is inferred from elsewhere in the article
constexpr int kByContext = 3;    ///< and it is a bare role, given a land by what stands around it
constexpr int kStranger = 5;     ///< a source of no known land
constexpr int kIndirect = 16;    ///< the source is no subject of its own, but that of another clause
constexpr int kBehind = 10;      ///< the source stands behind the words that tell the deed
constexpr int kDistant = 10;     ///< a party stands far from them
constexpr int kUnofficial = 11;  ///< somebody without office is party
constexpr int kMaterial = 7;     ///< a deed that is no words
constexpr int kBackground = 28;
constexpr int kHabit = 15;     ///< "routinely"; by judgement
constexpr int kFirms = 11;     ///< the article tells of firms by their full names
constexpr int kFirm = 23;      ///< so does the sentence
constexpr int kHeadline = 36;  ///< so does the headline
constexpr int kLone = 10;      ///< an agreement, aid, trade: with whom is not told
constexpr int kCourt = 25;     ///< a court takes part
constexpr int kLeast = 12;     ///< a material deed that nobody is said to have done

/// What the parties take from an event's confidence, in percentage points.
int PartyDoubt(const Event& event, const Grounds& grounds) {
  int points = 0;
  if (event.targets.empty() && event.sources.size() < 2) points += kOneSide;
  if (grounds.inferred) points += kElsewhere;
  if (grounds.bound) points += kByContext;
  if (grounds.far) points += kDistant;
  if (grounds.unofficial) points += kUnofficial;
  if (event.sources.empty()) return points + kNobody;
  const auto strange = [](const Actor& actor) { return actor.code.empty(); };
  const auto behind = [&](const Actor& actor) { return actor.span.begin > event.trigger.end; };
  if (std::ranges::any_of(event.sources, strange)) points += kStranger;
  if (std::ranges::all_of(event.sources, behind)) points += kBehind;
  if (grounds.indirect) points += kIndirect;
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
  int confidence = kBase - PartyDoubt(event, grounds);
  if (!event.attribution.name.empty()) confidence += kTold;
  if (event.deed.quad.starts_with("material")) confidence -= kMaterial;
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
