// A finished file, not yet written: where it goes, below the output folder, and its bytes.
#pragma once

#include <string>

namespace demarche {

struct Page {
  std::string path;  ///< relative, with '/' between folders
  std::string bytes;
};

}  // namespace demarche
