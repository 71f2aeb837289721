// Across in percent of the width, upward in pixels: +10 at the top, -10 at the foot. The scale is the same
// for all pairs, so that their lines can be compared.
#include "renderer/strip/score_line.h"

#include <fmt/format.h>

#include <algorithm>

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

}  // namespace

void PutScoreLine(Data& page, const Series& series) {
  Put(page, "has_score", !series.points.empty());
  Put(page, "score_left_out", LeftOutWords(series));
  if (series.points.empty()) return;
  const SeriesPoint& last = series.points.back();
  LineScale scale;
  scale.first =
      std::max(MonthNumber(series.points.front().month), MonthNumber(last.month) - kMostLineMonths + 1);
  scale.months = MonthNumber(last.month) - scale.first + 1;
  Data points = List();
  Data strokes = List();
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    const SeriesPoint& point = series.points[i];
    if (MonthNumber(point.month) < scale.first) continue;
    points.push_back(PointData(scale, point));
    if (i == 0 || MonthNumber(series.points[i - 1].month) + 1 != MonthNumber(point.month)) continue;
    if (MonthNumber(point.month) > scale.first)
      strokes.push_back(StrokeData(scale, series.points[i - 1], point));
  }
  const auto [low, high] = std::minmax_element(
      series.points.begin(), series.points.end(),
      [](const SeriesPoint& a, const SeriesPoint& b) { return a.mean_tenths() < b.mean_tenths(); });
  Put(page, "score_points", std::move(points));
  Put(page, "score_strokes", std::move(strokes));
  Put(page, "score_from", MonthYear(series.points.front().month));
  Put(page, "score_to", MonthYear(last.month));
  Put(page, "score_text",
      fmt::format("Mean score by month, {} to {}: {} with events, lowest {} in {}, highest {} in {}.",
                  MonthYear(series.points.front().month), MonthYear(last.month),
                  Count(series.points.size(), "month", "months"), Score(low->mean_tenths()),
                  MonthYear(low->month), Score(high->mean_tenths()), MonthYear(high->month)));
}

}  // namespace demarche
