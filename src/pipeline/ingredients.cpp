// What the answers depend on: hashes of the rules and of the files that a run reads beside its input.
#include <array>
#include <fstream>
#include <span>

#include "base/digest.h"
#include "base/file.h"
#include "pipeline/archive.h"
#include "pipeline/digest.h"
#include "pipeline/merger.h"
#include "pipeline/pipeline.h"

namespace demarche {
namespace fs = std::filesystem;

namespace {

Result<std::string> HashOfFile(const fs::path& path) {
  constexpr std::uint64_t kMaxBytes = std::uint64_t{1} << 30U;
  const Result<MappedFile> file = MappedFile::Open(path, kMaxBytes);
  if (!file) return tl::unexpected(file.error());
  const std::span<const std::byte> bytes = file->bytes();
  return Sha256Hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

/// One hash of the word lists.
Result<std::string> HashOfWords(const fs::path& folder) {
  std::string hashes;
  for (const char* name : {"verb.exc", "noun.exc", "adj.exc", "index.verb", "index.noun", "index.adj"}) {
    Result<std::string> hash = HashOfFile(folder / name);
    if (!hash) return hash;
    hashes += *hash + '\n';
  }
  return Sha256Hex(hashes);
}

/// The release of the IANA time zone database of this system ("2024a"), or "unknown".
std::string ZonesOfSystem() {
  std::ifstream in("/usr/share/zoneinfo/tzdata.zi");
  const std::string head = "# version ";
  std::string line;
  std::getline(in, line);
  return line.starts_with(head) ? line.substr(head.size()) : "unknown";
}

/// Those that an extraction depends on.
Result<std::vector<Ingredient>> OfExtractions(const Lexicon& lexicon) {
  const Result<fs::path> share = ShareFolder();
  if (!share) return tl::unexpected(share.error());
  const Result<std::string> model = HashOfFile(*share / "models" / "en.model");
  if (!model) return tl::unexpected(model.error());
  const Result<std::string> words = HashOfWords(*share / "wordnet");
  if (!words) return tl::unexpected(words.error());
  return std::vector<Ingredient>{{"rules", std::string(RulesDigest())},
                                 {"lexicon", lexicon.hash()},
                                 {"model", *model},
                                 {"wordnet", *words},
                                 {"zones", ZonesOfSystem()}};
}

}  // namespace

Result<std::string> AnalysisDigest(const Lexicon& lexicon, bool all_actions) {
  const Result<std::vector<Ingredient>> ingredients = OfExtractions(lexicon);
  if (!ingredients) return tl::unexpected(ingredients.error());
  std::string parts;
  for (const Ingredient& each : *ingredients) parts += each.name + ' ' + each.version + '\n';
  if (all_actions) parts += "all actions\n";
  return Sha256Hex(parts).substr(0, 16);
}

Result<std::vector<Ingredient>> Ingredients(const PipelineOptions& options) {
  const Result<Lexicon> lexicon = OpenLexicon(options);
  if (!lexicon) return tl::unexpected(lexicon.error());
  Result<std::vector<Ingredient>> ingredients = OfExtractions(*lexicon);
  if (!ingredients) return ingredients;
  const Result<std::string> binary = HashOfFile("/proc/self/exe");
  if (!binary) return tl::unexpected(binary.error());
  const std::array<Ingredient, 2> program{Ingredient{"program", DEMARCHE_VERSION},
                                          Ingredient{"binary", *binary}};
  ingredients->insert(ingredients->begin(), program.begin(), program.end());
  return ingredients;
}

}  // namespace demarche
