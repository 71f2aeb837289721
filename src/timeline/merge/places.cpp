#include "timeline/merge/places.h"

#include <algorithm>
#include <numeric>

namespace demarche::timeline {
namespace {

/// The indices of `items`, sorted by a key.
template <typename Items, typename Key>
std::vector<std::uint32_t> SortedBy(const Items& items, const Key& key) {
  std::vector<std::uint32_t> order(items.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return key(items[i]); });
  return order;
}

}  // namespace

Places::Places(const Extraction& extraction)
    : extraction_(extraction),
      timexes_(SortedBy(extraction.timexes, [](const Timex& it) { return it.span.begin; })),
      actors_(SortedBy(extraction.actors, [](const ActorMention& it) { return it.sentence; })) {
  std::uint32_t furthest = 0;
  for (const std::uint32_t i : timexes_) {
    furthest = std::max(furthest, extraction.timexes[i].span.end);
    furthest_.push_back(furthest);
  }
}

std::vector<std::uint32_t> Places::TimexesIn(Span words) const {
  const auto span_of = [this](std::uint32_t i) -> const Span& { return extraction_.timexes[i].span; };
  const auto behind =
      std::ranges::partition_point(timexes_, [&](std::uint32_t i) { return span_of(i).begin < words.end; });
  std::vector<std::uint32_t> found;
  for (auto at = static_cast<std::size_t>(behind - timexes_.begin());
       at > 0 && furthest_[at - 1] > words.begin; --at) {
    if (span_of(timexes_[at - 1]).Overlaps(words)) found.push_back(timexes_[at - 1]);
  }
  std::ranges::reverse(found);
  return found;
}

std::span<const std::uint32_t> Places::ActorsOf(std::uint32_t sentence) const {
  const auto sentence_of = [this](std::uint32_t i) { return extraction_.actors[i].sentence; };
  const auto first = std::partition_point(actors_.begin(), actors_.end(),
                                          [&](std::uint32_t i) { return sentence_of(i) < sentence; });
  const auto last =
      std::partition_point(first, actors_.end(), [&](std::uint32_t i) { return sentence_of(i) == sentence; });
  return {first, last};
}

}  // namespace demarche::timeline
