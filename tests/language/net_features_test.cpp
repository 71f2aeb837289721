// Features: what is told apart, and what is not.
#include "language/net/features.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace demarche::language;

namespace {

std::size_t Shared(const FormFeatures& a, const FormFeatures& b) {
  const auto has = [&b](std::uint32_t hash) {
    return std::find(b.buckets.begin(), b.buckets.begin() + b.count, hash) != b.buckets.begin() + b.count;
  };
  return static_cast<std::size_t>(std::count_if(a.buckets.begin(), a.buckets.begin() + a.count, has));
}

}  // namespace

TEST_CASE("Words: small letters, digits alike") {
  const auto word = [](std::string_view form) { return FeaturesOf(form, 0).word; };
  CHECK(word("Talks") == word("talks"));
  CHECK(word("1998") == word("2010"));
  CHECK(word("ÉTAT") == word("état"));
  CHECK(word("talk") != word("talks"));
  CHECK(word("") != 0);
  const std::string most(64, 'a');
  CHECK(word(most.substr(1)) != word(most));
  CHECK(word(most + "a") == word(most));
  CHECK(word(most + "b") == word(most));
}

TEST_CASE("How many features, and which are shared") {
  struct Row {
    std::string_view left, right;
    std::size_t left_count, shared;
  };
  const Row rows[] = {
      {"a", "b", 2, 2},                     // shape and readings; no affix is shorter than the form
      {"talks", "walks", 2 + 4 + 4, 6},     // shape, readings, suffixes s ks lks alks
      {"talked", "Talked", 2 + 4 + 5, 10},  // all but the shape
      {"talks", "talkers", 10, 7},          // shape, readings, prefixes t ta tal talk, suffix s
      {"été", "ÉTÉ", 2 + 2 + 2, 5},
      {"sss", "s", 6, 1},  // a prefix is no suffix
      {"2010-09", "1999-12", 2 + 4 + 5, 11},
  };
  for (const Row& row : rows) {
    CAPTURE(row.left);
    CHECK(FeaturesOf(row.left, 1).count == row.left_count);
    CHECK(Shared(FeaturesOf(row.left, 1), FeaturesOf(row.right, 1)) == row.shared);
  }
  CHECK(Shared(FeaturesOf("talks", 1), FeaturesOf("talks", 2)) == 9);
}

TEST_CASE("Any bytes") {
  for (const std::string& form :
       {std::string("\xff\xfe\x80"), std::string(300, '\x80'), std::string("\0a", 2), std::string(70, '\xf0'),
        std::string("ΐ") + std::string(60, 'x')}) {
    CHECK(FeaturesOf(form, 0xFFFF).count >= 2);
    CHECK(FeaturesOf(form, 0).count <= FormFeatures::kMost);
  }
}

TEST_CASE("Hashes that models depend on") { CHECK(FeaturesOf("talks", 32).word == 10718992751303522711U); }
