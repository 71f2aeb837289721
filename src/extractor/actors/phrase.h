// Small questions of the noun phrase that a mention is part of.
#pragma once

#include <cstdint>
#include <string_view>

#include "extractor/passes.h"

namespace demarche::extract {

/// The mark of a possessor: "Japan's", "the allies'".
bool IsGenitive(std::string_view text);

/// "military aid", "police custody": whether a role that ends before word `next` only qualifies a plain noun,
/// and names nobody.
bool Qualifies(const Knowledge& knowledge, const Document& document, std::uint32_t next);

/// "the Palestine Liberation Organization (PLO)": the name in brackets is the same one; the mention takes it
/// in.
void SkipAcronym(const Document& document, Mention& mention);

}  // namespace demarche::extract
