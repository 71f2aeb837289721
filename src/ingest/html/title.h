// The headline of a page. Private to the room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html/tree.h"

namespace demarche::ingest {

/// A longer text is no headline.
constexpr std::size_t kMaxTitle = 400;

struct PageTitle {
  std::string text;
  std::uint32_t node = 0;  ///< the heading that says so, or 0
};

/// The headline, given what the page's metadata say it is, most trusted first (empty ones are passed over). A
/// heading on the page that shares half of its words with one of them wins over it: metadata
/// carry site names and headlines rewritten for search.
PageTitle FindTitle(const std::vector<PageNode>& tree, std::span<const std::string> told);

}  // namespace demarche::ingest
