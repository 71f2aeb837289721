#include "base/edit_distance.h"

#include <doctest/doctest.h>

using namespace demarche;

TEST_CASE("edit distance counts what is put in, left out or changed") {
  const struct {
    const char* a;
    const char* b;
    std::size_t distance;
  } kTable[] = {
      {"", "", 0},           {"title", "title", 0}, {"", "abc", 3},           {"titel", "title", 2},
      {"focus", "focsu", 2}, {"form", "from", 2},   {"version", "verson", 1}, {"render", "extract", 7}};
  for (const auto& row : kTable) {
    CAPTURE(row.a);
    CHECK(EditDistance(row.a, row.b) == row.distance);
    CHECK(EditDistance(row.b, row.a) == row.distance);
  }
}
