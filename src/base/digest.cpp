#include "base/digest.h"

#include <sys/types.h>

#include <cstdint>

#include <sha2.h>

namespace demarche {

std::string Sha256Hex(std::string_view bytes) {
  char hex[SHA256_DIGEST_STRING_LENGTH];
  return SHA256Data(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), hex);
}

}  // namespace demarche
