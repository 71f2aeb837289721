// Web pages. Private to the room.
#pragma once

#include <string_view>

#include "base/result.h"
#include "core/article.h"
#include "ingest/html/tree.h"
#include "ingest/ingest.h"

namespace demarche::ingest {

/// Text, headline, date, publisher, address and language of a page; no id, no uri. `url` is where the page
/// was found, or ""; it holds where the page names no address of its own. REQUIRES: UTF-8. Errors:
/// kOverLimit.
Result<Article> ReadPage(std::string_view html, const IngestRules& rules, std::string_view url = {});

}  // namespace demarche::ingest
