// How sure an event is, in percent: the share of such events that were right among those judged
// (docs/extractor.md, "Confidence").
#pragma once

#include "extractor/document.h"

namespace demarche::extract {

/// From 5 to 100.
int ConfidenceOf(const Event& event, const Grounds& grounds);

/// Whether the deed is done by speaking: a statement, a promise, a protest.
bool IsInWords(const Event& event);

}  // namespace demarche::extract
