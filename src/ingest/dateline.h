// The dateline that opens a news text. Private to the room.
#pragma once

#include <string>

#include "ingest/ingest.h"

namespace demarche::ingest {

/// Takes the dateline off the front of `paragraph` and returns it with its dash or colon: "SEOUL, Oct
/// 31 (Reuters) -", "Seoul :". Returns "" and leaves the paragraph when there is none.
std::string TakeDateline(std::string& paragraph, const IngestRules& rules);

}  // namespace demarche::ingest
