#include "core/day.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace demarche;

TEST_CASE("ParseDay takes YYYY-MM-DD and nothing else") {
  CHECK(FormatDay(ParseDay("2010-09-07").value()) == "2010-09-07");
  CHECK(FormatDay(ParseDay("2012-02-29").value()) == "2012-02-29");
  CHECK(FormatDay(ParseDay("0001-01-01").value()) == "0001-01-01");
  for (const std::string bad : {"", "2010-9-7", "2011-02-29", "2010-13-01", "0000-01-01", "2010-09-07 ",
                                "20100907", "2010-09-0x", "-010-09-07", "2010-00-10", "2010-01-00"}) {
    CAPTURE(bad);
    CHECK_FALSE(ParseDay(bad));
  }
}

TEST_CASE("ParseInstantDay keeps the day of the instant's own offset") {
  for (const std::string good :
       {"2010-09-07", "2010-09-07T23:59Z", "2010-09-07T23:59:59.123Z", "2010-09-07T00:10:00+09:00",
        "2010-09-07 10:00:00", "2010-09-07T10:00:00-0500", "2010-09-07T10:00:00+09"}) {
    CAPTURE(good);
    REQUIRE(ParseInstantDay(good));
    CHECK(FormatDay(*ParseInstantDay(good)) == "2010-09-07");
  }
  for (const std::string bad : {"2010-09-07T", "2010-09-07T25:00", "2010-09-07Tnoon", "2010-09-07T10:61",
                                "2010-09-07T10:00:00.", "2010-09-07T10:00+9", "2010-09-07x"}) {
    CAPTURE(bad);
    CHECK_FALSE(ParseInstantDay(bad));
  }
}

TEST_CASE("LatestDay is at or before the day given") {
  const auto latest = [](unsigned month, unsigned day, const char* before) {
    const std::optional<Day> found = LatestDay(month, day, ParseDay(before).value());
    return found ? FormatDay(*found) : "";
  };
  CHECK(latest(9, 7, "2010-09-07") == "2010-09-07");
  CHECK(latest(9, 8, "2010-09-07") == "2009-09-08");
  CHECK(latest(2, 29, "2011-03-01") == "2008-02-29");
  CHECK(latest(2, 29, "1904-02-28") == "1896-02-29");
  CHECK(latest(2, 30, "2010-09-07").empty());
  CHECK(latest(0, 0, "2010-09-07").empty());
  CHECK(latest(13, 1, "2010-09-07").empty());
}
