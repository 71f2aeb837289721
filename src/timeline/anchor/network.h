// A simple temporal network over days (Dechter, Meiri & Pearl 1991, section 3): each node is the
// unknown day of one deed, each link bounds the difference of two. Private to the room.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/day.h"

namespace demarche::timeline {

/// Inclusive days; a missing side is open.
struct Bounds {
  std::optional<Day> earliest;
  std::optional<Day> latest;
  bool operator==(const Bounds&) const = default;
};

/// `day` moved by `days`; nothing outside the years 0001 to 9999.
std::optional<Day> Shift(Day day, int days);

/// least <= day(to) - day(from) <= most. A `both_ways` link also tightens `from`; otherwise
/// `to` hangs on `from` and tells nothing about it.
struct Link {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  int least = 0;
  std::optional<int> most;
  bool both_ways = false;
  bool dropped = false;  ///< contradicted by stronger reasons

  /// Orders two deeds without saying how far apart they are.
  [[nodiscard]] bool IsOrder() const { return !most.has_value(); }
};

/// Reasons that cannot all hold, and the one of them that gave way. Without any one of the links the others
/// agree.
struct Conflict {
  std::uint32_t dropped = 0;         ///< index of the link that gave way
  std::vector<std::uint32_t> links;  ///< the other links
  std::vector<std::uint32_t> known;  ///< nodes whose own days take part; none when the links alone disagree
};

/// Nodes are numbered as the deeds are told.
class Network {
 public:
  explicit Network(std::size_t nodes) : nodes_(nodes) {}

  /// What is known of a node by itself: the strongest of reasons, never dropped.
  void Know(std::uint32_t node, Bounds bounds) { nodes_[node].bounds = bounds; }

  /// REQUIRES: both ends are nodes of the network.
  void Add(const Link& link) { links_.push_back(link); }

  /// Tightens all bounds. Of each contradiction the weakest link gives way: an order before a distance, the
  /// one that is told later before the earlier one; in a circle, one against the order of telling.
  /// Distances that disagree are left where no node is known by itself: there are no days to be wrong.
  void Solve();

  /// What gave way to what, in the order in which it was found. A link that was dropped only because the
  /// work was capped has no conflict.
  [[nodiscard]] const std::vector<Conflict>& conflicts() const { return conflicts_; }

  [[nodiscard]] const Bounds& At(std::uint32_t node) const { return nodes_[node].bounds; }
  /// True when a link, not the node's own knowledge, set one of the bounds.
  [[nodiscard]] bool IsTightened(std::uint32_t node) const {
    return nodes_[node].earliest_by.has_value() || nodes_[node].latest_by.has_value();
  }
  /// The link that set one of the node's days; nothing for what it knows by itself.
  [[nodiscard]] std::optional<std::uint32_t> EarliestBy(std::uint32_t node) const {
    return nodes_[node].earliest_by;
  }
  [[nodiscard]] std::optional<std::uint32_t> LatestBy(std::uint32_t node) const {
    return nodes_[node].latest_by;
  }
  [[nodiscard]] const std::vector<Link>& links() const { return links_; }

 private:
  struct Node {
    Bounds bounds;
    std::optional<std::uint32_t> earliest_by;  ///< the link that set it
    std::optional<std::uint32_t> latest_by;
  };
  enum class Flow : std::uint8_t { kNothing, kTightened, kContradicted };

  enum class Side : std::uint8_t { kEarliest, kLatest };

  void DropCircles();
  [[nodiscard]] std::vector<bool> OnCircle() const;
  [[nodiscard]] std::vector<std::uint32_t> CircleOf(std::uint32_t link) const;
  [[nodiscard]] std::vector<std::uint32_t> LinksInOrder() const;
  bool Settle(const std::vector<Node>& start, bool may_drop);
  bool Pass(const std::vector<std::uint32_t>& order, bool may_drop, bool& contradicted);
  Flow Apply(std::uint32_t link, bool may_drop);
  Flow RaiseEarliest(std::uint32_t node, std::optional<Day> day, std::uint32_t by, bool may_drop);
  Flow LowerLatest(std::uint32_t node, std::optional<Day> day, std::uint32_t by, bool may_drop);
  /// How a bound came about: the links back to the node that knows it by itself, or around a loop.
  struct Path {
    std::vector<std::uint32_t> links;
    std::vector<std::uint32_t> nodes;  ///< at both ends of the links, so one more than these
    bool loops = false;                ///< the last node is the first one
  };
  [[nodiscard]] Path PathTo(std::uint32_t node, Side side, std::optional<std::uint32_t> by) const;
  [[nodiscard]] std::optional<Path> FindLoop() const;
  void DropWeakestOf(const Path& earliest, const Path& latest);
  void DropWeakest(Conflict conflict);

  std::vector<Node> nodes_;
  std::vector<Link> links_;
  std::vector<Conflict> conflicts_;
};

}  // namespace demarche::timeline
