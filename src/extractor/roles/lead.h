// The lead: the deed that an article opens with, which is what others in it react to.
#pragma once

#include <cstdint>

#include "core/event.h"

namespace demarche::extract {

/// Of how many sentences the first deed can be the lead's.
inline constexpr std::uint32_t kLeadSentences = 2;

/// Whether somebody who names nobody can answer those of the lead by `answer`: praise cooperation, and all
/// else the force of one.
inline bool CanAnswer(const Deed& answer, const Event& lead) {
  const bool praised = answer.plover.event == "SUPPORT";
  const bool fits = praised ? lead.deed.quad.ends_with("cooperation") : lead.deed.quad == "material conflict";
  return fits && (praised || (lead.sources.size() == 1 && !lead.reciprocal));
}

}  // namespace demarche::extract
