#include "core/edtf.h"

#include <doctest/doctest.h>

#include <string>

namespace demarche {
namespace {

std::string Text(const std::optional<PartialDay>& day) {
  if (!day) return "";
  const std::string year = day->year ? std::to_string(*day->year) : "X";
  return year + "-" + std::to_string(day->month) + "-" + std::to_string(day->day);
}

TEST_CASE("what EDTF strings cover") {
  struct Case {
    const char* edtf;
    const char* earliest;
    const char* latest;
    bool approximate;
  };
  for (const Case& each :
       {Case{"2025-10-31", "2025-10-31", "2025-10-31", false},
        Case{"2025-10", "2025-10-1", "2025-10-31", false}, Case{"2024-02", "2024-2-1", "2024-2-29", false},
        Case{"2025", "2025-1-1", "2025-12-31", false}, Case{"199X", "1990-1-1", "1999-12-31", false},
        Case{"18XX", "1800-1-1", "1899-12-31", false}, Case{"2025-11~", "2025-11-1", "2025-11-30", true},
        Case{"2025-10-21/2025-10-31", "2025-10-21", "2025-10-31", false},
        Case{"2025-10-21~/2025-10-31~", "2025-10-21", "2025-10-31", true},
        Case{"[2025-10-21..2025-10-31]", "2025-10-21", "2025-10-31", false},
        Case{"../2025-10-31", "", "2025-10-31", false}, Case{"2025-10-31/..", "2025-10-31", "", false},
        Case{"XXXX-10-31", "X-10-31", "X-10-31", false}, Case{"XXXX-10", "X-10-1", "X-10-31", false},
        Case{"2025-22", "2025-1-1", "2025-12-31", false}, Case{"2025-24", "2025-1-1", "2026-3-31", false},
        Case{"XXXX-02", "X-2-1", "X-2-29", false},
        Case{"XXXX-10-21/XXXX-10-31", "X-10-21", "X-10-31", false}}) {
    CAPTURE(each.edtf);
    const std::optional<EdtfBounds> bounds = ParseEdtf(each.edtf);
    REQUIRE(bounds.has_value());
    CHECK(Text(bounds->earliest) == each.earliest);
    CHECK(Text(bounds->latest) == each.latest);
    CHECK(bounds->approximate == each.approximate);
  }
}

TEST_CASE("what is no EDTF of ours") {
  for (const char* edtf :
       {"", "X", "20", "2025-13", "2025-02-30", "2025-1-1", "XXXX", "2X25", "2025-10-31/abc", "../..",
        "[2025]", "2025-10-31T10:00", "XXXX-02-30", "[2025-10-31..2025-10-30]", "2025-11/2025-09"}) {
    CAPTURE(edtf);
    CHECK(!ParseEdtf(edtf).has_value());
  }
}

TEST_CASE("bounds are written in the shortest form and read back") {
  struct Case {
    const char* earliest;
    const char* latest;
    bool one_of;
    const char* edtf;
  };
  for (const Case& each :
       {Case{"2025-10-31", "2025-10-31", false, "2025-10-31"},
        Case{"2025-10-01", "2025-10-31", false, "2025-10"}, Case{"2025-01-01", "2025-12-31", false, "2025"},
        Case{"2025-10-21", "2025-10-31", false, "2025-10-21/2025-10-31"},
        Case{"2025-10-21", "2025-10-31", true, "[2025-10-21..2025-10-31]"},
        Case{"", "2025-10-31", false, "../2025-10-31"}, Case{"2025-10-31", "", false, "2025-10-31/.."},
        Case{"", "", false, ""}}) {
    CAPTURE(each.edtf);
    const auto day = [](const char* text) { return ParseDay(text); };
    const std::string edtf = FormatEdtf(day(each.earliest), day(each.latest), each.one_of);
    CHECK(edtf == each.edtf);
    if (edtf.empty()) continue;
    const std::optional<EdtfBounds> bounds = ParseEdtf(edtf);
    REQUIRE(bounds.has_value());
    CHECK(bounds->earliest.has_value() == (*each.earliest != 0));
    CHECK(bounds->latest.has_value() == (*each.latest != 0));
  }
}

TEST_CASE("what is approximate says so at each date") {
  const std::optional<Day> first = ParseDay("2025-12-08");
  const std::optional<Day> last = ParseDay("2025-12-14");
  CHECK(FormatEdtf(first, first, false, true) == "2025-12-08~");
  CHECK(FormatEdtf(first, last, false, true) == "2025-12-08~/2025-12-14~");
  CHECK(FormatEdtf(first, std::nullopt, false, true) == "2025-12-08~/..");
  CHECK(FormatEdtf(std::nullopt, last, false, true) == "../2025-12-14~");
}

TEST_CASE("days without a year are written and read back") {
  struct Case {
    PartialDay earliest;
    PartialDay latest;
    const char* edtf;
  };
  const auto day = [](unsigned month, unsigned number) { return PartialDay{std::nullopt, month, number}; };
  for (const Case& each :
       {Case{day(10, 31), day(10, 31), "XXXX-10-31"}, Case{day(10, 1), day(10, 31), "XXXX-10"},
        Case{day(2, 1), day(2, 29), "XXXX-02"}, Case{day(10, 21), day(10, 31), "XXXX-10-21/XXXX-10-31"}}) {
    CAPTURE(each.edtf);
    CHECK(FormatEdtf(each.earliest, each.latest) == each.edtf);
    const std::optional<EdtfBounds> bounds = ParseEdtf(each.edtf);
    REQUIRE(bounds.has_value());
    CHECK(bounds->earliest == each.earliest);
    CHECK(bounds->latest == each.latest);
  }
}

}  // namespace
}  // namespace demarche
