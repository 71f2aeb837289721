// What lexicon/publishers/ knows of a publisher's pages. Private to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/html/tree.h"
#include "ingest/ingest.h"

namespace demarche::ingest {

/// The rule for the host of an address ("news.example.org" has that of "example.org"), or null.
const PublisherRule* FindPublisher(const IngestRules& rules, std::string_view url);

/// Whether a node is an element that fits one of `selectors`.
bool FitsSelector(const std::vector<PageNode>& tree, std::uint32_t node,
                  const std::vector<Selector>& selectors);

/// The first node that does, or 0.
std::uint32_t FirstFit(const std::vector<PageNode>& tree, const std::vector<Selector>& selectors);

/// A time in UTC, on the clock of `zone` (a name of the tz database): "2010-09-12T23:30:00Z" is
/// "2010-09-13T08:30:00+09:00" in Asia/Tokyo. Other dates, and those of an unknown zone, stay as they are.
std::string OnClockOf(const std::string& zone, std::string date);

}  // namespace demarche::ingest
