// What a timeline is called on its pages.
#pragma once

#include <map>
#include <string>

#include "core/timeline.h"

namespace demarche {

/// The timeline's own title, clean. Where it has none: the two actors that half of the entries are between
/// ("Japan and China", the one with more entries first), else the actor that is in half of them, else
/// "Timeline". `names` are those of ActorNames.
std::string TitleOf(const Timeline& timeline, const std::map<std::string, std::string>& names);

}  // namespace demarche
