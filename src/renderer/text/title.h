// What a timeline is called on its pages.
#pragma once

#include <map>
#include <string>

#include "core/timeline.h"

namespace demarche {

/// The timeline's own title, clean. Where it has none, whoever takes part in a third of the entries, at most
/// three, the commonest first: "Japan and China"; "Timeline" where nobody does. `names` are those of
/// ActorNames.
std::string TitleOf(const Timeline& timeline, const std::map<std::string, std::string>& names);

}  // namespace demarche
