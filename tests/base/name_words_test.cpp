#include "base/name_words.h"

#include <doctest/doctest.h>

namespace demarche {
namespace {

TEST_CASE("some words stand for a name when its first or last word is among them") {
  const std::vector<std::string> name{"steve", "paul", "jobs"};
  CHECK(IsPartOfName({"jobs"}, name));
  CHECK(IsPartOfName({"steve"}, name));
  CHECK(IsPartOfName({"steve", "jobs"}, name));
  CHECK(IsPartOfName(name, name));
  CHECK_FALSE(IsPartOfName({"paul"}, name));
  CHECK_FALSE(IsPartOfName({"steve", "wozniak"}, name));
  CHECK_FALSE(IsPartOfName({}, name));
  CHECK_FALSE(IsPartOfName({"jobs"}, {}));
}

}  // namespace
}  // namespace demarche
