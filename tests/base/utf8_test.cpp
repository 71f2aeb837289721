#include "base/utf8.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace demarche;

TEST_CASE("FindInvalidUtf8 names the first bad byte") {
  struct Case {
    std::string text;
    std::size_t at;
  };
  const std::vector<Case> cases{
      {"", std::string::npos},
      {"plain", std::string::npos},
      {"caf\xC3\xA9", std::string::npos},
      {"\xF0\x9F\x98\x80", std::string::npos},
      {"caf\xE9", 3},           // Latin-1
      {"a\xC0\xAF", 1},         // overlong '/'
      {"\xED\xA0\x80", 0},      // surrogate
      {"\xF4\x90\x80\x80", 0},  // past U+10FFFF
      {"ab\xE2\x82", 2},        // cut short
      {"\x80", 0},              // lone continuation
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(FindInvalidUtf8(c.text) == c.at);
  }
}

TEST_CASE("RepairUtf8 puts U+FFFD for each bad byte and counts them") {
  std::size_t replaced = 99;
  CHECK(RepairUtf8("a\xE9\xE9z", &replaced) == "a\xEF\xBF\xBD\xEF\xBF\xBDz");
  CHECK(replaced == 2);
  CHECK(RepairUtf8("\xEF\xBF\xBD", &replaced) == "\xEF\xBF\xBD");  // a real U+FFFD is no fault
  CHECK(replaced == 0);
}

TEST_CASE("borders") {
  const std::string text = "a\xC3\xA9z";
  CHECK(IsUtf8Border(text, 0));
  CHECK(IsUtf8Border(text, 1));
  CHECK_FALSE(IsUtf8Border(text, 2));
  CHECK(IsUtf8Border(text, 4));
  CHECK_FALSE(IsUtf8Border(text, 5));
  CHECK(Utf8Floor(text, 2) == 1);
  CHECK(Utf8Floor(text, 99) == 4);
}

TEST_CASE("NormalizeNfc composes; FoldCase folds") {
  CHECK(NormalizeNfc("e\xCC\x81") == "\xC3\xA9");
  CHECK(FoldCase("STRASSE") == FoldCase("stra\xC3\x9F"
                                        "e"));
}

TEST_CASE("AppendUtf8 writes U+FFFD for what is no scalar value") {
  std::string out;
  AppendUtf8(out, 0xD800);
  AppendUtf8(out, 0x20AC);
  CHECK(out == "\xEF\xBF\xBD\xE2\x82\xAC");
}

TEST_CASE("DecodeAt and AppendUtf8 are each other's inverse on scalar values, and refuse the rest") {
  for (const char32_t value : {0x00U, 0x41U, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xD7FFU, 0xE000U, 0xFFFDU, 0xFFFFU,
                               0x10000U, 0x10FFFFU}) {
    std::string text;
    AppendUtf8(text, value);
    const CodePoint back = DecodeAt(text, 0);
    CHECK(back.value == value);
    CHECK(back.size == text.size());
  }
  for (const char32_t value : {0xD800U, 0xDFFFU, 0x110000U}) {
    std::string text;
    AppendUtf8(text, value);
    CHECK(text == "\xEF\xBF\xBD");
  }
  for (const std::string bad : {"\xC0\xAF", "\xED\xA0\x80", "\xE2\x82", "\x80", "\xF4\x90\x80\x80"}) {
    CHECK(DecodeAt(bad, 0).value == 0xFFFD);
    CHECK(DecodeAt(bad, 0).size == 1);
  }
}

TEST_CASE("letters and capitals beyond ASCII") {
  for (const char32_t capital : {U'A', U'\u00C9', U'\u0416', U'\u0391'}) {
    CHECK(IsUpperCodePoint(capital));
    CHECK(IsLetterCodePoint(capital));
  }
  for (const char32_t small : {U'a', U'\u00E9', U'\u0436', U'\u4E2D'}) {
    CHECK_FALSE(IsUpperCodePoint(small));
    CHECK(IsLetterCodePoint(small));
  }
  for (const char32_t other : {U'1', U' ', U'-', U'\u2019', U'\uFFFD'}) CHECK_FALSE(IsLetterCodePoint(other));
}
