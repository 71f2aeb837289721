// Which tellings of a block are one deed: leader clustering (Hartigan 1975) in canonical order with
// average linkage. The order is (day, article, place in the text), so the result does not depend on
// the order of input; candidates are the clusters of the last days, so it stays near linear. Tellings with
// wide days ("in March") have their turn when all deeds that they can mean stand.
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

/// Clusters with the first day of a telling that joined them, in order of that day.
using Clusters = std::vector<std::pair<Day, std::size_t>>;

/// Where the clusters of a telling's parties and article are.
class Index {
 public:
  /// Clusters that a telling may join: the last ones of its parties and its article; of those with narrow
  /// days, the last that a telling with wide days can mean.
  [[nodiscard]] std::vector<std::size_t> CandidatesOf(const Mention& mention) const {
    std::vector<std::size_t> candidates;
    const auto take = [&](const Clusters& from, Clusters::const_iterator end) {
      const auto count = std::min(end - from.begin(), static_cast<std::ptrdiff_t>(kMaxCandidates));
      for (auto it = end - count; it != end; ++it) candidates.push_back(it->second);
    };
    for (const std::string& party : mention.actors) {
      const auto of_party = by_party_.find(party);
      if (of_party == by_party_.end()) continue;
      const auto& [narrow, wide] = of_party->second;
      take(wide, wide.end());
      take(narrow, std::partition_point(narrow.begin(), narrow.end(), [&](const auto& it) {
             return !IsWide(mention.days) || it.first <= *mention.days.latest;
           }));
    }
    if (const auto of_article = by_article_.find(mention.extraction); of_article != by_article_.end())
      take(of_article->second, of_article->second.end());
    if (const auto copy = by_text_.find(mention.event->evidence); copy != by_text_.end())
      candidates.push_back(copy->second);
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    return candidates;
  }

  void Add(const Mention& mention, std::size_t cluster) {
    const Bounds& days = mention.days;
    const Day day = days.earliest ? *days.earliest : days.latest.value_or(Day());
    const bool is_narrow = days != Bounds{} && !IsWide(days);
    for (const std::string& party : mention.actors) {
      OfParty& of_party = by_party_[party];
      Put(is_narrow ? of_party.narrow : of_party.wide, day, cluster);
    }
    Put(by_article_[mention.extraction], day, cluster);
    by_text_[mention.event->evidence] = cluster;
  }

 private:
  struct OfParty {
    Clusters narrow;
    Clusters wide;  ///< and undated
  };

  static void Put(Clusters& clusters, Day day, std::size_t cluster) {
    const auto count = static_cast<std::ptrdiff_t>(std::min(clusters.size(), kMaxCandidates));
    const bool stands = std::any_of(clusters.end() - count, clusters.end(),
                                    [&](const auto& it) { return it.second == cluster; });
    if (!stands) clusters.emplace_back(day, cluster);
  }

  std::map<std::string_view, OfParty> by_party_;
  std::map<const Extraction*, Clusters> by_article_;
  std::map<std::string_view, std::size_t> by_text_;  ///< evidence: the last cluster that has it
};

/// The cluster that a telling fits best. One that looks back at wide days joins none when two fit alike.
std::optional<std::size_t> BestFor(const Block& block, const std::vector<Cluster>& clusters,
                                   const std::vector<std::size_t>& candidates, std::uint32_t mention) {
  std::optional<std::size_t> best;
  int best_points = kSameDeed - 1;
  bool tied = false;
  for (const std::size_t cluster : candidates) {
    const int points = Fit(block, clusters[cluster], mention);
    if (points < best_points || points < kSameDeed) continue;
    tied = points == best_points;
    if (tied) continue;
    best = cluster;
    best_points = points;
  }
  return tied && IsWide(block.mentions[mention].days) ? std::nullopt : best;
}

}  // namespace

std::vector<Cluster> MergeBlock(const Block& block) {
  std::vector<Cluster> clusters;
  Index index;
  for (std::uint32_t i = 0; i < block.mentions.size(); ++i) {
    const Mention& mention = block.mentions[i];
    std::optional<std::size_t> best = BestFor(block, clusters, index.CandidatesOf(mention), i);
    if (!best) {
      best = clusters.size();
      clusters.emplace_back();
    }
    clusters[*best].push_back(i);
    index.Add(mention, *best);
  }
  for (Cluster& cluster : clusters) {
    std::sort(cluster.begin(), cluster.end(), [&](std::uint32_t a, std::uint32_t b) {
      return IsBetter(block.mentions[a], block.mentions[b]);
    });
  }
  return clusters;
}

}  // namespace demarche::timeline
