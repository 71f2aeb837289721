// How a deed stands: done, said by somebody, not done, long past. Everything that counts or draws asks here.
#pragma once

#include <string_view>

#include "core/timeline.h"

namespace demarche {

/// Said by somebody, or not (yet) done: drawn with a dashed or hollow shape.
inline bool IsOpen(const Entry& entry) { return entry.factuality != Factuality::kAsserted; }

/// Why an entry is not said to have been done ("planned", "conditional", "negated"), or "".
inline std::string_view UndoneReason(const Entry& entry) {
  switch (entry.factuality) {
    case Factuality::kPlanned: return "planned";
    case Factuality::kConditional: return "conditional";
    case Factuality::kNegated: return "negated";
    case Factuality::kAsserted:
    case Factuality::kReported:
    case Factuality::kHistorical: break;
  }
  return "";
}

/// Why an entry does not count where deeds are added up over time: UndoneReason or "background"; or "".
inline std::string_view UncountedReason(const Entry& entry) {
  return entry.factuality == Factuality::kHistorical ? "background" : UndoneReason(entry);
}

}  // namespace demarche
