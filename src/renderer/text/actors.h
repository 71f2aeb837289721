// Who is one actor, and what he is called.
#pragma once

#include <map>
#include <string>

#include "core/timeline.h"

namespace demarche {

/// Actors are one when they share a code, or a name where they have no code.
const std::string& ActorKey(const Actor& actor);

/// A clean name for each ActorKey: the plain name of a state or body (of those without a sector), else that
/// of one who acts for it with the code ("Ilse Varn (KST)"); the commonest first, then by alphabet.
std::map<std::string, std::string> ActorNames(const Timeline& timeline);

}  // namespace demarche
