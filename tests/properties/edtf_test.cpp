// EDTF that is written says exactly the days that it was written for.
#include "core/edtf.h"

#include <doctest/doctest.h>

#include "draw.h"

using namespace demarche;
using properties::Draw;

namespace {

constexpr int kFirst = -719162;  // 0001-01-01
constexpr int kLast = 2932896;   // 9999-12-31

std::optional<Day> WholeDay(const std::optional<PartialDay>& part) {
  if (!part) return std::nullopt;
  REQUIRE(part->year.has_value());
  return Day(date::year(*part->year) / static_cast<int>(part->month) / static_cast<int>(part->day));
}

/// Spans of all widths, many of them whole months and years.
std::pair<Day, Day> Span(Draw& draw) {
  const Day first{date::days(draw.Between(kFirst, kLast))};
  const date::year_month_day ymd(first);
  switch (draw.Number(4)) {
    case 0: return {first, first};
    case 1: return {ymd.year() / ymd.month() / 1, ymd.year() / ymd.month() / date::last};
    case 2: return {ymd.year() / 1 / 1, ymd.year() / 12 / 31};
    case 3: return {first, std::min(first + date::days(draw.Between(0, 40)), Day(date::days(kLast)))};
    default:
      return {first,
              Day(date::days(draw.Between(static_cast<int>(first.time_since_epoch().count()), kLast)))};
  }
}

}  // namespace

TEST_CASE("bounds that are written read back as the same days") {
  Draw draw(1);
  for (int round = 0; round < 40000; ++round) {
    const auto [first, last] = Span(draw);
    const std::optional<Day> earliest = draw.OneIn(8) ? std::nullopt : std::optional(first);
    const std::optional<Day> latest = draw.OneIn(8) ? std::nullopt : std::optional(last);
    const bool one_of = draw.OneIn(2);
    const bool approximate = draw.OneIn(3);
    const std::string edtf = FormatEdtf(earliest, latest, one_of, approximate);
    CAPTURE(edtf);
    if (!earliest && !latest) {
      CHECK(edtf.empty());
      continue;
    }
    const std::optional<EdtfBounds> bounds = ParseEdtf(edtf);
    REQUIRE(bounds.has_value());
    CHECK(WholeDay(bounds->earliest) == earliest);
    CHECK(WholeDay(bounds->latest) == latest);
    // Of a span and of a set of days neither end is about right: "~" has no place there.
    const bool alone = edtf.find_first_of("/[") == std::string::npos;
    CHECK(bounds->approximate == (edtf.find('~') != std::string::npos));
    CHECK((approximate || !bounds->approximate));
    CHECK((!approximate || !alone || bounds->approximate));
  }
}

TEST_CASE("days read back, and no other text is a day") {
  Draw draw(2);
  for (int round = 0; round < 40000; ++round) {
    const Day day{date::days(draw.Between(kFirst, kLast))};
    std::string text = FormatDay(day);
    CHECK(ParseDay(text) == day);
    CHECK(ParseInstantDay(text + "T23:59:59-12:00") == day);
    text[draw.Number(9)] = static_cast<char>(draw.Between(0x20, 0x7E));
    if (const std::optional<Day> other = ParseDay(text)) CHECK(FormatDay(*other) == text);
  }
}

TEST_CASE("days without a year read back") {
  Draw draw(3);
  static constexpr std::array<unsigned, 12> kDays{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (int round = 0; round < 5000; ++round) {
    PartialDay one{std::nullopt, 1 + draw.Number(11), 1};
    one.day = 1 + draw.Number(kDays[one.month - 1] - 1);
    PartialDay other{std::nullopt, std::min(12U, one.month + draw.Number(2)), 1};
    other.day = other.month == one.month ? one.day + draw.Number(kDays[one.month - 1] - one.day)
                                         : 1 + draw.Number(kDays[other.month - 1] - 1);
    const std::string edtf = FormatEdtf(one, other);
    CAPTURE(edtf);
    const std::optional<EdtfBounds> bounds = ParseEdtf(edtf);
    REQUIRE(bounds.has_value());
    CHECK(bounds->earliest == one);
    CHECK(bounds->latest == other);
  }
}
