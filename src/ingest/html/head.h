// What the head of a page says about it. Private to the room.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/html/linked_data.h"
#include "ingest/html/tree.h"
#include "ingest/ingest.h"

namespace demarche::ingest {

struct PageHead {
  std::map<std::string, std::string, std::less<>> meta;  ///< by name in small letters; the first of a name
  LinkedData data;
  std::string url;       ///< the canonical http(s) address, or ""
  std::string language;  ///< BCP 47 tag as the page declares it ("en-GB"), or ""

  /// The value of a <meta>, on one line, or "".
  [[nodiscard]] std::string Meta(std::string_view name) const;
  /// The first that is there of a class of names in the rules.
  [[nodiscard]] std::string FirstMeta(const IngestRules& rules, std::string_view of_class) const;
};

PageHead ReadHead(const std::vector<PageNode>& tree);

bool IsWebAddress(std::string_view url);

/// "example.org" of "https://www.example.org/a".
std::string_view HostOf(std::string_view url);

}  // namespace demarche::ingest
