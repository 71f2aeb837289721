// Lists of sha256sum: 64 digits for each name, or a complaint with the line.
#include <string>
#include <vector>

#include "cli/manifest.h"
#include "require.h"
#include "scratch.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string path = demarche::ScratchFile("manifest");
  demarche::WriteScratch(path, {reinterpret_cast<const char*>(data), size});
  const auto manifest = demarche::cli::ReadManifest(path);
  if (!manifest) {
    Require(!manifest.error().message.empty() && manifest.error().where.starts_with(path));
    return 0;
  }
  std::vector<std::string> names;
  for (const auto& [name, hash] : *manifest) {
    Require(!name.empty() && hash.size() == 64);
    names.push_back(name);
  }
  Require(demarche::cli::CheckComplete(*manifest, names).has_value());
  names.emplace_back("another");
  Require(!demarche::cli::CheckComplete(*manifest, names).has_value() || manifest->contains("another"));
  return 0;
}
