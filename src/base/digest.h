// SHA-256 (FIPS 180-4), by libmd. Used for content ids; not for secrets.
#pragma once

#include <string>
#include <string_view>

namespace demarche {

/// 64 small hexadecimal digits.
std::string Sha256Hex(std::string_view bytes);

}  // namespace demarche
