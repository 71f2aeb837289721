// How much of the readers' attention a deed deserves: by how many papers tell it, how hard or how kind it is,
// and whether states are in it. Made of the entry alone, so that no other article changes it.
#include <algorithm>
#include <array>
#include <set>

#include "timeline/entry/draft.h"

namespace demarche::timeline {
namespace {

constexpr int kOfSources = 40;
constexpr int kOfScore = 40;
constexpr int kOfSide = 10;

/// 0, 10, 20, 30, 40 for 1, 2, 4, 8, 16 sources, and even steps between.
int SourcePoints(std::uint32_t sources) {
  constexpr std::array<int, 17> kPoints{0,  0,  10, 16, 20, 23, 26, 28,        30,
                                        32, 33, 35, 36, 37, 38, 39, kOfSources};
  return kPoints[std::min<std::size_t>(sources, kPoints.size() - 1)];
}

/// A state or an organisation of states stands on the side.
int SidePoints(const std::vector<Actor>& actors) {
  const bool acts = std::any_of(actors.begin(), actors.end(),
                                [](const Actor& it) { return it.type == "state" || it.type == "igo"; });
  return acts ? kOfSide : 0;
}

}  // namespace

std::uint32_t CountSources(const std::vector<const Mention*>& tellings) {
  const std::vector<std::size_t> originals = OriginalsOf(tellings);
  std::set<std::string_view> sources;
  for (std::size_t i = 0; i < tellings.size(); ++i) {
    const Article& article = tellings[i]->article();
    if (originals[i] == i) sources.insert(article.publisher.empty() ? article.id : article.publisher);
  }
  return static_cast<std::uint32_t>(sources.size());
}

int SalienceOf(const Entry& entry) {
  const int score = std::min(std::abs(entry.deed.score_tenths), 100) * kOfScore / 100;
  const int sides = entry.reciprocal && entry.sources.size() > 1
                        ? 2 * SidePoints(entry.sources)
                        : SidePoints(entry.sources) + SidePoints(entry.targets);
  return SourcePoints(entry.independent_sources) + score + sides;
}

}  // namespace demarche::timeline
