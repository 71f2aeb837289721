// The best dependency tree for scores of arcs. Private to the room.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/net/network.h"

namespace demarche::language {

/// Finds trees; keeps its memory between sentences. For one thread at a time.
class TreeFinder {
 public:
  explicit TreeFinder(const Kernel& kernel = BestKernel()) : kernel_(&kernel) {}

  /// Fills heads[i] with the head of token i (0: root, j: token j - 1), so that the sum of scores is the
  /// greatest that a tree with exactly one child of the root can have. Always a tree, whatever the
  /// scores; same scores, same tree. Scores count in steps of 2^-20, up to 2^20 in size.
  /// Time and memory O(n^2). REQUIRES: scores.count == heads.size() == n < 2^15; n + 1 columns; no NaN.
  void Find(const Rows& scores, std::span<std::int32_t> heads);

 private:
  /// An arc between two (contracted) nodes, and the arc between tokens that it stands for.
  struct Arc {
    std::int64_t weight;
    std::uint16_t dependent;
    std::uint16_t head;
  };
  struct Node {
    std::int32_t parent = -1;  ///< the contraction that swallowed it
    Arc chosen{};              ///< the arc that enters it
  };

  bool FindGreedily(const Rows& scores, std::span<std::int32_t> heads);
  void Fill(const Rows& scores);
  void Grow();
  std::size_t BestHead(std::size_t slot) const;
  void Contract(std::size_t first);
  void TakeBest(std::size_t into, std::span<const std::size_t> cycle);
  void Expand(std::span<std::int32_t> heads);

  Arc& At(std::size_t dependent, std::size_t head) { return arcs_[dependent * slots_ + head]; }
  [[nodiscard]] const Arc& At(std::size_t dependent, std::size_t head) const {
    return arcs_[dependent * slots_ + head];
  }

  enum class State : std::uint8_t { kFresh, kOnPath, kDone, kGone };

  const Kernel* kernel_;
  std::size_t slots_ = 0;              ///< root and tokens
  std::vector<Arc> arcs_;              ///< by dependent and head
  std::vector<State> states_;          ///< by slot
  std::vector<std::size_t> best_;      ///< by slot: the slot of its best head
  std::vector<std::int32_t> node_of_;  ///< by slot
  std::vector<Node> nodes_;            ///< tokens, then contractions in the order of their making
  std::vector<std::size_t> path_;      ///< each the best head of the one before
  std::vector<std::int32_t> marks_;    ///< by token, for FindGreedily
};

}  // namespace demarche::language
