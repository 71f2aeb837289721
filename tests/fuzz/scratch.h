// A folder for the files of this process, which goes when it ends.
#pragma once

#include <fstream>
#include <string>
#include <string_view>

#include "../folder.h"

namespace demarche {

/// The path of `name` in the folder.
inline std::string ScratchFile(const std::string& name) {
  static const test::Folder folder;
  return folder.File(name);
}

inline void WriteScratch(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace demarche
