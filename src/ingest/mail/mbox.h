// Files of many mails. Private to the room.
#pragma once

#include <istream>
#include <string>
#include <string_view>

#include "ingest/output.h"

namespace demarche::ingest {

/// Whether bytes begin with a line "From SENDER TIME" and the header of a mail.
bool LooksLikeMbox(std::string_view head);

/// One mail in memory at a time; the N-th is "uri#N".
void ReadMbox(std::istream& in, const std::string& uri, Output& out);

}  // namespace demarche::ingest
