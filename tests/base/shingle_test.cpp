// Copies of a text are known by the runs of words that both have.
#include "base/shingle.h"

#include <string>

#include <doctest/doctest.h>

namespace demarche {
namespace {

TEST_CASE("copies are known, other texts are not") {
  const std::string wire = "Japan lodged a formal protest with China over the patrol boats on Monday";
  struct {
    const char* name;
    std::string text;
    bool copy;
  } const table[] = {
      {"the same", wire, true},
      {"other marks and capitals",
       "JAPAN lodged a formal protest, with China, over the patrol boats on monday!", true},
      {"a dateline before and a source after",
       "TOKYO, Sept 3 - Japan lodged a formal protest with China over the patrol boats on Monday, an "
       "official said.",
       true},
      {"the end cut off", "Japan lodged a formal protest with China over the patrol boats", true},
      {"another day", "Japan lodged a formal protest with China over the patrol boats yesterday", true},
      {"own words", "A formal protest over patrol boats went from Japan to China on Monday", false},
      {"every third word another",
       "Japan made a formal complaint with China about the patrol ships on Monday", false},
      {"too short to tell", "Japan lodged a formal protest", false},
      {"nothing", "", false},
  };
  for (const auto& row : table) {
    CAPTURE(row.name);
    CHECK(AreCopies(ShinglesOf(wire), ShinglesOf(row.text)) == row.copy);
    CHECK(AreCopies(ShinglesOf(row.text), ShinglesOf(wire)) == row.copy);
  }
}

TEST_CASE("shingles are bounded and do not care for what is no word") {
  CHECK(ShinglesOf("one two three four five six").empty());
  CHECK(ShinglesOf("one two three four five six seven").size() == 4);
  CHECK(ShinglesOf("... !!! ???").empty());
  std::string endless;
  for (int i = 0; i < 5000; ++i) endless += "word" + std::to_string(i) + ' ';
  CHECK(ShinglesOf(endless).size() == 256);
}

TEST_CASE("sketches tell copies of whole articles") {
  const auto article = [](int from, int words) {
    std::string text;
    for (int i = from; i < from + words; ++i) text += "word" + std::to_string(i) + ' ';
    return SketchOf(ShinglesOf(text, kOfArticles));
  };
  const Sketch wire = article(0, 400);
  CHECK(AreCopies(wire, wire));
  CHECK(AreCopies(wire, article(40, 400)));         // 356 of 436 runs are shared
  CHECK_FALSE(AreCopies(wire, article(300, 400)));  // 96 of 696
  CHECK_FALSE(AreCopies(wire, article(1000, 400)));
}

TEST_CASE("the form tells how long a text must be, and how much of it counts") {
  std::string text;
  for (int i = 0; i < 39; ++i) text += "word" + std::to_string(i) + ' ';
  CHECK(ShinglesOf(text, kOfArticles).empty());
  CHECK(ShinglesOf(text + "more", kOfArticles).size() == 36);
  for (int i = 0; i < 9000; ++i) text += "word" + std::to_string(i) + ' ';
  CHECK(ShinglesOf(text, kOfArticles).size() == 4996 - 35);
}

}  // namespace
}  // namespace demarche
