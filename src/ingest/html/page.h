// Web pages. Private to the room.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "core/article.h"
#include "ingest/html/tree.h"
#include "ingest/ingest.h"

namespace demarche::ingest {

/// What is known of a page from outside.
struct PageHints {
  std::string url;                 ///< where it was fetched, or ""; what the page itself declares goes before
  std::string* explain = nullptr;  ///< where to say why, in lines for people; null: nowhere
};

/// Text, headline, date, publisher, address and language of a page; no id, no uri. REQUIRES: UTF-8.
/// Errors: kOverLimit.
Result<Article> ReadPage(std::string_view html, const IngestRules& rules, const PageHints& hints = {});

}  // namespace demarche::ingest
