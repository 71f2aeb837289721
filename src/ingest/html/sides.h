// Parts of a page that tell of other articles or of readers: dates in them are not the article's. Private to
// the room.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/html/tree.h"
#include "ingest/ingest.h"
#include "ingest/text/date_text.h"

namespace demarche::ingest {

/// For each node whether it stands in such a part: its class or element says so, or it is one of several
/// neighbours that each hold a linked headline and a date. None holds the headline (`heading`, or 0) or half
/// of the text, and a credit right beside the headline is never one, whatever its class says.
std::vector<bool> SidesOf(const std::vector<PageNode>& tree, std::uint32_t heading, const IngestRules& rules,
                          DayOrder order);

}  // namespace demarche::ingest
