// Hashes for a Content-Security-Policy (W3C CSP Level 3, section 2.3.1).
#pragma once

#include <string>
#include <string_view>

namespace demarche {

/// The SHA-256 of `bytes` in base64 (RFC 4648), as it stands after 'sha256-.
std::string CspHash(std::string_view bytes);

}  // namespace demarche
