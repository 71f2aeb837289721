// What the program is made of: the list of parts is valid SPDX 2.3 and holds what the program loads, and
// every package of npm is pinned with a hash.
#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>

#include "base/file.h"

namespace demarche {
namespace fs = std::filesystem;
namespace {

rapidjson::Document Parsed(const fs::path& path) {
  const Result<std::string> bytes = ReadFile(path, 1U << 26U);
  REQUIRE_MESSAGE(bytes.has_value(), path);
  rapidjson::Document document;
  document.Parse(*bytes);
  REQUIRE_MESSAGE(document.IsObject(), path);
  return document;
}

std::string Text(const rapidjson::Value& object, const char* name) {
  return object.HasMember(name) && object[name].IsString() ? object[name].GetString() : "";
}

/// An SPDXID: "SPDXRef-" and letters, digits, dots and hyphens (spdx-spec 2.3, 7.2).
bool IsId(const std::string& id) {
  const std::string head = "SPDXRef-";
  return id.starts_with(head) && id.size() > head.size() &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-") ==
             std::string::npos;
}

rapidjson::Document Sbom() {
  const char* path = std::getenv("DEMARCHE_SBOM");
  REQUIRE_MESSAGE(path != nullptr, "run this test by ctest, which sets DEMARCHE_SBOM");
  return Parsed(path);
}

}  // namespace

TEST_CASE("the list of parts has what SPDX asks of a document") {
  const rapidjson::Document sbom = Sbom();
  CHECK(Text(sbom, "spdxVersion") == "SPDX-2.3");
  CHECK(Text(sbom, "dataLicense") == "CC0-1.0");
  CHECK(Text(sbom, "SPDXID") == "SPDXRef-DOCUMENT");
  CHECK_FALSE(Text(sbom, "name").empty());
  const std::string space = Text(sbom, "documentNamespace");
  CHECK(space.starts_with("https://"));
  CHECK(space.find('#') == std::string::npos);
  REQUIRE(sbom.HasMember("creationInfo"));
  const std::string created = Text(sbom["creationInfo"], "created");
  CHECK(created.size() == std::string("2026-01-01T00:00:00Z").size());
  CHECK(created.ends_with("Z"));
  REQUIRE(sbom["creationInfo"]["creators"].Size() > 0);
}

TEST_CASE("each part has what SPDX asks of a package, and each relation two ends that are there") {
  const rapidjson::Document sbom = Sbom();
  std::set<std::string> ids{"SPDXRef-DOCUMENT"};
  for (const auto& part : sbom["packages"].GetArray()) {
    const std::string id = Text(part, "SPDXID");
    CAPTURE(id);
    CHECK(IsId(id));
    CHECK(ids.insert(id).second);
    for (const char* field :
         {"name", "versionInfo", "downloadLocation", "licenseConcluded", "licenseDeclared", "copyrightText"})
      CHECK_MESSAGE(!Text(part, field).empty(), field);
    REQUIRE(part.HasMember("filesAnalyzed"));
    CHECK_FALSE(part["filesAnalyzed"].GetBool());
  }
  const std::set<std::string> kinds{"DESCRIBES", "CONTAINS", "DYNAMIC_LINK", "BUILD_DEPENDENCY_OF",
                                    "TEST_DEPENDENCY_OF"};
  std::set<std::string> met;
  for (const auto& relation : sbom["relationships"].GetArray()) {
    CHECK(ids.count(Text(relation, "spdxElementId")) == 1);
    CHECK(ids.count(Text(relation, "relatedSpdxElement")) == 1);
    CHECK(kinds.count(Text(relation, "relationshipType")) == 1);
    for (const char* end : {"spdxElementId", "relatedSpdxElement"}) met.insert(Text(relation, end));
  }
  CHECK(met == ids);
}

TEST_CASE("the parts that must be there are there") {
  const rapidjson::Document sbom = Sbom();
  std::set<std::string> names;
  for (const auto& part : sbom["packages"].GetArray()) names.insert(Text(part, "name"));
  for (const char* name :
       {"demarche", "models/en.model", "lexicon", "WordNet's lists of words", "libsqlite3-0", "libarchive13",
        "libxml2", "libgmime-3.0-0", "zlib1g", "rapidjson-dev", "libcli11-dev", "g++", "playwright-core"})
    CHECK_MESSAGE(names.count(name) == 1, name);
}

TEST_CASE("every package of npm is pinned in a lock, with a hash") {
  const fs::path root = DEMARCHE_SOURCE_DIR;
  int locks = 0;
  for (const char* top : {"tests", "tools", "bench"}) {
    for (auto walk = fs::recursive_directory_iterator(root / top); walk != fs::recursive_directory_iterator();
         ++walk) {
      if (walk->path().filename() == "node_modules") walk.disable_recursion_pending();
      if (walk->path().filename() != "package.json") continue;
      const fs::path file = walk->path().parent_path() / "package-lock.json";
      CAPTURE(file);
      const rapidjson::Document lock = Parsed(file);
      ++locks;
      for (const auto& each : lock["packages"].GetObject()) {
        const std::string name = each.name.GetString();
        if (name.empty()) continue;  // the project itself
        CHECK_MESSAGE(Text(each.value, "integrity").starts_with("sha512-"), name);
        CHECK_MESSAGE(!Text(each.value, "version").empty(), name);
      }
    }
  }
  CHECK(locks >= 5);
}

}  // namespace demarche
