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

TEST_CASE("classes and case of single bytes") {
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const bool upper = byte >= 'A' && byte <= 'Z';
    const bool lower = byte >= 'a' && byte <= 'z';
    CAPTURE(byte);
    CHECK(IsUpper(c) == upper);
    CHECK(IsLower(c) == lower);
    CHECK(IsAlpha(c) == (upper || lower));
    CHECK(ToLower(c) == (upper ? static_cast<char>(byte + 32) : c));
    CHECK(ToUpper(c) == (lower ? static_cast<char>(byte - 32) : c));
  }
}
