// Which tellings of a block are one deed: leader clustering (Hartigan 1975) in canonical order with
// average linkage. The order is (day, article, place in the text), so the result does not depend on
// the order of input; candidates are the clusters of the last days, so it stays near linear.
#include <algorithm>
#include <map>
#include <string_view>

#include "timeline/merge/mention.h"

namespace demarche::timeline {
namespace {

constexpr std::size_t kMaxCandidates = 48;  // clusters of each party that a telling is compared with
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

using ByParty = std::map<std::string_view, std::vector<std::size_t>>;

/// The last clusters in which a party of the telling acts, in order.
std::vector<std::size_t> Candidates(const ByParty& by_party, const Mention& mention) {
  std::vector<std::size_t> candidates;
  for (const std::string& party : mention.actors) {
    const auto it = by_party.find(party);
    if (it == by_party.end()) continue;
    const auto count = static_cast<std::ptrdiff_t>(std::min(it->second.size(), kMaxCandidates));
    candidates.insert(candidates.end(), it->second.end() - count, it->second.end());
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  return candidates;
}

}  // namespace

std::vector<Cluster> MergeBlock(const Block& block) {
  std::vector<Cluster> clusters;
  std::map<std::string_view, std::size_t> by_text;  // evidence: the last cluster that has it
  ByParty by_party;
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
    for (const std::size_t cluster : Candidates(by_party, block.mentions[i])) consider(cluster);
    if (!best) {
      best = clusters.size();
      clusters.emplace_back();
    }
    clusters[*best].push_back(i);
    for (const std::string& party : block.mentions[i].actors) {
      std::vector<std::size_t>& of_party = by_party[party];
      const auto count = static_cast<std::ptrdiff_t>(std::min(of_party.size(), kMaxCandidates));
      if (std::find(of_party.end() - count, of_party.end(), *best) == of_party.end())
        of_party.push_back(*best);
    }
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
