// Who is told of beside a deed and has no part in it: "despite opposition from Spain", "equal to that of
// Iran".
#pragma once

#include <cstdint>

#include "extractor/passes.h"

namespace demarche::extract {

/// "unlike Norway", "except Britain": only set against who acts.
bool IsContrasted(const Knowledge& knowledge, const Document& document, const Mention& mention);

/// "a stronghold on the Thai border", "near the frontier with Chad", "in the waters of Chad, an ally of
/// Mali": where something is.
bool IsOnBorder(const Knowledge& knowledge, const Document& document, const Mention& mention);

/// "on an island south of Singapore": what only tells a direction.
bool LiesBeyond(const Knowledge& knowledge, const Document& document, const Mention& mention);

/// "arrived after a stopover in Peru": where something else was, before what `node` tells.
bool IsWhereBefore(const Knowledge& knowledge, const Document& document, const Mention& mention,
                   std::uint32_t node);

/// "backed the strike against Iran", "opposed sanctions on Chad": whom another deed hits that is the object
/// of the verb `node`, and no word of what `find` tells ("held a rally against Chad").
bool IsAimedAt(const Knowledge& knowledge, const Document& document, const Mention& mention, const Find& find,
               std::uint32_t node);

/// Whether the way from a mention up to `node`, the word that tells a deed in `clause`, shows that it is no
/// party: it is only compared, passes a remark, or is where something else is done.
bool IsBystander(const Knowledge& knowledge, const Document& document, const Mention& mention,
                 std::uint32_t node, std::uint32_t clause);

}  // namespace demarche::extract
