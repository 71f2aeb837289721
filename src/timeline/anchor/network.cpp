// Solves the network by sweeping its links to a fixed point. Circles are cut first, so that links run
// from earlier to later nodes: sorted by rank, one sweep up settles the earliest days and one
// sweep down the latest. Links that tighten across both need a few sweeps more; their number is capped,
// which keeps hostile input linear (a capped network is merely less tight).
#include "timeline/anchor/network.h"

#include <algorithm>
#include <numeric>

namespace demarche::timeline {
namespace {

constexpr int kMaxSweeps = 24;
constexpr int kMaxRestarts = 16;

const Day kFirstDay = date::sys_days(date::year(1) / 1 / 1);
const Day kLastDay = date::sys_days(date::year(9999) / 12 / 31);

/// Kahn's order of the nodes (1962) in `rank`; nodes that are on or behind a circle stay unranked.
std::vector<std::uint32_t> Rank(std::size_t nodes, const std::vector<Link>& links, bool forward) {
  std::vector<std::uint32_t> waiting(nodes, 0);
  std::vector<std::vector<std::uint32_t>> next(nodes);
  for (const Link& link : links) {
    if (link.dropped) continue;
    const std::uint32_t from = forward ? link.from : link.to;
    const std::uint32_t to = forward ? link.to : link.from;
    next[from].push_back(to);
    ++waiting[to];
  }
  std::vector<std::uint32_t> queue;
  for (std::uint32_t node = 0; node < nodes; ++node) {
    if (waiting[node] == 0) queue.push_back(node);
  }
  std::vector<std::uint32_t> rank(nodes, UINT32_MAX);
  for (std::size_t i = 0; i < queue.size(); ++i) {
    rank[queue[i]] = static_cast<std::uint32_t>(i);
    for (const std::uint32_t node : next[queue[i]]) {
      if (--waiting[node] == 0) queue.push_back(node);
    }
  }
  return rank;
}

}  // namespace

std::optional<Day> Shift(Day day, int days) {
  const Day moved = day + date::days(days);
  if (moved < kFirstDay || moved > kLastDay) return std::nullopt;
  return moved;
}

void Network::Solve() {
  DropCircles();
  const std::vector<Node> start = nodes_;
  for (int i = 0; i < kMaxRestarts; ++i) {
    if (Settle(start, true)) return;
  }
  Settle(start, false);
  for (Link& link : links_) {
    const std::optional<Day>& first = nodes_[link.from].bounds.earliest;
    const std::optional<Day>& last = nodes_[link.to].bounds.latest;
    if (first && last && *first + date::days(link.least) > *last) link.dropped = true;
  }
}

// Relations that go against the order of telling are the likeliest misreadings; they go first.
void Network::DropCircles() {
  for (int round = 0; round < 3; ++round) {
    const std::vector<bool> on_circle = OnCircle();
    bool found = false;
    for (Link& link : links_) {
      if (link.dropped || !on_circle[link.from] || !on_circle[link.to]) continue;
      found = true;
      const bool against_telling = link.from >= link.to;
      link.dropped = round == 2 || (link.IsOrder() && (round == 1 || against_telling));
    }
    if (!found) return;
  }
}

std::vector<bool> Network::OnCircle() const {
  const std::vector<std::uint32_t> down = Rank(nodes_.size(), links_, true);
  const std::vector<std::uint32_t> up = Rank(nodes_.size(), links_, false);
  std::vector<bool> on_circle(nodes_.size());
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    on_circle[i] = down[i] == UINT32_MAX && up[i] == UINT32_MAX;
  }
  return on_circle;
}

std::vector<std::uint32_t> Network::LinksInOrder() const {
  const std::vector<std::uint32_t> rank = Rank(nodes_.size(), links_, true);
  std::vector<std::uint32_t> order(links_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return rank[links_[a].from] < rank[links_[b].from];
  });
  return order;
}

/// False when a contradiction dropped a link: the bounds are those of `start` again.
bool Network::Settle(const std::vector<Node>& start, bool may_drop) {
  nodes_ = start;
  const std::vector<std::uint32_t> up = LinksInOrder();
  const std::vector<std::uint32_t> down(up.rbegin(), up.rend());
  bool contradicted = false;
  for (int sweep = 0; sweep < kMaxSweeps; ++sweep) {
    const bool changed = Pass(sweep % 2 == 0 ? up : down, may_drop, contradicted);
    if (contradicted) {
      nodes_ = start;
      return false;
    }
    if (!changed && sweep > 0) return true;
  }
  return true;
}

bool Network::Pass(const std::vector<std::uint32_t>& order, bool may_drop, bool& contradicted) {
  bool changed = false;
  for (const std::uint32_t link : order) {
    if (links_[link].dropped) continue;
    const Flow flow = Apply(link, may_drop);
    contradicted = flow == Flow::kContradicted;
    if (contradicted) return true;
    changed = changed || flow == Flow::kTightened;
  }
  return changed;
}

Network::Flow Network::Apply(std::uint32_t index, bool may_drop) {
  const Link link = links_[index];
  const auto moved = [](std::optional<Day> day, int days) { return day ? Shift(*day, days) : std::nullopt; };
  const Bounds from = nodes_[link.from].bounds;
  Flow flow = RaiseEarliest(link.to, moved(from.earliest, link.least), index, may_drop);
  if (link.most) {
    flow = std::max(flow, LowerLatest(link.to, moved(from.latest, *link.most), index, may_drop));
  }
  if (!link.both_ways || flow == Flow::kContradicted) return flow;
  const Bounds to = nodes_[link.to].bounds;
  flow = std::max(flow, LowerLatest(link.from, moved(to.latest, -link.least), index, may_drop));
  if (link.most) {
    flow = std::max(flow, RaiseEarliest(link.from, moved(to.earliest, -*link.most), index, may_drop));
  }
  return flow;
}

Network::Flow Network::RaiseEarliest(std::uint32_t node, std::optional<Day> day, std::uint32_t by,
                                     bool may_drop) {
  Node& it = nodes_[node];
  if (!day || (it.bounds.earliest && *it.bounds.earliest >= *day)) return Flow::kNothing;
  if (it.bounds.latest && *day > *it.bounds.latest) {
    if (!may_drop) return Flow::kNothing;
    DropWeaker(by, it.latest_by);
    return Flow::kContradicted;
  }
  it.bounds.earliest = day;
  it.earliest_by = by;
  return Flow::kTightened;
}

Network::Flow Network::LowerLatest(std::uint32_t node, std::optional<Day> day, std::uint32_t by,
                                   bool may_drop) {
  Node& it = nodes_[node];
  if (!day || (it.bounds.latest && *it.bounds.latest <= *day)) return Flow::kNothing;
  if (it.bounds.earliest && *day < *it.bounds.earliest) {
    if (!may_drop) return Flow::kNothing;
    DropWeaker(by, it.earliest_by);
    return Flow::kContradicted;
  }
  it.bounds.latest = day;
  it.latest_by = by;
  return Flow::kTightened;
}

void Network::DropWeaker(std::uint32_t link, std::optional<std::uint32_t> rival) {
  const auto is_weaker = [this](std::uint32_t a, std::uint32_t b) {
    if (links_[a].IsOrder() != links_[b].IsOrder()) return links_[a].IsOrder();
    return a > b;
  };
  links_[rival && is_weaker(*rival, link) ? *rival : link].dropped = true;
}

}  // namespace demarche::timeline
