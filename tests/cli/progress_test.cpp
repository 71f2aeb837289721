// What is said while a run goes on.
#include <doctest/doctest.h>

#include "cli/command/progress.h"

TEST_CASE("the time left is told once a rate is known, and only with a known end") {
  struct Case {
    double seconds;
    std::uint64_t read;
    std::uint64_t all;
    const char* told;
  };
  const Case cases[] = {
      {1, 500, 1000, ""},    // too soon
      {10, 0, 1000, ""},     // nothing read
      {10, 500, 0, ""},      // standard input
      {10, 1000, 1000, ""},  // all read
      {10, 1200, 1000, ""},  // files grew
      {10, 500, 1000, ", 11 s left"},
      {60, 100, 1000, ", 10 min left"},
      {100, 1, 100, ", 2 h 45 min left"},
  };
  for (const Case& test : cases) {
    CAPTURE(test.seconds);
    CAPTURE(test.read);
    CHECK(demarche::cli::TimeLeft(test.seconds, test.read, test.all) == test.told);
  }
}
