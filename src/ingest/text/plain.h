// Plain text files. Private to the room.
#pragma once

#include <string_view>

#include "core/article.h"
#include "ingest/ingest.h"

namespace demarche::ingest {

/// Title, date, dateline and text of a text file; no id, no uri. REQUIRES: `text` is CleanText.
Article ReadPlain(std::string_view text, const IngestRules& rules);

/// The same for the words below a headline that is known already: only its repetition and credits are taken
/// off the front.
Article ReadBelow(std::string_view title, std::string_view text, const IngestRules& rules);

}  // namespace demarche::ingest
