// When a page was published. Private to the room.
#pragma once

#include <string>
#include <vector>

#include "core/article.h"
#include "ingest/html/head.h"
#include "ingest/html/tree.h"
#include "ingest/text/date_text.h"

namespace demarche::ingest {

/// A kind of place in which a page may tell its date of publication.
struct DatePlace {
  const char* name;  ///< in words: "JSON-LD datePublished"
  DateBasis basis;
  char group;  ///< places of one group are mostly filled from one source
  int trust;   ///< how often it is right, as log odds in tenths; 0 for dates of changes, which are a reserve
};

/// One place of a page that tells a date.
struct DateSignal {
  const DatePlace* place = nullptr;
  std::string date;  ///< as ReadDate gives it
};

struct PageDate {
  std::string date;  ///< or "", where no place is to be trusted
  DateBasis basis = DateBasis::kNone;
  std::vector<DateSignal> signals;  ///< all that were found
};

/// `heading` is the node of the headline, or 0; `publisher` may be null.
PageDate FindPageDate(const std::vector<PageNode>& tree, const PageHead& head, std::uint32_t heading,
                      const IngestRules& rules, const PublisherRule* publisher, DayOrder order);

}  // namespace demarche::ingest
