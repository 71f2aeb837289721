// Do two tellings tell one deed? A sum of points, so that an analyst can follow it: days, words, place,
// people and publication. The kind is the same already (one block), and what both tell of the parties must
// agree.
#include <algorithm>

#include "base/ascii.h"
#include "base/shingle.h"
#include "timeline/merge/mention.h"

namespace demarche::timeline {
namespace {

constexpr int kCopy = 30;  // the very words of another publisher
constexpr int kOnlyCopies = 100;
constexpr int kFreshDays = 2;  // within which a deed is told as news
constexpr int kNoGap = 0;
constexpr int kFewDays = 3;
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

/// Only the date of the report bounds it: most news is of the last days.
bool IsOpen(const Mention& mention) { return !mention.days.earliest && mention.days.latest; }

int OpenDayPoints(const Bounds& a, const Bounds& b) {
  const Day first = a.latest ? *a.latest : *a.earliest;
  const Day second = b.latest ? *b.latest : *b.earliest;
  const auto apart = std::abs((first - second).count());
  if (apart <= 2) return 3;
  if (apart <= 7) return 1;
  return apart <= 31 ? 0 : -3;
}

/// Narrow days that meet speak for one deed; days that do not meet speak against it.
int DayPoints(const Mention& a, const Mention& b) {
  const int gap = Gap(a.days, b.days);
  if (gap > kLargestGap) return kNever;
  if (gap > kNoGap) return -1 - gap;
  if (a.days == Bounds{} || b.days == Bounds{}) return 0;
  if (IsOpen(a) || IsOpen(b)) return OpenDayPoints(a.days, b.days);
  const int width = std::max(Width(a.days), Width(b.days));
  if (width == 1) return 5;
  if (width <= 3) return 4;
  if (width <= 11) return 3;
  return width <= 45 ? 2 : 0;
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

/// The article's own words date the deed, not the day on which it came out.
bool IsDatedByWords(const Mention& mention) { return mention.event->when.basis < TimeBasis::kDocument; }

/// News of one deed comes out in the same days; a look back that gives its days may come at any time.
int PublicationPoints(const Mention& a, const Mention& b) {
  const std::optional<Day>& first = a.article().document_time;
  const std::optional<Day>& second = b.article().document_time;
  if (!first || !second) return 0;
  const bool claims = IsDatedByWords(a) && IsDatedByWords(b);
  if (claims && (IsWide(a.days) || IsWide(b.days))) return 0;
  const auto apart = std::abs((*first - *second).count());
  if (apart <= 2) return 1;
  return apart <= 14 || claims ? 0 : -1;
}

/// Tellings of one article that its own words put at different times, in an order, or side by side in a
/// sentence.
bool IsToldApart(const Mention& a, const Mention& b) {
  if (a.extraction != b.extraction) return false;
  if (Gap(a.days, b.days) > kNoGap) return true;
  if (a.event->sentence == b.event->sentence && !a.event->trigger.Overlaps(b.event->trigger)) return true;
  const auto names = [](const When& when, const std::string& id) {
    return std::find(when.after.begin(), when.after.end(), id) != when.after.end() ||
           std::find(when.before.begin(), when.before.end(), id) != when.before.end();
  };
  return names(a.event->when, b.event->id) || names(b.event->when, a.event->id);
}

/// One arrests, the other deports.
bool IsOtherMode(const Mention& a, const Mention& b) {
  const std::string& mode = a.event->deed.plover.mode;
  const std::string& other = b.event->deed.plover.mode;
  return !mode.empty() && !other.empty() && mode != other;
}

/// Actions have no kinds: one deed is told by one word, in whatever form ("launch", "launched").
bool IsOtherAction(const Mention& a, const Mention& b) {
  constexpr std::size_t kWordBegin = 5;
  if (!IsAction(a.event->deed)) return false;
  const auto stem = [](const Mention& it) {
    return LowerAscii(it.event->trigger_text.substr(0, kWordBegin));
  };
  return stem(a) != stem(b);
}

/// One says 30 mln where the other says 451 mln, and no figure is the same. Sums and quotas name a deed:
/// other figures, another deed, unless other papers tell of the same few days. Victims are counted
/// differently from hour to hour, and meetings are known by their days.
bool IsOtherFigure(const Mention& a, const Mention& b) {
  if (a.extraction == b.extraction || a.event->reciprocal || a.event->deed.quad == "material conflict")
    return false;
  if (a.article().publisher != b.article().publisher && std::max(Width(a.days), Width(b.days)) <= kFewDays)
    return false;
  bool differs = false;
  for (const auto& [unit, number] : a.figures) {
    for (const auto& [other_unit, other_number] : b.figures) {
      if (number == other_number) return false;
      differs = differs || unit == other_unit;
    }
  }
  return differs;
}

std::size_t CountShared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> shared;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
  return shared.size();
}

/// Different persons act: seldom one deed.
bool HasOtherPersons(const Mention& a, const Mention& b) {
  return !a.persons.empty() && !b.persons.empty() && CountShared(a.persons, b.persons) == 0;
}

/// One has a day of its own, the other came out more days later than news takes and gives none: it tells of
/// later news more often than of that day.
bool IsOld(const Mention& dated, const Mention& open) {
  return IsOpen(open) && dated.days.latest && !IsWide(dated.days) &&
         *dated.days.latest + date::days(kFreshDays) < *open.days.latest;
}

/// Word points without which other points do not count. A meeting of the same people in the same days is one;
/// of words there may be many a day; a contradiction of dates needs much in common; without days only a
/// copy is known to be of the same deed.
int WordsNeeded(const Mention& a, const Mention& b, Parties parties) {
  const bool one_article = a.extraction == b.extraction;
  const bool undated = a.days == Bounds{} || b.days == Bounds{};
  if (undated && !one_article) return kOnlyCopies;
  if (one_article && IsAction(a.event->deed)) return 5;  // "announced A", "announced B"
  if (HasOtherPersons(a, b) && !(a.event->reciprocal && b.event->reciprocal)) return 5;
  if (Gap(a.days, b.days) > kNoGap || IsOld(a, b) || IsOld(b, a)) return 4;
  const int width = std::max(Width(a.days), Width(b.days));
  if (parties == Parties::kPart) return width == 1 ? 2 : 3;
  if (IsWide(a.days) || IsWide(b.days)) return 3;
  if (a.event->reciprocal && b.event->reciprocal) return width <= 3 ? 0 : 2;
  const bool material = a.event->deed.quad.starts_with("material");
  return width == 1 && material && !one_article ? 1 : 2;
}

/// Dates without a year cannot be compared with days, only with each other.
bool IsYearlessClash(const Mention& a, const Mention& b) {
  const bool a_yearless = a.days == Bounds{} && !a.event->when.edtf.empty();
  const bool b_yearless = b.days == Bounds{} && !b.event->when.edtf.empty();
  return a_yearless && b_yearless && a.event->when.edtf != b.event->when.edtf;
}

/// One side of a deed as two tellings name it.
Parties CompareSide(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a == b) return Parties::kSame;
  return a.empty() || b.empty() || CountShared(a, b) > 0 ? Parties::kPart : Parties::kOther;
}

}  // namespace

Parties CompareParties(const Mention& a, const Mention& b) {
  if (a.event->reciprocal || b.event->reciprocal) {
    const std::size_t shared = CountShared(a.actors, b.actors);
    if (shared > 1 && a.actors == b.actors) return Parties::kSame;
    const bool one_alone = std::min(a.actors.size(), b.actors.size()) == 1;
    return shared > 1 || (shared == 1 && one_alone) ? Parties::kPart : Parties::kOther;
  }
  if (CountShared(a.sources, b.sources) + CountShared(a.targets, b.targets) == 0) return Parties::kOther;
  const Parties sources = CompareSide(a.sources, b.sources);
  const Parties targets = CompareSide(a.targets, b.targets);
  return std::min(sources, targets);
}

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
  return shorter == 0 ? 0 : static_cast<int>(weight(shared) * 8 / shorter);
}

int Compare(const Block& block, const Mention& a, const Mention& b) {
  if (a.claim != b.claim || IsOtherMode(a, b) || IsOtherAction(a, b) || IsToldApart(a, b) ||
      IsYearlessClash(a, b) || IsOtherFigure(a, b))
    return kNever;
  const int days = DayPoints(a, b);
  if (days <= kNever) return kNever;
  const bool one_article = a.extraction == b.extraction;
  const Parties parties = CompareParties(a, b);
  const bool same_words = !one_article && a.event->evidence == b.event->evidence;
  if (same_words && a.event->trigger_text == b.event->trigger_text) return kCopy;
  if (parties == Parties::kOther) return kNever;
  const bool copy = !one_article && AreCopies(a.shingles, b.shingles);
  const int words = WordPoints(block, a, b);
  const int points = days + words + PlacePoints(*a.event, *b.event) + NamePoints(*a.event, *b.event) +
                     PublicationPoints(a, b) + (a.event->trigger_text == b.event->trigger_text ? 1 : 0) +
                     (one_article ? 1 : 0);
  return copy || words >= WordsNeeded(a, b, parties) ? points : std::min(points, kSameDeed - 1);
}

}  // namespace demarche::timeline
