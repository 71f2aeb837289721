// The main text of a page. Private to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/html/tree.h"
#include "ingest/ingest.h"

namespace demarche::ingest {

/// What is known of a page before its text is looked for.
struct PageFacts {
  std::string_view title;        ///< left out of the text
  std::uint32_t heading = 0;     ///< the node of the headline, or 0
  std::string_view description;  ///< what the page's metadata say the article is about, or ""
  bool trace = false;            ///< whether the decision on each block is wanted
};

/// One block of the page, and why it is no part of the text (null: it is).
struct BlockTrace {
  std::string element;
  std::string text;
  const char* why = nullptr;
};

struct MainTextFound {
  std::string text;  ///< paragraphs separated by blank lines
  std::vector<BlockTrace> blocks;
};

MainTextFound MainText(const std::vector<PageNode>& tree, const PageFacts& facts, const IngestRules& rules);

}  // namespace demarche::ingest
