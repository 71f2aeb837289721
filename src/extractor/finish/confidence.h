// How sure an event is, in percent: the share of such events that were right among those judged
// (docs/extractor.md, "Confidence").
#pragma once

#include "extractor/document.h"

namespace demarche::extract {

/// Of words that nobody says, talks of one side alone, accidents: no deeds between actors. Below what a
/// timeline shows.
constexpr int kNotShown = 5;

/// Below, what somebody is said to do in news of firms was more often wrong than right.
constexpr int kDoubtful = 40;

/// From kNotShown to 100.
int ConfidenceOf(const Event& event, const Grounds& grounds);

/// Whether the deed is done by speaking: a statement, a promise, a protest.
bool IsInWords(const Event& event);

}  // namespace demarche::extract
