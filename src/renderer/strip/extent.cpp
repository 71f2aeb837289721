#include "renderer/strip/extent.h"

#include <algorithm>
#include <vector>

namespace demarche {
namespace {

constexpr date::days kLeastCut{31};      // what is nearer belongs to the story
constexpr std::size_t kAsideShare = 30;  // one event in so many may be left aside ...
constexpr int kShrinks = 3;              // ... where the rest takes less than a third of the days

std::optional<Day> LastDay(const Entry& entry) {
  return entry.when.latest ? entry.when.latest : entry.when.earliest;
}

void Widen(Extent& extent, const std::optional<Day>& day) {
  if (!day) return;
  extent.first = extent.first ? std::min(*extent.first, *day) : *day;
  extent.last = extent.last ? std::max(*extent.last, *day) : *day;
}

/// The days of an entry, and the last day of all that begin no later.
struct Stay {
  Day first;
  Day last;
  Day covered;
};

std::vector<Stay> StaysOf(const Timeline& timeline) {
  std::vector<Stay> stays;
  for (const Entry& entry : timeline.entries) {
    if (const std::optional<Day> first = FirstDay(entry)) stays.push_back({*first, *LastDay(entry), {}});
  }
  std::sort(stays.begin(), stays.end(), [](const Stay& a, const Stay& b) { return a.first < b.first; });
  Day covered = stays.empty() ? Day() : stays.front().last;
  for (Stay& stay : stays) {
    covered = std::max(covered, stay.last);
    stay.covered = covered;
  }
  return stays;
}

}  // namespace

std::optional<Day> FirstDay(const Entry& entry) {
  return entry.when.earliest ? entry.when.earliest : entry.when.latest;
}

Extent ExtentOf(const Timeline& timeline) {
  Extent extent;
  for (const Entry& entry : timeline.entries) {
    Widen(extent, entry.when.earliest);
    Widen(extent, entry.when.latest);
  }
  return extent;
}

Extent FocusOf(const Timeline& timeline) {
  const std::vector<Stay> stays = StaysOf(timeline);
  if (stays.empty()) return {};
  std::size_t begin = 0;
  std::size_t end = stays.size();
  const auto span = [&](std::size_t from, std::size_t to) { return stays[to - 1].first - stays[from].first; };
  const auto gap = [&](std::size_t before) { return stays[before].first - stays[before - 1].covered; };
  const std::size_t most = stays.size() / 4;
  for (bool shrunk = true; shrunk;) {
    shrunk = false;
    for (std::size_t at = most - (stays.size() - end); at > begin && !shrunk; --at) {
      shrunk = gap(at) > std::max(span(at, end), kLeastCut);
      if (shrunk) begin = at;
    }
    for (std::size_t at = stays.size() - (most - begin); at < end; ++at) {
      if (gap(at) <= std::max(span(begin, at), kLeastCut)) continue;
      end = at;
      shrunk = true;
    }
  }
  const std::size_t kept = end - begin - (end - begin) / kAsideShare;
  std::size_t densest = begin;
  for (std::size_t at = begin; at + kept <= end; ++at) {
    const bool apart = at == begin || stays[at - 1].covered < stays[at].first;
    if (apart && span(at, at + kept) < span(densest, densest + kept)) densest = at;
  }
  if (span(densest, densest + kept) * kShrinks < span(begin, end)) {
    begin = densest;
    end = densest + kept;
  }
  return {stays[begin].first, stays[end - 1].first};
}

Asides AsidesOf(const Timeline& timeline, const Extent& focus) {
  Asides asides;
  for (const Entry& entry : timeline.entries) {
    const std::optional<Day> day = FirstDay(entry);
    if (!day || (*day >= *focus.first && *day <= *focus.last)) continue;
    Aside& aside = *day < *focus.first ? asides.before : asides.after;
    ++aside.count;
    Widen(aside.days, day);
    if (&aside == &asides.before) Widen(aside.days, LastDay(entry));
  }
  return asides;
}

}  // namespace demarche
