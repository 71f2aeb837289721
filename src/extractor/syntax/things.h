// Deeds that somebody does to no one: because of things, to itself, or by accident.
#pragma once

#include "extractor/passes.h"

namespace demarche::extract {

/// "was forced to suspend exports after an earthquake": a measure against nobody, of which nobody is the
/// reason. `parent`: the clause that forces.
bool IsForcedByThings(const Document& document, const Find& find, const Clause& parent);

/// But not "has suspended exports because of an epidemic", "warned that the harvest will be poor", "defended
/// its sales", "this trip will allow us to sell", "the plan calls for aid", nor whom nobody killed ("when a
/// train crashed"). REQUIRES: a find of a clause.
bool HasOtherSide(const Knowledge& knowledge, const Document& document, const Find& find);

}  // namespace demarche::extract
