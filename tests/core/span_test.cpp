#include "core/span.h"

#include <doctest/doctest.h>

namespace demarche {

TEST_CASE("spans that hold, touch and overlap each other") {
  struct Row {
    Span a;
    Span b;
    bool contains;
    bool overlaps;
    Span hull;
  };
  for (const Row& row :
       {Row{{2, 8}, {2, 8}, true, true, {2, 8}}, Row{{2, 8}, {3, 7}, true, true, {2, 8}},
        Row{{2, 8}, {1, 7}, false, true, {1, 8}}, Row{{2, 8}, {8, 9}, false, false, {2, 9}},
        Row{{2, 8}, {0, 2}, false, false, {0, 8}}, Row{{2, 8}, {5, 5}, true, true, {2, 8}}}) {
    CAPTURE(row.b.begin);
    CAPTURE(row.b.end);
    CHECK(row.a.Contains(row.b) == row.contains);
    CHECK(row.a.Overlaps(row.b) == row.overlaps);
    CHECK(Hull(row.a, row.b) == row.hull);
  }
}

TEST_CASE("a span gives its words; one that runs backwards is empty") {
  CHECK(Span{3, 6}.In("in May.") == "May");
  CHECK(Span{6, 3}.empty());
  CHECK(Span{6, 3}.size() == 0);
}

}  // namespace demarche
