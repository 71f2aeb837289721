#include "cli/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <string_view>

#include "base/ascii.h"
#include "base/digest.h"
#include "cli/command.h"

namespace demarche::cli {
namespace {

constexpr std::size_t kHexDigits = 64;

bool IsListLine(std::string_view text) {
  return text.size() > kHexDigits + 2 && text[kHexDigits] == ' ' &&
         text.substr(0, kHexDigits).find_first_not_of("0123456789abcdef") == text.npos;
}

}  // namespace

Result<Manifest> ReadManifest(const std::string& path) {
  const Result<std::shared_ptr<std::istream>> in = OpenInput(path);
  if (!in) return tl::unexpected(in.error());
  Manifest manifest;
  const Result<std::string> bytes = ReadToEnd(**in, path);
  if (!bytes) return tl::unexpected(bytes.error());
  int number = 0;
  for (const std::string_view line : Split(*bytes, '\n')) {
    ++number;
    const std::string_view text = Trim(line);
    if (text.empty() || text.front() == '#') continue;
    if (!IsListLine(text)) {
      return Fail(ErrorKind::kMalformed, "is no line of 'sha256sum FILE...'",
                  fmt::format("{}:{}", path, number));
    }
    manifest.emplace(text.substr(kHexDigits + 2), text.substr(0, kHexDigits));
  }
  if (manifest.empty()) return Fail(ErrorKind::kMalformed, "names no shard", path);
  return manifest;
}

Result<void> CheckComplete(const Manifest& manifest, const std::vector<std::string>& files) {
  const std::set<std::string> given(files.begin(), files.end());
  for (const auto& [name, hash] : manifest) {
    if (!given.contains(name)) {
      return Fail(ErrorKind::kMalformed,
                  "the manifest names this shard, but it is not given; nothing is merged", name);
    }
  }
  for (const std::string& name : given) {
    if (!manifest.contains(name))
      return Fail(ErrorKind::kMalformed, "is given, but the manifest does not name it", name);
  }
  return {};
}

Result<std::shared_ptr<std::istream>> OpenListed(const Manifest& manifest, const std::string& path) {
  Result<std::shared_ptr<std::istream>> in = OpenInput(path);
  if (!in || manifest.empty()) return in;
  const auto listed = manifest.find(path);
  if (listed == manifest.end())
    return Fail(ErrorKind::kMalformed, "is given, but the manifest does not name it", path);
  Result<std::string> bytes = ReadToEnd(**in, path);
  if (!bytes) return tl::unexpected(bytes.error());
  if (Sha256Hex(*bytes) != listed->second) {
    return Fail(ErrorKind::kMalformed,
                "is not the shard that the manifest names: its SHA-256 differs; was it cut off?", path);
  }
  return std::make_shared<std::istringstream>(std::move(*bytes));
}

}  // namespace demarche::cli
