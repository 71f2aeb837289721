// Plain text files. Private to the room.
#pragma once

#include <string_view>

#include "core/article.h"
#include "ingest/ingest.h"

namespace demarche::ingest {

/// Title, date, dateline and text of a text file; no id, no uri. REQUIRES: `text` is CleanText.
Article ReadPlain(std::string_view text, const IngestRules& rules);

}  // namespace demarche::ingest
