// Who is told of beside a deed and has no part in it: "despite opposition from Spain", "equal to that of
// Iran".
#pragma once

#include <cstdint>

#include "extractor/passes.h"

namespace demarche::extract {

/// "unlike Norway", "except Britain": only set against who acts.
bool IsContrasted(const Knowledge& knowledge, const Document& document, const Mention& mention);

/// "a stronghold on the Thai border", "near the frontier with Chad": where something is.
bool IsOnBorder(const Knowledge& knowledge, const Document& document, const Mention& mention);

/// Whether the way from a mention up to `node`, the word that tells a deed in `clause`, shows that it is no
/// party: it is only compared, passes a remark, or is where something else is done.
bool IsBystander(const Knowledge& knowledge, const Document& document, const Mention& mention,
                 std::uint32_t node, std::uint32_t clause);

}  // namespace demarche::extract
