// What stands above the text of an article file. Private to the room.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "core/day.h"
#include "ingest/ingest.h"
#include "ingest/text/lines.h"

namespace demarche::ingest {

struct Header {
  std::string title;
  std::string publisher;
  std::optional<Day> day;
  std::size_t body = 0;  ///< index of the first line that is text
};

/// Reads masthead, section label, headline (over several lines, too), its repetition, standfirst, byline,
/// place and date lines, in any usual order, with blank lines between them or not.
Header ReadHeader(std::span<const Line> lines, const IngestRules& rules);

}  // namespace demarche::ingest
