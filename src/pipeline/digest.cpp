// What an extraction depends on beside its article, as one hash. Compiled apart: it changes with every rule.
#include <rules_digest.h>  // made when the program is built: cmake/rules_digest.cmake

#include <array>

#include "base/digest.h"
#include "base/file.h"
#include "pipeline/archive.h"

namespace demarche {
namespace fs = std::filesystem;

Result<std::string> AnalysisDigest(const Lexicon& lexicon, bool all_actions) {
  constexpr std::array<const char*, 7> kFiles{"models/en.model",  "wordnet/verb.exc",   "wordnet/noun.exc",
                                              "wordnet/adj.exc",  "wordnet/index.verb", "wordnet/index.noun",
                                              "wordnet/index.adj"};
  constexpr std::uint64_t kMaxBytes = std::uint64_t{1} << 30U;
  const Result<fs::path> share = ShareFolder();
  if (!share) return tl::unexpected(share.error());
  std::string parts = std::string(DEMARCHE_RULES_DIGEST) + "\n" + lexicon.hash() + "\n";
  for (const char* name : kFiles) {
    const Result<MappedFile> file = MappedFile::Open(*share / name, kMaxBytes);
    if (!file) return tl::unexpected(file.error());
    const std::span<const std::byte> bytes = file->bytes();
    parts += Sha256Hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()}) + "\n";
  }
  if (all_actions) parts += "all actions\n";
  return Sha256Hex(parts).substr(0, 16);
}

}  // namespace demarche
