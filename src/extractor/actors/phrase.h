// Small questions of the noun phrase that a mention is part of.
#pragma once

#include <cstdint>
#include <string>
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

/// "both leaders", "the two countries", "each side": the end of the words at `i` that mean parties told of
/// before; `i` where there are none.
std::uint32_t PartiesEnd(const Knowledge& knowledge, const Document& document, std::uint32_t sentence,
                         std::uint32_t i);

/// "former", "then" or "the late" right before the phrase or in it.
bool SaidToBePast(const Document& document, const Mention& mention);

/// "the presidents of Hitachi Ltd and Toshiba".
bool IsOfFirm(const Document& document, const Mention& mention);

/// "Japan Air Lines", "American Salt": whether a land only begins the name of a body.
bool BeginsBody(const Document& document, const Mention& mention);

/// "Mario Peres", where the lexicon has a Shimon Peres in office: whether the person of `entry`, whose name
/// stands at word `i`, is another one.
bool IsNamesake(const Document& document, std::uint32_t i, const Entry& entry);

/// The rule by which a name of the lexicon was found, for `because`.
std::string RuleOf(const Entry& entry);

}  // namespace demarche::extract
