// The solver of days against one that tries every day, over many small networks.
#include "timeline/anchor/network.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <random>
#include <utility>
#include <vector>

#include "../effort.h"

namespace demarche::timeline {
namespace {

// Days of the networks lie in 0 to kDays, links reach at most kReach; the search goes so far around
// them that only what is open touches its edge.
constexpr int kDays = 6;
constexpr int kReach = 3;
constexpr int kNodes = 3;
constexpr int kFarthest = kReach * (kNodes - 1);  // from the known days that a bound can come
constexpr int kFirst = -2 * kFarthest - 1;
constexpr int kLast = kDays + 2 * kFarthest + 1;

const Day kOrigin = date::sys_days(date::year(2000) / 1 / 1);
Day At(int day) { return kOrigin + date::days(day); }
int Number(Day day) { return static_cast<int>((day - kOrigin).count()); }

struct Puzzle {
  std::vector<Bounds> known;
  std::vector<Link> links;
};

/// Least and greatest day of each node over all solutions; empty when there is none.
std::vector<std::pair<int, int>> TryAll(const Puzzle& puzzle, const std::vector<bool>& link_counts,
                                        const std::vector<bool>& node_counts) {
  std::vector<std::pair<int, int>> extremes;
  std::array<int, kNodes> days{};
  const auto fits = [&] {
    for (std::size_t i = 0; i < kNodes; ++i) {
      const Bounds& it = puzzle.known[i];
      if (!node_counts[i]) continue;
      if (it.earliest && days[i] < Number(*it.earliest)) return false;
      if (it.latest && days[i] > Number(*it.latest)) return false;
    }
    for (std::size_t i = 0; i < puzzle.links.size(); ++i) {
      const Link& link = puzzle.links[i];
      if (!link_counts[i]) continue;
      const int apart = days[link.to] - days[link.from];
      if (apart < link.least || (link.most && apart > *link.most)) return false;
    }
    return true;
  };
  for (days[0] = kFirst; days[0] <= kLast; ++days[0]) {
    for (days[1] = kFirst; days[1] <= kLast; ++days[1]) {
      for (days[2] = kFirst; days[2] <= kLast; ++days[2]) {
        if (!fits()) continue;
        if (extremes.empty()) extremes.assign(kNodes, {kLast, kFirst});
        for (std::size_t i = 0; i < kNodes; ++i) {
          extremes[i] = {std::min(extremes[i].first, days[i]), std::max(extremes[i].second, days[i])};
        }
      }
    }
  }
  return extremes;
}

/// A number from 0 to `most`; the same on every machine, which std::uniform_int_distribution is not.
int Draw(std::mt19937& random, int most) {
  return static_cast<int>(random() % static_cast<unsigned>(most + 1));
}

/// Links lead forward, so that they run in no circle: circles are cut even where the days would allow them.
Puzzle Make(std::mt19937& random) {
  Puzzle puzzle;
  for (int i = 0; i < kNodes; ++i) {
    Bounds known;
    const int first = Draw(random, kDays);
    const int sides = Draw(random, 2);
    if (sides != 0) known.earliest = At(first);
    if (sides != 1) known.latest = At(first + Draw(random, kDays - first));
    puzzle.known.push_back(known);
  }
  for (int i = 1 + Draw(random, 3); i > 0; --i) {
    Link link;
    link.from = static_cast<std::uint32_t>(Draw(random, kNodes - 2));
    link.to =
        link.from + 1 + static_cast<std::uint32_t>(Draw(random, kNodes - 2 - static_cast<int>(link.from)));
    link.both_ways = true;
    if (Draw(random, 1) > 0) {
      link.least = Draw(random, 2 * kReach) - kReach;
      link.most = link.least + Draw(random, kReach - link.least);
    }
    puzzle.links.push_back(link);
  }
  return puzzle;
}

TEST_CASE(
    "the network gives the days that trying all days gives, and tells contradictions that are none without "
    "each part") {
  std::mt19937 random(20261126);
  std::size_t contradictions = 0;
  for (std::size_t round = 0; round < test::Rounds(400); ++round) {
    const Puzzle puzzle = Make(random);
    Network network(kNodes);
    for (std::uint32_t i = 0; i < kNodes; ++i) network.Know(i, puzzle.known[i]);
    for (const Link& link : puzzle.links) network.Add(link);
    network.Solve();
    CAPTURE(round);

    std::vector<bool> kept;
    for (const Link& link : network.links()) kept.push_back(!link.dropped);
    const auto extremes = TryAll(puzzle, kept, std::vector<bool>(kNodes, true));
    REQUIRE(!extremes.empty());
    for (std::uint32_t i = 0; i < kNodes; ++i) {
      const Bounds& found = network.At(i);
      const auto& [first, last] = extremes[i];
      CHECK(found.earliest == (first < -kFarthest ? std::nullopt : std::optional(At(first))));
      CHECK(found.latest == (last > kDays + kFarthest ? std::nullopt : std::optional(At(last))));
    }
    for (const Conflict& conflict : network.conflicts()) {
      ++contradictions;
      std::vector<bool> links(puzzle.links.size());
      std::vector<bool> nodes(kNodes);
      links[conflict.dropped] = true;
      for (const std::uint32_t link : conflict.links) links[link] = true;
      for (const std::uint32_t node : conflict.known) nodes[node] = true;
      CHECK(TryAll(puzzle, links, nodes).empty());
      for (std::size_t i = 0; i < links.size(); ++i) {
        if (!links[i]) continue;
        links[i] = false;
        CHECK(!TryAll(puzzle, links, nodes).empty());
        links[i] = true;
      }
    }
  }
  CHECK(contradictions > test::Rounds(50));
}

/// Whether the day of one end of a path reaches the other, where each sweep takes it past one node more:
/// links lead from every second node to its neighbours, and these nodes are told in turn early and late.
bool ReachesTheEnd(std::uint32_t length) {
  Network network(2 * length + 1);
  const auto node = [&](std::uint32_t place) {  // the sources first
    if (place % 2 == 1) return length + 1 + place / 2;
    const std::uint32_t source = place / 2;
    return source % 2 == 0 ? source / 2 : length - source / 2;
  };
  network.Know(node(0), {At(0), At(0)});
  for (std::uint32_t place = 0; place < 2 * length; place += 2) {
    network.Add({node(place), node(place + 1), 1, 1, true});
    network.Add({node(place + 2), node(place + 1), 1, 1, true});
  }
  network.Solve();
  return network.At(node(2 * length)) == Bounds{At(0), At(0)};
}

TEST_CASE("sweeps end at their limit, and what was found so far stands") {
  constexpr std::uint32_t kMost = 24;
  for (const std::uint32_t sweeps : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(sweeps);
    CHECK(ReachesTheEnd(sweeps) == (sweeps <= kMost));
  }
}

TEST_CASE("of a circle the link against the telling goes, and only links on a circle go") {
  // 0 -> 1 -> 2 -> 0 is a circle; 2 -> 4 -> 3 leads from it to another, 3 -> 5 -> 3.
  const auto order = [](std::uint32_t from, std::uint32_t to) {
    return Link{
        .from = from, .to = to, .least = 0, .most = std::nullopt, .both_ways = true, .dropped = false};
  };
  Network network(6);
  for (const auto& [from, to] :
       {std::pair{0U, 1U}, {1U, 2U}, {2U, 0U}, {2U, 4U}, {4U, 3U}, {3U, 5U}, {5U, 3U}}) {
    network.Add(order(from, to));
  }
  network.Solve();
  std::vector<std::uint32_t> dropped;
  for (std::uint32_t i = 0; i < network.links().size(); ++i) {
    if (network.links()[i].dropped) dropped.push_back(i);
  }
  CHECK(dropped == std::vector<std::uint32_t>{2, 6});
  REQUIRE(network.conflicts().size() == 2);
  CHECK(network.conflicts()[0].links == std::vector<std::uint32_t>{0, 1});
  CHECK(network.conflicts()[1].links == std::vector<std::uint32_t>{5});
}

}  // namespace
}  // namespace demarche::timeline
