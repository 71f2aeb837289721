// Clock stamps as feeds, mails and wires write them. Private to the room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ingest/ingest.h"

namespace demarche::ingest {

/// "Sun, 12 Sep 2010 08:00:00 +0900" (RFC 5322, section 3.3, and its old zones), "12-SEP-2010 08:00" and
/// "20100912T080000+0900" (ISO 8601, basic) as an instant of ISO 8601 with the stamp's own clock time and
/// offset, or as a day where no clock time is given. Nothing for other forms.
std::optional<std::string> ReadStamp(std::string_view text, const IngestRules& rules);

}  // namespace demarche::ingest
