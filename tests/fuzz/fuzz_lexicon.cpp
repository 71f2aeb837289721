// Any bytes as a lexicon file: Check must give messages, never crash, and Format must draw them.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "lexicon/lexicon.h"
#include "scratch.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fs = std::filesystem;
  static const fs::path folder = demarche::ScratchFile("lexicon");
  fs::create_directories(folder);
  demarche::WriteScratch((folder / "a.txt").string(), {reinterpret_cast<const char*>(data), size});
  const std::vector<fs::path> folders{folder};
  const auto found = demarche::Lexicon::Check(folders);
  if (!found) std::abort();
  for (const demarche::Diagnostic& diagnostic : *found) {
    if (!demarche::IsValidUtf8(demarche::Format(diagnostic))) std::abort();
  }
  if (found->empty() != demarche::Lexicon::Load(folders).has_value()) std::abort();
  return 0;
}
