// The digest of this program's rules. Private to the room.
#pragma once

#include <string_view>

namespace demarche {

/// SHA-256 over the sources of the rooms that decide what an extraction holds.
std::string_view RulesDigest();

}  // namespace demarche
