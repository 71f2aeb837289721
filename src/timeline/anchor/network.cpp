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
constexpr std::size_t kMaxConflicts = 64;  // each costs a search of the network

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
    for (std::uint32_t i = 0; i < links_.size(); ++i) {
      Link& link = links_[i];
      if (link.dropped || !on_circle[link.from] || !on_circle[link.to]) continue;
      found = true;
      const bool against_telling = link.from >= link.to;
      if (round < 2 && !(link.IsOrder() && (round == 1 || against_telling))) continue;
      const bool is_told = conflicts_.size() < kMaxConflicts;
      std::vector<std::uint32_t> circle = is_told ? CircleOf(i) : std::vector<std::uint32_t>{};
      if (is_told && circle.empty() && link.from != link.to) continue;  // between two circles, on none
      link.dropped = true;
      if (is_told) conflicts_.push_back({i, std::move(circle), {}});
    }
    if (!found) return;
  }
}

/// The fewest links that lead from the end of `link` back to its beginning; empty when none do.
std::vector<std::uint32_t> Network::CircleOf(std::uint32_t link) const {
  std::vector<std::vector<std::uint32_t>> out(nodes_.size());
  for (std::uint32_t i = 0; i < links_.size(); ++i) {
    if (!links_[i].dropped && i != link) out[links_[i].from].push_back(i);
  }
  std::vector<std::optional<std::uint32_t>> by(nodes_.size());
  std::vector<std::uint32_t> queue{links_[link].to};
  for (std::size_t i = 0; i < queue.size() && !by[links_[link].from]; ++i) {
    for (const std::uint32_t next : out[queue[i]]) {
      const std::uint32_t node = links_[next].to;
      if (by[node] || node == links_[link].to) continue;
      by[node] = next;
      queue.push_back(node);
    }
  }
  std::vector<std::uint32_t> circle;
  for (std::uint32_t node = links_[link].from; by[node]; node = links_[*by[node]].from) {
    circle.push_back(*by[node]);
  }
  std::reverse(circle.begin(), circle.end());
  return circle;
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
  const std::optional<Path> loop = may_drop ? FindLoop() : std::nullopt;
  if (!loop) return true;
  DropWeakest({0, loop->links, {}});
  nodes_ = start;
  return false;
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
    DropWeakestOf(PathTo(node, Side::kEarliest, by), PathTo(node, Side::kLatest, it.latest_by));
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
    DropWeakestOf(PathTo(node, Side::kEarliest, it.earliest_by), PathTo(node, Side::kLatest, by));
    return Flow::kContradicted;
  }
  it.bounds.latest = day;
  it.latest_by = by;
  return Flow::kTightened;
}

Network::Path Network::PathTo(std::uint32_t node, Side side, std::optional<std::uint32_t> by) const {
  Path path{{}, {node}, false};
  std::vector<bool> seen(nodes_.size());
  while (by) {
    seen[node] = true;
    path.links.push_back(*by);
    node = links_[*by].to == node ? links_[*by].from : links_[*by].to;
    path.nodes.push_back(node);
    if (seen[node]) {
      const auto first = std::find(path.nodes.begin(), path.nodes.end(), node) - path.nodes.begin();
      path.nodes.erase(path.nodes.begin(), path.nodes.begin() + first);
      path.links.erase(path.links.begin(), path.links.begin() + first);
      path.loops = true;
      return path;
    }
    by = side == Side::kEarliest ? nodes_[node].earliest_by : nodes_[node].latest_by;
  }
  return path;
}

/// A bound that comes from itself: its links tighten each other without end.
std::optional<Network::Path> Network::FindLoop() const {
  for (const Side side : {Side::kEarliest, Side::kLatest}) {
    std::vector<std::uint32_t> walk(nodes_.size(), UINT32_MAX);  // the walk that first came here
    for (std::uint32_t start = 0; start < nodes_.size(); ++start) {
      std::uint32_t node = start;
      while (walk[node] == UINT32_MAX) {
        walk[node] = start;
        const auto& by = side == Side::kEarliest ? nodes_[node].earliest_by : nodes_[node].latest_by;
        if (!by) break;
        node = links_[*by].to == node ? links_[*by].from : links_[*by].to;
        if (walk[node] != start) continue;
        return PathTo(node, side,
                      side == Side::kEarliest ? nodes_[node].earliest_by : nodes_[node].latest_by);
      }
    }
  }
  return std::nullopt;
}

/// The two paths end in one node and leave it no day. Where they meet before, the links from there on
/// disagree whatever else is known; so does a loop.
void Network::DropWeakestOf(const Path& earliest, const Path& latest) {
  for (const Path* path : {&earliest, &latest}) {
    if (path->loops) return DropWeakest({0, path->links, {}});
  }
  std::vector<std::size_t> place(nodes_.size(), SIZE_MAX);
  for (std::size_t i = 1; i < latest.nodes.size(); ++i) place[latest.nodes[i]] = i;
  Conflict conflict;
  std::size_t length = latest.links.size();
  bool meet = false;
  for (std::size_t i = 0; i < earliest.links.size() && !meet; ++i) {
    conflict.links.push_back(earliest.links[i]);
    meet = place[earliest.nodes[i + 1]] != SIZE_MAX;
    if (meet) length = place[earliest.nodes[i + 1]];
  }
  if (!meet) conflict.known = {earliest.nodes.back(), latest.nodes.back()};
  const auto from = latest.links.begin();
  conflict.links.insert(conflict.links.end(), from, from + static_cast<std::ptrdiff_t>(length));
  DropWeakest(std::move(conflict));
}

/// REQUIRES: a link takes part; what nodes know by themselves never contradicts itself.
void Network::DropWeakest(Conflict conflict) {
  const auto is_weaker = [this](std::uint32_t a, std::uint32_t b) {
    if (links_[a].IsOrder() != links_[b].IsOrder()) return links_[b].IsOrder();
    return a < b;
  };
  std::sort(conflict.links.begin(), conflict.links.end());
  conflict.links.erase(std::unique(conflict.links.begin(), conflict.links.end()), conflict.links.end());
  const auto weakest = std::max_element(conflict.links.begin(), conflict.links.end(), is_weaker);
  conflict.dropped = *weakest;
  conflict.links.erase(weakest);
  std::sort(conflict.known.begin(), conflict.known.end());
  conflict.known.erase(std::unique(conflict.known.begin(), conflict.known.end()), conflict.known.end());
  links_[conflict.dropped].dropped = true;
  conflicts_.push_back(std::move(conflict));
}

}  // namespace demarche::timeline
