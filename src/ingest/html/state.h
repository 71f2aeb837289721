// Pages whose words stand only in the data of a script, from which a browser builds them. Private to the
// room.
#pragma once

#include <string>
#include <string_view>

#include "ingest/ingest.h"

namespace demarche::ingest {

struct PageState {
  std::string text;  ///< paragraphs separated by blank lines, or ""
  std::string date;  ///< as written, where all dates of publication name one; or ""
};

/// What the JSON in the scripts of a page holds, but for JSON-LD: data blocks, and values that scripts are
/// given whole
/// ("window.state = {...}"). A last resort, since nothing tells what of it is shown. The names of the
/// members that count are the classes "state text" and "state date" of the rules. Bounded: 4 MiB, 40 levels.
PageState ReadPageState(std::string_view html, const IngestRules& rules);

}  // namespace demarche::ingest
