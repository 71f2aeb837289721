#include "renderer/text/words.h"

#include <doctest/doctest.h>

using namespace demarche;

TEST_CASE("dates in words") {
  const struct {
    const char* edtf;
    const char* earliest;
    const char* latest;
    const char* text;
    const char* range;
    bool certain;
  } kCases[] = {
      {"2025-10-31", "2025-10-31", "2025-10-31", "31 October 2025", "", true},
      {"2025-10-31~", "2025-10-31", "2025-10-31", "about 31 October 2025", "", false},
      {"[2025-10-21..2025-10-31]", "2025-10-21", "2025-10-31", "late October 2025", "21–31 Oct", false},
      {"2025-10~", "2025-10-21", "2025-10-31", "late October 2025", "21–31 Oct", false},
      {"", "2025-02-01", "2025-02-10", "early February 2025", "1–10 Feb", false},
      {"", "2025-02-11", "2025-02-20", "mid-February 2025", "11–20 Feb", false},
      {"", "2024-02-21", "2024-02-29", "late February 2024", "21–29 Feb", false},
      {"2025-09", "2025-09-01", "2025-09-30", "September 2025", "", false},
      {"2025", "2025-01-01", "2025-12-31", "2025", "", false},
      {"", "2025-11-03", "2025-11-09", "week of 3 November 2025", "3–9 Nov", false},
      {"2025-09-15/2025-09-21", "2025-09-15", "2025-09-21", "15–21 September 2025", "", true},
      {"", "2025-11-04", "2025-11-07", "between 4 and 7 November 2025", "", false},
      {"", "2025-11-04", "2025-11-05", "4 or 5 November 2025", "", false},
      {"", "2025-10-31", "2025-11-24", "between 31 Oct and 24 Nov 2025", "", false},
      {"", "2024-12-30", "2025-01-02", "between 30 Dec 2024 and 2 Jan 2025", "", false},
      {"../2025-11-24", "", "2025-11-24", "24 Nov 2025 or earlier", "", false},
      {"2025-10-31/..", "2025-10-31", "", "31 Oct 2025 or later", "", false},
      {"XXXX-10-31", "", "", "31 October, year not stated", "", false},
      {"XXXX-10", "", "", "October, year not stated", "", false},
      {"", "", "", "date unknown", "", false},
      {"nonsense", "", "", "date unknown", "", false},
      {"", "2025-11-24", "2025-10-31", "31 Oct 2025 or earlier", "", false},
  };
  for (const auto& test : kCases) {
    CAPTURE(test.text);
    When when;
    when.edtf = test.edtf;
    when.earliest = ParseDay(test.earliest);
    when.latest = ParseDay(test.latest);
    const DateWords words = WordsOf(when);
    CHECK(words.text == test.text);
    CHECK(words.range == test.range);
    CHECK(words.certain == test.certain);
  }
}

TEST_CASE("EDTF in words") {
  CHECK(EdtfWords("2025-11-05") == "5 November 2025");
  CHECK(EdtfWords("[2025-10-21..2025-10-31]") == "late October 2025 (21–31 Oct)");
  CHECK(EdtfWords("XXXX-10-31") == "31 October, year not stated");
  CHECK(EdtfWords("some day") == "some day");
}

TEST_CASE("publication dates") {
  CHECK(PublicationDay("2025-11-03T23:12:00+01:00") == "3 Nov 2025");
  CHECK(PublicationDay("2025-11-03") == "3 Nov 2025");
  CHECK(PublicationDay("last week") == "last week");
  CHECK(PublicationDay("") == "");
}
