// The dateline that opens a news text. Private to the room.
#pragma once

#include <string>
#include <string_view>

#include "ingest/ingest.h"

namespace demarche::ingest {

/// Takes the dateline off the front of `paragraph` and returns it with its dash or colon: "SEOUL, Oct
/// 31 (Reuters) -", "Seoul :", "Hong Kong, September 20:". Returns "" and leaves the paragraph when there is
/// none.
std::string TakeDateline(std::string& paragraph, const IngestRules& rules);

/// "Reuters" of "SEOUL, Oct 31 (Reuters) -", or "".
std::string AgencyOf(std::string_view dateline);

}  // namespace demarche::ingest
