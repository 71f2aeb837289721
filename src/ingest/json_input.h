// Files of article records. Private to the room.
#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>

#include "ingest/output.h"

namespace demarche::ingest {

/// Gives an article whose fields were all given by the user: what is there stays as it is.
void GiveRecord(Article article, const std::string& place, std::uint64_t offset, Output& out);

/// JSON Lines, one line in memory at a time. Lines are "uri:NUMBER".
void ReadJsonLines(std::istream& lines, const std::string& uri, Output& out);

/// One record over several lines, several of them, an array of records, or an object in which such an array
/// stands; one record in memory at a time. Places are "uri:LINE".
void ReadJsonValues(std::istream& in, const std::string& uri, Output& out);

/// Whether JSON that begins with this line holds a record on each line.
bool IsJsonLine(std::string_view first_line);

}  // namespace demarche::ingest
