// What the operators do to a find: its factuality, or that it is no event; and why.
#pragma once

#include "extractor/find.h"

namespace demarche::extract {

inline void SetFactuality(Event& event, Factuality factuality, const char* why) {
  event.factuality = factuality;
  event.because.emplace_back(why);
}

/// No event; the first reason is kept.
inline void Drop(Find& find, const char* why) {
  if (!find.absorbed) find.why_not = why;
  find.absorbed = true;
}

}  // namespace demarche::extract
