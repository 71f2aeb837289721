// Which time expression dates a deed.
#pragma once

#include <cstdint>
#include <optional>

#include "extractor/document.h"

namespace demarche::extract {

/// The time expression that governs the trigger: its own, its clause's, that of the clause above or of one
/// that it goes on from, or that a clause with "when" tells. None where the sentence dates other things only.
/// A number of the extraction's timexes.
std::optional<std::uint32_t> GoverningTimex(const Rulebook& rules, const Document& document,
                                            const Find& find);

}  // namespace demarche::extract
