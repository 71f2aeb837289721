// Who is one actor, and what he is called.
#pragma once

#include <map>
#include <set>
#include <string>

#include "core/timeline.h"

namespace demarche {

/// Actors are one when they share a code, or a name where they have no code.
const std::string& ActorKey(const Actor& actor);

/// The keys of all who take part in a deed and have a code or a name: "businessmen" of two deeds are not one
/// actor.
std::set<std::string> ActorKeysOf(const Entry& entry);

/// What to call an actor of one deed, clean: the name, else the code, else "unnamed (BUS)" with the sector.
std::string NameOf(const Actor& actor);

/// A clean name for each ActorKey: as the lexicon has it; for who is not in the lexicon the plain name of a
/// state or body (of those without a sector), else that of one who acts for it with the code ("Ilse Varn
/// (KST)"); the commonest first, then by alphabet.
std::map<std::string, std::string> ActorNames(const Timeline& timeline);

/// Of these names that of `key`, at most 60 letters of it; the key itself, clean, where they have none.
std::string NameFor(const std::map<std::string, std::string>& names, const std::string& key);

}  // namespace demarche
