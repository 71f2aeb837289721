#include "base/ascii.h"

#include <doctest/doctest.h>

using namespace demarche;

TEST_CASE("Trim, Squeeze and LowerAscii") {
  CHECK(Trim(" \t a b \r\n") == "a b");
  CHECK(Trim("   ").empty());
  CHECK(Squeeze("  a \n\t b  ") == "a b");
  CHECK(Squeeze("") == "");
  CHECK(LowerAscii("ÀB C") == "Àb c");  // only ASCII changes
}

TEST_CASE("Split keeps empty pieces and trims each") {
  const auto pieces = Split(" a ;; b", ';');
  REQUIRE(pieces.size() == 3);
  CHECK(pieces[0] == "a");
  CHECK(pieces[1].empty());
  CHECK(pieces[2] == "b");
  CHECK(Split("", ';').size() == 1);
}
