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

/// Nodes are numbered as the deeds are told.
class Network {
 public:
  explicit Network(std::size_t nodes) : nodes_(nodes) {}

  /// What is known of a node by itself: the strongest of reasons, never dropped.
  void Know(std::uint32_t node, Bounds bounds) { nodes_[node].bounds = bounds; }

  /// REQUIRES: both ends are nodes of the network.
  void Add(const Link& link) { links_.push_back(link); }

  /// Tightens all bounds. A contradiction drops the weaker of the two links that meet in it:
  /// an order before a distance, the one that is told later before the earlier one.
  void Solve();

  [[nodiscard]] const Bounds& At(std::uint32_t node) const { return nodes_[node].bounds; }
  /// True when a link, not the node's own knowledge, set one of the bounds.
  [[nodiscard]] bool IsTightened(std::uint32_t node) const {
    return nodes_[node].earliest_by.has_value() || nodes_[node].latest_by.has_value();
  }
  [[nodiscard]] const std::vector<Link>& links() const { return links_; }

 private:
  struct Node {
    Bounds bounds;
    std::optional<std::uint32_t> earliest_by;  ///< the link that set it
    std::optional<std::uint32_t> latest_by;
  };
  enum class Flow : std::uint8_t { kNothing, kTightened, kContradicted };

  void DropCircles();
  [[nodiscard]] std::vector<bool> OnCircle() const;
  [[nodiscard]] std::vector<std::uint32_t> LinksInOrder() const;
  bool Settle(const std::vector<Node>& start, bool may_drop);
  bool Pass(const std::vector<std::uint32_t>& order, bool may_drop, bool& contradicted);
  Flow Apply(std::uint32_t link, bool may_drop);
  Flow RaiseEarliest(std::uint32_t node, std::optional<Day> day, std::uint32_t by, bool may_drop);
  Flow LowerLatest(std::uint32_t node, std::optional<Day> day, std::uint32_t by, bool may_drop);
  void DropWeaker(std::uint32_t link, std::optional<std::uint32_t> rival);

  std::vector<Node> nodes_;
  std::vector<Link> links_;
};

}  // namespace demarche::timeline
