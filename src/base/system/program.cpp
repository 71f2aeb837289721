#include "base/system/program.h"

#include <unistd.h>

#include <cstdlib>

#include "base/ascii.h"

namespace demarche {

std::string FindProgram(std::string_view name) {
  const char* const path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe): nothing here changes it
  if (path == nullptr) return {};
  for (const std::string_view folder : Split(path, ':')) {
    if (!folder.starts_with('/')) continue;
    std::string program = std::string(folder) + "/" + std::string(name);
    if (::access(program.c_str(), X_OK) == 0) return program;
  }
  return {};
}

}  // namespace demarche
