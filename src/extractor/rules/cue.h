// Words that tell how deeds follow each other: "after the talks", "meanwhile".
#pragma once

#include <string>
#include <vector>

#include "core/timex.h"
#include "extractor/rules/vocabulary.h"

namespace demarche::extract {

/// A word or phrase that orders events.
struct DiscourseCue {
  TimeRelation relation = TimeRelation::kNone;
  std::vector<Symbol> words;
  std::string reference;  ///< "noun" when an event noun must follow, "story" beside the story told, or ""
};

}  // namespace demarche::extract
