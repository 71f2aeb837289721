// Why an article became the events it did: what `demarche explain` shows beside the record.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/span.h"

namespace demarche {

/// Words that could have told an event and did not. `rule` names the pattern, or is "" where none of the
/// patterns of the word fitted.
struct Rejection {
  std::uint32_t sentence = 0;  ///< index into Extraction::sentences
  Span words;
  std::string rule;
  std::string reason;  ///< in plain words
};

/// What a word did: "pattern", "negation", "future", "planned", "conditional", "denied", "report".
struct WordNote {
  Span word;
  std::string what;
};

/// Both in text order.
struct Trace {
  std::vector<Rejection> rejections;
  std::vector<WordNote> notes;
};

}  // namespace demarche
