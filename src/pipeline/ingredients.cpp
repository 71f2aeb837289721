// What the answers depend on: hashes of the files that a run reads beside its input.
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>

#include "base/digest.h"
#include "base/file.h"
#include "pipeline/merger.h"
#include "pipeline/pipeline.h"

namespace demarche {
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 30U;

Result<std::string> HashOfFile(const fs::path& path) {
  const Result<std::string> bytes = ReadFile(path, kMostBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return Sha256Hex(*bytes);
}

/// Hash over the names and hashes of the folder's files.
Result<std::string> HashOfFolder(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed))
    files.push_back(entry.path());
  if (failed) return Fail(ErrorKind::kUnreadable, failed.message(), folder.string());
  std::sort(files.begin(), files.end());
  std::string list;
  for (const fs::path& file : files) {
    const Result<std::string> hash = HashOfFile(file);
    if (!hash) return hash;
    list += *hash + ' ' + file.filename().string() + '\n';
  }
  return Sha256Hex(list);
}

/// The release of the IANA time zone database of this system ("2024a"), or "unknown".
std::string ZonesOfSystem() {
  std::ifstream in("/usr/share/zoneinfo/tzdata.zi");
  const std::string head = "# version ";
  std::string line;
  std::getline(in, line);
  return line.starts_with(head) ? line.substr(head.size()) : "unknown";
}

}  // namespace

Result<std::vector<Ingredient>> Ingredients(const PipelineOptions& options) {
  const Result<fs::path> share = ShareFolder();
  if (!share) return tl::unexpected(share.error());
  const Result<Lexicon> lexicon = OpenLexicon(options);
  if (!lexicon) return tl::unexpected(lexicon.error());
  const Result<std::string> binary = HashOfFile("/proc/self/exe");
  if (!binary) return tl::unexpected(binary.error());
  const Result<std::string> model = HashOfFile(*share / "models" / "en.model");
  if (!model) return tl::unexpected(model.error());
  const Result<std::string> words = HashOfFolder(*share / "wordnet");
  if (!words) return tl::unexpected(words.error());
  return std::vector<Ingredient>{{"program", DEMARCHE_VERSION}, {"binary", *binary},
                                 {"lexicon", lexicon->hash()},  {"model", *model},
                                 {"wordnet", *words},           {"zones", ZonesOfSystem()}};
}

}  // namespace demarche
