// Questions to the words of lexicon/ingest/. Private to the room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/ingest.h"

namespace demarche::ingest {

/// All words of a class, row after row.
std::vector<std::string_view> WordsOf(const IngestRules& rules, std::string_view of_class);

/// Whether `word` is one of a class, without regard to capitals.
bool IsWordOf(const IngestRules& rules, std::string_view of_class, std::string_view word);

/// Whether a part of `attribute` is: "related-links" has the parts "related" and "links".
bool HasPartOf(const IngestRules& rules, std::string_view of_class, std::string_view attribute);

/// Whether `line` fits a pattern of a class: whole lines, "..." standing for any words.
bool FitsPatternOf(const IngestRules& rules, std::string_view of_class, std::string_view line);

/// 1 to 12, or 0 when `word` names no month. A final full stop is allowed.
unsigned MonthOf(const IngestRules& rules, std::string_view word);

}  // namespace demarche::ingest
