// When a page was published. Private to the room.
#pragma once

#include <string>
#include <vector>

#include "core/article.h"
#include "ingest/html/head.h"
#include "ingest/html/tree.h"
#include "ingest/text/date_text.h"

namespace demarche::ingest {

/// One place of a page that tells a date.
struct DateSignal {
  const char* place = "";  ///< in words: "JSON-LD datePublished"
  DateBasis basis = DateBasis::kNone;
  std::string date;  ///< as ReadDate gives it
};

struct PageDate {
  std::string date;  ///< or "", where no place is to be trusted
  DateBasis basis = DateBasis::kNone;
  std::string why;  ///< how a conflict was settled, or ""
  std::vector<DateSignal> signals;  ///< all that were found, the most trusted place first
};

/// `heading` is the node of the headline, or 0.
PageDate FindPageDate(const std::vector<PageNode>& tree, const PageHead& head, std::uint32_t heading,
                      const IngestRules& rules, DayOrder order);

}  // namespace demarche::ingest
