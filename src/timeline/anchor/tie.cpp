// Finds what ties deeds together: anchors ("after the meeting") and timexes that hang on another deed
// ("the following day"), which shift it by their TIMEX3 duration.
#include <algorithm>
#include <charconv>
#include <utility>

#include "base/ascii.h"
#include "timeline/anchor/anchor.h"

namespace demarche::timeline {
namespace {

constexpr int kNewsDays = 31;        // what is dated further back than this is no news
constexpr int kMaxDistance = 36600;  // days; what is longer is no distance between deeds

/// The words of a span: from the article where it is at hand, else from the event's sentence.
std::string WordsAt(const Extraction& extraction, const Event& event, Span words) {
  if (words.empty()) return {};
  const std::string& text = extraction.article.text;
  if (words.end <= text.size()) return std::string(words.In(text));
  if (event.sentence >= extraction.sentences.size()) return {};
  const std::uint32_t begin = extraction.sentences[event.sentence].begin;
  if (words.begin < begin || words.end - begin > event.evidence.size()) return {};
  return event.evidence.substr(words.begin - begin, words.size());
}

Link OrderLink(std::uint32_t earlier, std::uint32_t later) {
  return {
      .from = earlier, .to = later, .least = 0, .most = std::nullopt, .both_ways = true, .dropped = false};
}

Link DistanceLink(std::uint32_t earlier, std::uint32_t later, const Distance& distance) {
  return {.from = earlier,
          .to = later,
          .least = distance.least,
          .most = distance.most,
          .both_ways = true,
          .dropped = false};
}

/// A part of a deed takes its days, and tells nothing of them: talks of a week are more than their first day.
Link PartLink(std::uint32_t whole, std::uint32_t part, int days) {
  return {.from = whole, .to = part, .least = 0, .most = days, .both_ways = false, .dropped = false};
}

Link LinkOf(TimeRelation relation, std::uint32_t event, std::uint32_t reference,
            std::optional<Distance> distance) {
  if (relation == TimeRelation::kWithin) {
    return PartLink(reference, event, distance ? std::max((distance->least + distance->most) / 2 - 1, 0) : 0);
  }
  const auto [earlier, later] =
      relation == TimeRelation::kAfter ? std::pair(reference, event) : std::pair(event, reference);
  return distance ? DistanceLink(earlier, later, *distance) : OrderLink(earlier, later);
}

/// Finds the deeds that words of the article point at. Built once per article.
class Told {
 public:
  explicit Told(const Extraction& extraction) : extraction_(extraction) {
    for (std::uint32_t i = 0; i < extraction.events.size(); ++i) by_place_.push_back(i);
    std::stable_sort(by_place_.begin(), by_place_.end(), [&](std::uint32_t a, std::uint32_t b) {
      return extraction.events[a].trigger < extraction.events[b].trigger;
    });
    place_.resize(by_place_.size());
    std::optional<std::uint32_t> dated;
    for (const std::uint32_t i : by_place_) {
      place_[i] = static_cast<std::uint32_t>(last_dated_.size());
      last_dated_.push_back(dated);
      const Event& event = extraction.events[i];
      if (TimexOf(extraction, event) != nullptr || !event.anchors.empty()) dated = i;
    }
    for (std::uint32_t i = 0; i < extraction.events.size(); ++i) {
      const Timex* timex = TimexOf(extraction, extraction.events[i]);
      if (timex != nullptr) governed_.emplace_back(timex->span.begin, i);
    }
    std::sort(governed_.begin(), governed_.end());
  }

  /// The deed that `words` name: its trigger overlaps them, or they are the date that governs it.
  [[nodiscard]] std::optional<std::uint32_t> At(Span words) const {
    auto it = std::partition_point(by_place_.begin(), by_place_.end(), [&](std::uint32_t i) {
      return extraction_.events[i].trigger.begin < words.begin;
    });
    if (it != by_place_.begin() && extraction_.events[*std::prev(it)].trigger.Overlaps(words)) --it;
    if (it != by_place_.end() && extraction_.events[*it].trigger.Overlaps(words)) return *it;
    const auto date = std::lower_bound(governed_.begin(), governed_.end(), std::pair(words.begin, 0U));
    if (date != governed_.end() && date->first < words.end) return date->second;
    return std::nullopt;
  }

  /// The last deed with a time of its own told before `event`; without one, the one told just before.
  [[nodiscard]] std::optional<std::uint32_t> Before(std::uint32_t event) const {
    const std::uint32_t place = place_[event];
    if (last_dated_[place]) return last_dated_[place];
    if (place == 0) return std::nullopt;
    return by_place_[place - 1];
  }

 private:
  const Extraction& extraction_;
  std::vector<std::uint32_t> by_place_;
  std::vector<std::uint32_t> place_;                               ///< of each deed in by_place_
  std::vector<std::optional<std::uint32_t>> last_dated_;           ///< parallel to by_place_
  std::vector<std::pair<std::uint32_t, std::uint32_t>> governed_;  ///< begin of a timex, its deed
};

/// How far apart words that hold a length of time set two deeds: "two days after", "within hours of", but not
/// "after two days of".
std::optional<Distance> DistanceIn(const Extraction& extraction, Span words) {
  for (const Timex& timex : extraction.timexes) {
    const bool inside = words.begin <= timex.span.begin && timex.span.end <= words.end;
    if (inside && timex.type == TimexType::kDuration && timex.relation != TimeRelation::kNone)
      return ReadDistance(timex.value);
  }
  return std::nullopt;
}

/// A timex without days of its own that counts from another deed.
bool HangsOnDeed(const Extraction& extraction, const Timex* timex) {
  return timex != nullptr && timex->relation != TimeRelation::kNone && DaysOf(extraction, *timex) == Bounds{};
}

/// "In the days that followed" comes after all that is told before it, not only the last deed.
bool FollowsAllTold(const Timex& timex) {
  return timex.relation == TimeRelation::kAfter && timex.reference.empty() && !ReadDistance(timex.value);
}

/// A dated deed of the past, told in the midst of undated news: what it "later" followed is not that news.
bool IsLookBack(const Extraction& extraction, const Event& event, const Event& reference) {
  const Timex* timex = TimexOf(extraction, event);
  const std::optional<Day>& report = extraction.article.document_time;
  if (timex == nullptr || !report || TimexOf(extraction, reference) != nullptr) return false;
  const Bounds days = DaysOf(extraction, *timex);
  return reference.anchors.empty() && days.latest && *days.latest + date::days(kNewsDays) < *report;
}

/// "That same month": its days are those of the month that was told, not of the deed.
bool IsOwnPeriod(const Extraction& extraction, const Timex* timex, const Anchor& anchor) {
  return timex != nullptr && anchor.relation == TimeRelation::kWithin && anchor.words.Overlaps(timex->span) &&
         DaysOf(extraction, *timex) != Bounds{};
}

/// The deed that a hanging timex counts from: the one its reference names, else the one the extractor
/// anchored, else the last one that was dated; none where the words name something that is no deed of the
/// article.
std::optional<std::uint32_t> ReferenceOf(const Told& told, const Event& event, std::uint32_t index,
                                         const Timex& timex) {
  if (!timex.reference.empty()) {
    const std::optional<std::uint32_t> named = told.At(timex.reference);
    if (named && *named != index) return named;
  }
  for (const Anchor& anchor : event.anchors) {
    if (anchor.relation == timex.relation) return anchor.event;
  }
  if (!timex.reference.empty()) return std::nullopt;
  return told.Before(index);
}

}  // namespace

const Timex* TimexOf(const Extraction& extraction, const Event& event) {
  if (!event.when.timex || *event.when.timex >= extraction.timexes.size()) return nullptr;
  return &extraction.timexes[*event.when.timex];
}

std::string TimexWords(const Extraction& extraction, const Event& event) {
  const std::uint32_t index = event.when.timex.value_or(UINT32_MAX);
  if (index < extraction.timex_texts.size()) return extraction.timex_texts[index];
  if (index < extraction.timexes.size()) return WordsAt(extraction, event, extraction.timexes[index].span);
  return {};
}

std::optional<Distance> ReadDistance(std::string_view duration) {
  constexpr int kHoursOfDay = 24;
  if (duration.size() < 3 || duration.front() != 'P') return std::nullopt;
  const bool hours = duration[1] == 'T' && duration.back() == 'H';
  if (duration == "PTXH") return Distance{0, 1};
  int count = 0;
  const char* end = duration.data() + duration.size() - 1;
  const auto [stop, code] = std::from_chars(duration.data() + (hours ? 2 : 1), end, count);
  if (code != std::errc() || stop != end || count < 0 || count > kMaxDistance) return std::nullopt;
  const auto about = [&](int days, int slack) {
    return Distance{count * (days - slack), count * (days + slack)};
  };
  std::optional<Distance> distance;
  switch (duration.back()) {
    case 'H':
      if (hours) distance = Distance{count / kHoursOfDay, count / kHoursOfDay + 1};
      break;
    case 'D': distance = about(1, 0); break;
    case 'W': distance = about(7, 2); break;
    case 'M': distance = about(30, 10); break;
    case 'Y': distance = about(365, 60); break;
    default: break;
  }
  if (distance && distance->most > kMaxDistance) return std::nullopt;
  return distance;
}

std::vector<Tie> FindTies(const Extraction& extraction) {
  const Told told(extraction);
  const std::size_t count = extraction.events.size();
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < count; ++i) {
    const Event& event = extraction.events[i];
    const Timex* timex = TimexOf(extraction, event);
    std::optional<std::uint32_t> counted_from;
    if (HangsOnDeed(extraction, timex)) counted_from = ReferenceOf(told, event, i, *timex);
    if (counted_from && *counted_from != i && *counted_from < count) {
      ties.push_back({LinkOf(timex->relation, i, *counted_from, ReadDistance(timex->value)), i, *counted_from,
                      timex->relation, TimexWords(extraction, event)});
      const std::optional<std::uint32_t> dated = told.Before(i);
      if (FollowsAllTold(*timex) && dated && *dated != *counted_from) {
        ties.push_back({OrderLink(*dated, i), i, *dated, timex->relation, TimexWords(extraction, event)});
      }
    }
    for (const Anchor& anchor : event.anchors) {
      const bool usable = anchor.event < count && anchor.event != i && anchor.relation != TimeRelation::kNone;
      const bool said_already = counted_from == anchor.event && anchor.relation == timex->relation;
      if (!usable || said_already || IsOwnPeriod(extraction, timex, anchor) ||
          IsLookBack(extraction, event, extraction.events[anchor.event]))
        continue;
      ties.push_back({LinkOf(anchor.relation, i, anchor.event, DistanceIn(extraction, anchor.words)), i,
                      anchor.event, anchor.relation, WordsAt(extraction, event, anchor.words)});
    }
  }
  return ties;
}

}  // namespace demarche::timeline
