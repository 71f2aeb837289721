// Do two tellings tell one deed? A sum of points, so that an analyst can follow it: days, words, place,
// people and publication. Actors and kind are the same already (one block).
#include <algorithm>

#include "base/ascii.h"
#include "timeline/merge/mention.h"

namespace demarche::timeline {
namespace {

constexpr int kCopy = 30;  // the very words of another publisher
constexpr int kOnlyCopies = 100;
constexpr int kNoGap = 0;
constexpr int kLargestGap = 3;  // days by which reports of one deed may contradict each other

/// Days between two intervals; 0 when they can meet.
int Gap(const Bounds& a, const Bounds& b) {
  if (a.latest && b.earliest && *a.latest < *b.earliest) {
    return static_cast<int>((*b.earliest - *a.latest).count());
  }
  if (b.latest && a.earliest && *b.latest < *a.earliest) {
    return static_cast<int>((*a.earliest - *b.latest).count());
  }
  return kNoGap;
}

/// Days that an interval holds; a large number when a side is open.
int Width(const Bounds& days) {
  if (!days.earliest || !days.latest) return 10000;
  return static_cast<int>((*days.latest - *days.earliest).count()) + 1;
}

/// Narrow days that meet speak for one deed; days that do not meet speak against it.
int DayPoints(const Bounds& a, const Bounds& b) {
  const int gap = Gap(a, b);
  if (gap > kLargestGap) return kNever;
  if (gap > kNoGap) return -1 - gap;
  const int width = std::max(Width(a), Width(b));
  if (width == 1) return 5;
  if (width <= 3) return 4;
  if (width <= 11) return 2;
  return width <= 45 ? 1 : 0;
}

/// Up to 8 points for the weight of the words that both use, of that of the shorter telling.
int WordPoints(const Block& block, const Mention& a, const Mention& b) {
  const auto weight = [&](const std::vector<std::uint32_t>& words) {
    std::uint32_t sum = 0;
    for (const std::uint32_t word : words) sum += block.weights[word];
    return sum;
  };
  std::vector<std::uint32_t> shared;
  std::set_intersection(a.keywords.begin(), a.keywords.end(), b.keywords.begin(), b.keywords.end(),
                        std::back_inserter(shared));
  const std::uint32_t shorter = std::min(weight(a.keywords), weight(b.keywords));
  if (shorter == 0) return 0;
  return static_cast<int>(weight(shared) * 8 / shorter);
}

int PlacePoints(const Event& a, const Event& b) {
  if (!a.place || !b.place) return 0;
  if (LowerAscii(a.place->name) == LowerAscii(b.place->name)) return 2;
  const bool known = !a.place->country.empty() && !b.place->country.empty();
  return known && a.place->country != b.place->country ? -3 : 0;
}

/// Persons who are named by both, or by neither, on the same side.
int NamePoints(const Event& a, const Event& b) {
  const auto shares = [](const std::vector<Actor>& these, const std::vector<Actor>& those) {
    return std::any_of(these.begin(), these.end(), [&](const Actor& it) {
      return std::any_of(those.begin(), those.end(),
                         [&](const Actor& other) { return it.name == other.name; });
    });
  };
  const bool one_side = shares(a.sources, b.sources) || shares(a.sources, b.targets);
  const bool other_side = shares(a.targets, b.targets) || shares(a.targets, b.sources);
  return one_side || other_side ? 1 : 0;
}

int PublicationPoints(const Mention& a, const Mention& b) {
  const std::optional<Day>& first = a.article().document_time;
  const std::optional<Day>& second = b.article().document_time;
  if (!first || !second) return 0;
  const auto apart = std::abs((*first - *second).count());
  if (apart <= 2) return 1;
  return apart <= 14 ? 0 : -1;
}

/// Tellings of one article that its own words put at different times, or in an order.
bool IsToldApart(const Mention& a, const Mention& b) {
  if (a.extraction != b.extraction) return false;
  if (Gap(a.days, b.days) > kNoGap) return true;
  const auto names = [](const When& when, const std::string& id) {
    return std::find(when.after.begin(), when.after.end(), id) != when.after.end() ||
           std::find(when.before.begin(), when.before.end(), id) != when.before.end();
  };
  return names(a.event->when, b.event->id) || names(b.event->when, a.event->id);
}

bool HasSameDirection(const Mention& a, const Mention& b) {
  return a.event->reciprocal || b.event->reciprocal || a.sources == b.sources;
}

/// Word points without which other points do not count. A meeting of the same people in the same days is one;
/// of statements there may be many a day; a contradiction of dates needs much in common; without days only a
/// copy is known to be of the same deed.
int WordsNeeded(const Mention& a, const Mention& b) {
  const bool undated = a.days == Bounds{} || b.days == Bounds{};
  if (undated && a.extraction != b.extraction) return kOnlyCopies;
  if (Gap(a.days, b.days) > kNoGap) return 4;
  if (a.event->reciprocal && b.event->reciprocal) return 0;
  const bool one_day = Width(a.days) == 1 && Width(b.days) == 1;
  const bool statement = a.event->deed.quad == "neutral";
  return one_day && !statement && a.extraction != b.extraction ? 0 : 2;
}

/// Dates without a year cannot be compared with days, only with each other.
bool IsYearlessClash(const Mention& a, const Mention& b) {
  const bool a_yearless = a.days == Bounds{} && !a.event->when.edtf.empty();
  const bool b_yearless = b.days == Bounds{} && !b.event->when.edtf.empty();
  return a_yearless && b_yearless && a.event->when.edtf != b.event->when.edtf;
}

}  // namespace

int Compare(const Block& block, const Mention& a, const Mention& b) {
  if (a.claim != b.claim || !HasSameDirection(a, b) || IsToldApart(a, b) || IsYearlessClash(a, b)) {
    return kNever;
  }
  const bool one_article = a.extraction == b.extraction;
  const int days = DayPoints(a.days, b.days);
  if (days <= kNever) return kNever;
  if (!one_article && a.event->evidence == b.event->evidence) return kCopy;
  const int words = WordPoints(block, a, b);
  const bool same_trigger = a.event->trigger_text == b.event->trigger_text;
  const int points = days + words + PlacePoints(*a.event, *b.event) + NamePoints(*a.event, *b.event) +
                     PublicationPoints(a, b) + (same_trigger ? 1 : 0) + (one_article ? 1 : 0);
  const bool alike = words >= WordsNeeded(a, b) || (same_trigger && days > 0 && one_article);
  return alike ? points : std::min(points, kSameDeed - 1);
}

}  // namespace demarche::timeline
