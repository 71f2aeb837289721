// Whether a time expression tells when, or which: "rejected last year's plan".
#pragma once

#include <cstdint>

#include "extractor/document.h"

namespace demarche::extract {

/// Whether the time expression that has `word` names or dates a noun of the sentence, and not the deed.
bool DatesANoun(const Rulebook& rules, const Document& document, const Find& find, std::uint32_t word);

}  // namespace demarche::extract
