// Web archives in the format WARC (ISO 28500). Private to the room.
#pragma once

#include <istream>

#include "ingest/archive/container.h"

namespace demarche::ingest {

/// The pages of responses, resources and conversions, as "URI!/record-N". Records of other types and answers
/// that hold no page are counted in one notice. After a damaged header the next record is looked for.
void ReadWarc(std::istream& in, const Container& container);

}  // namespace demarche::ingest
