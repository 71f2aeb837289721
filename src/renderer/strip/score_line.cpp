// Across in percent of the width, upward in pixels: +10 at the top, -10 at the foot. The scale is the same
// for all pairs, so that their lines can be compared.
#include "renderer/strip/score_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "renderer/text/tone.h"
#include "renderer/text/words.h"

namespace demarche {
namespace {

constexpr int kMiddlePixels = 90;
constexpr int kMostTenths = 100;
constexpr int kHalfPixels = 80;
constexpr int kMostLineMonths = 1200;  // a century: before it, points would fall together

int MonthNumber(date::year_month month) {
  return static_cast<int>(month.year()) * 12 + static_cast<int>(static_cast<unsigned>(month.month())) - 1;
}

/// Where points stand: months from `first` on, `months` of them.
struct LineScale {
  int first = 0;
  int months = 1;

  [[nodiscard]] std::string X(date::year_month month) const {
    const int at = MonthNumber(month) - first;
    const int hundredths = (2 * at + 1) * 5000 / months;
    return fmt::format("{}.{:02}%", hundredths / 100, hundredths % 100);
  }
  static int Y(int tenths) {
    return kMiddlePixels - std::clamp(tenths, -kMostTenths, kMostTenths) * kHalfPixels / kMostTenths;
  }
};

Data PointData(const LineScale& scale, const SeriesPoint& point) {
  const int mean = point.mean_tenths();
  Data data;
  Put(data, "x", scale.X(point.month));
  Put(data, "y", std::to_string(LineScale::Y(mean)));
  Put(data, "tone", Name(mean > 0 ? Tone::kCooperation : mean < 0 ? Tone::kConflict : Tone::kNeutral));
  Put(data, "month", MonthYear(point.month));
  Put(data, "mean", Score(mean));
  Put(data, "events", point.events());
  Put(data, "cooperation", point.cooperation);
  Put(data, "conflict", point.conflict);
  Put(data, "neutral", point.neutral);
  Put(data, "words",
      fmt::format("{}: mean score {} of {}", MonthYear(point.month), Score(mean),
                  Count(point.events(), "event", "events")));
  return data;
}

/// The stroke between two neighbouring months.
Data StrokeData(const LineScale& scale, const SeriesPoint& from, const SeriesPoint& to) {
  Data data;
  Put(data, "x1", scale.X(from.month));
  Put(data, "y1", std::to_string(LineScale::Y(from.mean_tenths())));
  Put(data, "x2", scale.X(to.month));
  Put(data, "y2", std::to_string(LineScale::Y(to.mean_tenths())));
  return data;
}

std::string LeftOutWords(const Series& series) {
  std::string words;
  if (series.open > 0) words += fmt::format("{} planned, conditional, negated or background", series.open);
  if (series.wide > 0) {
    words +=
        fmt::format("{}{} of a date that is not known to the month", words.empty() ? "" : ", ", series.wide);
  }
  return words;
}

/// Points first to last (exclusive) of a series.
struct Drawn {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// The points within the focus; where it holds none, all of them within a century.
Drawn DrawnOf(const std::vector<SeriesPoint>& points, const Extent& focus) {
  const auto number = [](Day day) {
    const date::year_month_day ymd(day);
    return MonthNumber(ymd.year() / ymd.month());
  };
  const auto cut = [&](int from, int to) {
    Drawn drawn{0, points.size()};
    while (drawn.first < drawn.last && MonthNumber(points[drawn.first].month) < from) ++drawn.first;
    while (drawn.first < drawn.last && MonthNumber(points[drawn.last - 1].month) > to) --drawn.last;
    return drawn;
  };
  if (focus.first) {
    const int to = number(*focus.last);
    const Drawn drawn = cut(std::max(number(*focus.first), to - kMostLineMonths + 1), to);
    if (drawn.first < drawn.last) return drawn;
  }
  const int to = MonthNumber(points.back().month);
  return cut(to - kMostLineMonths + 1, to);
}

/// "2 months before March 1987 and 1 month after June 1988", or "".
std::string UndrawnWords(const std::vector<SeriesPoint>& points, const Drawn& drawn) {
  std::string words;
  if (drawn.first > 0) {
    words = fmt::format("{} before {}", Count(drawn.first, "month", "months"),
                        MonthYear(points[drawn.first].month));
  }
  if (const std::size_t after = points.size() - drawn.last; after > 0) {
    words += fmt::format("{}{} after {}", words.empty() ? "" : " and ", Count(after, "month", "months"),
                         MonthYear(points[drawn.last - 1].month));
  }
  return words;
}

std::string ScoreText(std::span<const SeriesPoint> points) {
  const auto [low, high] = std::minmax_element(
      points.begin(), points.end(),
      [](const SeriesPoint& a, const SeriesPoint& b) { return a.mean_tenths() < b.mean_tenths(); });
  return fmt::format("Mean score by month, {} to {}: {} with events, lowest {} in {}, highest {} in {}.",
                     MonthYear(points.front().month), MonthYear(points.back().month),
                     Count(points.size(), "month", "months"), Score(low->mean_tenths()),
                     MonthYear(low->month), Score(high->mean_tenths()), MonthYear(high->month));
}

}  // namespace

void PutScoreLine(Data& page, const Series& series, const Extent& focus) {
  Put(page, "has_score", !series.points.empty());
  Put(page, "score_left_out", LeftOutWords(series));
  if (series.points.empty()) return;
  const Drawn drawn = DrawnOf(series.points, focus);
  const std::span<const SeriesPoint> shown =
      std::span(series.points).subspan(drawn.first, drawn.last - drawn.first);
  LineScale scale;
  scale.first = MonthNumber(shown.front().month);
  scale.months = MonthNumber(shown.back().month) - scale.first + 1;
  Data points = List();
  Data strokes = List();
  for (std::size_t i = 0; i < shown.size(); ++i) {
    points.push_back(PointData(scale, shown[i]));
    const bool follows = i > 0 && MonthNumber(shown[i - 1].month) + 1 == MonthNumber(shown[i].month);
    if (follows) strokes.push_back(StrokeData(scale, shown[i - 1], shown[i]));
  }
  Put(page, "score_points", std::move(points));
  Put(page, "score_strokes", std::move(strokes));
  Put(page, "score_undrawn", UndrawnWords(series.points, drawn));
  Put(page, "score_from", MonthYear(shown.front().month));
  Put(page, "score_to", MonthYear(shown.back().month));
  Put(page, "score_text", ScoreText(shown));
}

}  // namespace demarche
