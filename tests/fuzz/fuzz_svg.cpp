// Hostile drawings: what EmbedSvg lets through must be a drawing that it accepts again, without scripts.
#include <cstdlib>

#include "base/utf8.h"
#include "renderer/diagram/svg.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view svg(reinterpret_cast<const char*>(data), size);
  const demarche::Result<std::string> once = demarche::EmbedSvg(svg, "x-");
  if (!once) return 0;
  const bool good = demarche::IsValidUtf8(*once) && once->find("<script") == std::string::npos &&
                    once->find("<style") == std::string::npos && demarche::EmbedSvg(*once, "").has_value();
  if (!good) std::abort();
  return 0;
}
