// Across, everything is in percent of the strip's width, so that it fits any screen while its
// words keep their size; upward it is in pixels. Integers only: hundredths of a percent, tenths of a pixel.
#include "renderer/strip/strip.h"

#include <fmt/format.h>

#include <algorithm>

#include "renderer/strip/density.h"
#include "renderer/text/words.h"

namespace demarche {
namespace {

constexpr std::size_t kBarTenths = 1500;    // height of all bars together
constexpr std::size_t kMostPerEvent = 220;  // tenths of a pixel for one event
constexpr std::size_t kLabelPixels = 20;    // below the bars
constexpr std::size_t kNumberTenths = 160;  // room for a number beyond the longest bar
constexpr std::size_t kMostTicks = 14;

std::string Percent(std::size_t hundredths) {
  return fmt::format("{}.{:02}%", hundredths / 100, hundredths % 100);
}
std::string Pixels(std::size_t tenths) { return fmt::format("{}.{}", tenths / 10, tenths % 10); }

std::size_t Firm(const Bin& bin, Tone tone) { return bin.firm[static_cast<std::size_t>(tone)]; }
std::size_t Open(const Bin& bin, Tone tone) { return bin.open[static_cast<std::size_t>(tone)]; }
std::size_t All(const Bin& bin, Tone tone) { return Firm(bin, tone) + Open(bin, tone); }
std::size_t Above(const Bin& bin) { return All(bin, Tone::kCooperation) + All(bin, Tone::kNeutral); }
std::size_t Below(const Bin& bin) { return All(bin, Tone::kConflict); }

struct Scale {
  std::size_t per_event = 0;  ///< tenths of a pixel
  std::size_t axis = 0;       ///< tenths of a pixel from the top
  std::size_t foot = 0;       ///< end of the lowest bar
};

Scale ScaleFor(const Density& density) {
  std::size_t above = 0;
  std::size_t below = 0;
  for (const Bin& bin : density.bins) {
    above = std::max(above, Above(bin));
    below = std::max(below, Below(bin));
  }
  Scale scale;
  const std::size_t highest = std::max<std::size_t>(1, above + below);
  scale.per_event = std::max<std::size_t>(1, std::min(kMostPerEvent, kBarTenths / highest));
  scale.axis = above * scale.per_event + kNumberTenths;
  scale.foot = scale.axis + below * scale.per_event + kNumberTenths;
  return scale;
}

std::string Words(BinUnit unit, const Bin& bin) {
  return fmt::format("{}: {} cooperation, {} conflict, {} neither", BinWords(unit, bin),
                     All(bin, Tone::kCooperation), All(bin, Tone::kConflict), All(bin, Tone::kNeutral));
}

/// The bars of one bin, stacked away from the axis: firm before open, neutral on top.
void AddBars(Data& bars, const Density& density, const Scale& scale, std::size_t number) {
  const Bin& bin = density.bins[number];
  const std::size_t slot = 10000 / density.bins.size();
  const std::size_t left = number * 10000 / density.bins.size();
  std::size_t top = scale.axis;
  std::size_t bottom = scale.axis;
  const auto add = [&](Tone tone, std::size_t count, bool open) {
    if (count == 0) return;
    const std::size_t height = count * scale.per_event;
    if (tone != Tone::kConflict) top -= height;
    Data bar;
    Put(bar, "tone", Name(tone));
    Put(bar, "open", open);
    Put(bar, "x", Percent(left + slot / 10));
    Put(bar, "width", Percent(std::max<std::size_t>(slot * 8 / 10, 10)));
    Put(bar, "y", Pixels(tone == Tone::kConflict ? bottom : top));
    Put(bar, "height", Pixels(height));
    bars.push_back(bar);
    if (tone == Tone::kConflict) bottom += height;
  };
  for (const Tone tone : {Tone::kCooperation, Tone::kNeutral, Tone::kConflict}) {
    add(tone, Firm(bin, tone), false);
    add(tone, Open(bin, tone), true);
  }
}

/// One stretch of the strip to be pointed at, with its days for the script.
Data HitData(const Density& density, std::size_t number) {
  const Bin& bin = density.bins[number];
  Data hit;
  Put(hit, "x", Percent(number * 10000 / density.bins.size()));
  Put(hit, "width", Percent(10000 / density.bins.size()));
  Put(hit, "from", FormatDay(bin.first));
  Put(hit, "to", FormatDay(bin.next - date::days(1)));
  Put(hit, "words", Words(density.unit, bin));
  return hit;
}

/// The numbers at the ends of the longest bars, upward and downward: they give the scale.
Data Most(const Density& density, const Scale& scale) {
  Data numbers = List();
  const auto add = [&](std::size_t (*length)(const Bin&), bool up) {
    const auto most = std::max_element(density.bins.begin(), density.bins.end(),
                                       [&](const Bin& a, const Bin& b) { return length(a) < length(b); });
    const std::size_t events = length(*most);
    if (events == 0) return;
    const auto at = static_cast<std::size_t>(most - density.bins.begin());
    Data number;
    Put(number, "x", Percent((2 * at + 1) * 5000 / density.bins.size()));
    Put(number, "y", Pixels(up ? kNumberTenths - 40 : scale.axis + events * scale.per_event + 120));
    Put(number, "number", events);
    numbers.push_back(number);
  };
  add(Above, true);
  add(Below, false);
  return numbers;
}

/// The label of a tick at this bin, or "" where none stands.
std::string TickLabel(BinUnit unit, const Bin& bin, bool first) {
  const date::year_month_day ymd(bin.first);
  const date::year_month_day last(bin.next - date::days(1));
  switch (unit) {
    case BinUnit::kDay:
      return first || date::weekday(bin.first) == date::Monday
                 ? fmt::format("{} {}", static_cast<unsigned>(ymd.day()),
                               ShortMonth(ymd.year() / ymd.month()))
                 : std::string();
    case BinUnit::kWeek:
      if (!first && static_cast<unsigned>(last.day()) > 7) return {};
      return first || last.month() == date::January
                 ? fmt::format("{} {}", ShortMonth(last.year() / last.month()), static_cast<int>(last.year()))
                 : ShortMonth(last.year() / last.month());
    case BinUnit::kMonth:
      return first || ymd.month() == date::January
                 ? fmt::format("{} {}", ShortMonth(ymd.year() / ymd.month()), static_cast<int>(ymd.year()))
                 : std::string();
    case BinUnit::kYear:
      return first || static_cast<int>(ymd.year()) % 10 == 0 ? std::to_string(static_cast<int>(ymd.year()))
                                                             : std::string();
  }
  return {};
}

/// How far into its bin the tick stands, of 10,000: a week's at the first of the month that begins in it.
std::size_t TickWithin(BinUnit unit, const Bin& bin, bool first) {
  const unsigned days_of_month = static_cast<unsigned>(date::year_month_day(bin.next - date::days(1)).day());
  const auto length = static_cast<unsigned>((bin.next - bin.first).count());
  if (unit != BinUnit::kWeek || first || days_of_month >= length) return 0;
  return (length - days_of_month) * std::size_t{10000} / length;
}

/// Ticks that do not collide: none that follows the one before too closely; every second is minor, and
/// goes on narrow screens.
Data Ticks(const Density& density) {
  Data ticks = List();
  const std::size_t apart = 10000 / kMostTicks;
  std::size_t shown = 0;
  std::size_t last_at = 0;
  for (std::size_t i = 0; i < density.bins.size(); ++i) {
    const std::string label = TickLabel(density.unit, density.bins[i], i == 0);
    const std::size_t within = TickWithin(density.unit, density.bins[i], i == 0);
    const std::size_t at = (i * 10000 + within) / density.bins.size();
    if (label.empty() || (shown > 0 && at - last_at < apart) || at > 9500) continue;
    Data tick;
    Put(tick, "x", Percent(at));
    Put(tick, "label", label);
    Put(tick, "minor", shown % 2 == 1);
    ticks.push_back(tick);
    last_at = at;
    ++shown;
  }
  return ticks;
}

struct Totals {
  std::size_t cooperation = 0;
  std::size_t conflict = 0;
  std::size_t neutral = 0;
  std::size_t most = 0;
  std::string most_words;
};

/// One row a bin that has events; sums them up for the text alternative.
Data Rows(const Density& density, Totals& totals) {
  Data rows = List();
  for (const Bin& bin : density.bins) {
    const std::size_t all = Above(bin) + Below(bin);
    if (all == 0) continue;
    Data row;
    Put(row, "words", BinWords(density.unit, bin));
    Put(row, "cooperation", All(bin, Tone::kCooperation));
    Put(row, "conflict", All(bin, Tone::kConflict));
    Put(row, "neutral", All(bin, Tone::kNeutral));
    Put(row, "open", bin.open[0] + bin.open[1] + bin.open[2]);
    rows.push_back(row);
    totals.cooperation += All(bin, Tone::kCooperation);
    totals.conflict += All(bin, Tone::kConflict);
    totals.neutral += All(bin, Tone::kNeutral);
    if (all > totals.most) {
      totals.most = all;
      totals.most_words = BinWords(density.unit, bin);
    }
  }
  return rows;
}

/// What lies outside of the bars, with the words of its link.
void PutAside(Data& page, const char* key, const Aside& aside, const char* one, const char* many) {
  if (aside.count == 0) return Put(page, key, "");
  const Extent& days = aside.days;
  Put(page, key, fmt::format("{}, {}", Count(aside.count, one, many), YearRange(*days.first, *days.last)));
}

const char* UnitName(BinUnit unit) {
  switch (unit) {
    case BinUnit::kDay: return "day";
    case BinUnit::kWeek: return "week";
    case BinUnit::kMonth: return "month";
    case BinUnit::kYear: return "year";
  }
  return "";
}

}  // namespace

void PutStrip(Data& page, const Timeline& timeline) {
  const Density density = CountDensity(timeline);
  PutAside(page, "before", density.asides.before, "earlier event", "earlier events");
  PutAside(page, "after", density.asides.after, "later event", "later events");
  Put(page, "has_strip", !density.bins.empty());
  if (density.bins.empty()) return;
  const Scale scale = ScaleFor(density);
  Totals totals;
  Put(page, "strip_rows", Rows(density, totals));
  Data bars = List();
  for (std::size_t i = 0; i < density.bins.size(); ++i) AddBars(bars, density, scale, i);
  Put(page, "strip_bars", std::move(bars));
  Data hits = List();
  for (std::size_t i = 0; i < density.bins.size(); ++i) hits.push_back(HitData(density, i));
  Put(page, "strip_hits", std::move(hits));
  Put(page, "strip_most", Most(density, scale));
  Put(page, "strip_ticks", Ticks(density));
  Put(page, "strip_unit", UnitName(density.unit));
  Put(page, "strip_axis", Pixels(scale.axis));
  Put(page, "strip_foot", Pixels(scale.foot));
  Put(page, "strip_label", Pixels(scale.foot + 140));
  Put(page, "strip_height", scale.foot / 10 + kLabelPixels);
  Put(page, "strip_neutral", totals.neutral > 0);
  Put(page, "strip_text",
      fmt::format("Bars by {}, {} to {}: {} cooperation, {} conflict, {} neither. Most in {}: {}.",
                  UnitName(density.unit), ShortDay(density.bins.front().first),
                  ShortDay(density.bins.back().next - date::days(1)), totals.cooperation, totals.conflict,
                  totals.neutral, totals.most_words, Count(totals.most, "event", "events")));
}

}  // namespace demarche
