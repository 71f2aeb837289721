// Web archives in the older format ARC. Private to the room.
#pragma once

#include <istream>

#include "ingest/archive/container.h"

namespace demarche::ingest {

/// As ReadWarc.
void ReadArc(std::istream& in, const Container& container);

}  // namespace demarche::ingest
