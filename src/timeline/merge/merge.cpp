// Which tellings of a block are one deed: leader clustering (Hartigan 1975) in canonical order with
// average linkage. The order is (day, article, place in the text), so the result does not depend on
// the order of input; candidates are the clusters of the last days, so it stays near linear.
#include <algorithm>
#include <map>
#include <string_view>

#include "timeline/merge/mention.h"

namespace demarche::timeline {
namespace {

constexpr std::size_t kMaxCandidates = 48;  // clusters that a telling is compared with
constexpr std::size_t kMaxCompared = 8;     // members of a cluster that speak for it

/// The average of the points with the first members; kNever when one of them excludes it.
int Fit(const Block& block, const Cluster& cluster, std::uint32_t mention) {
  const std::size_t count = std::min(cluster.size(), kMaxCompared);
  int sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const int points = Compare(block, block.mentions[cluster[i]], block.mentions[mention]);
    if (points <= kNever) return kNever;
    sum += points;
  }
  return sum / static_cast<int>(count);
}

}  // namespace

std::vector<Cluster> MergeBlock(const Block& block) {
  std::vector<Cluster> clusters;
  std::map<std::string_view, std::size_t> by_text;  // evidence: the last cluster that has it
  for (std::uint32_t i = 0; i < block.mentions.size(); ++i) {
    std::optional<std::size_t> best;
    int best_points = kSameDeed - 1;
    const auto consider = [&](std::size_t cluster) {
      const int points = Fit(block, clusters[cluster], i);
      if (points <= best_points) return;
      best = cluster;
      best_points = points;
    };
    const std::string_view text = block.mentions[i].event->evidence;
    if (const auto copy = by_text.find(text); copy != by_text.end()) consider(copy->second);
    const std::size_t first = clusters.size() - std::min(clusters.size(), kMaxCandidates);
    for (std::size_t j = first; j < clusters.size(); ++j) consider(j);
    if (!best) {
      best = clusters.size();
      clusters.emplace_back();
    }
    clusters[*best].push_back(i);
    by_text[text] = *best;
  }
  for (Cluster& cluster : clusters) {
    std::sort(cluster.begin(), cluster.end(), [&](std::uint32_t a, std::uint32_t b) {
      return IsBetter(block.mentions[a], block.mentions[b]);
    });
  }
  return clusters;
}

}  // namespace demarche::timeline
