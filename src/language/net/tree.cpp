// Maximum spanning arborescence after Chu and Liu (1965), Edmonds (1967) and, for its order of work,
// Tarjan ("Finding optimum branchings", 1977) and Gabow, Galil, Spencer and Tarjan (1986): walk from a
// node to its best head, and on, until the walk meets the root (or a node known to reach it), or itself.
// In the second case the cycle becomes one node, which takes the row and column of one of its members,
// and the walk goes on from there. A contraction of k nodes costs O(k n) and removes k - 1 of them, so
// that all of them cost O(n^2).
//
// One child of the root: a constant above any difference of trees is taken from the root's arcs (Stanojevic
// and Cohen, "A Root of a Problem", EMNLP 2021). Weights are whole numbers, so nothing is lost to rounding.
#include "language/net/tree.h"

#include <algorithm>
#include <cmath>

namespace demarche::language {
namespace {

constexpr double kStepsInOne = 1 << 20;
constexpr double kMostWeight = std::int64_t{1} << 40;

std::int64_t WeightOf(float score) {
  return static_cast<std::int64_t>(std::clamp(double{score} * kStepsInOne, -kMostWeight, kMostWeight));
}

}  // namespace

void TreeFinder::Find(const Rows& scores, std::span<std::int32_t> heads) {
  if (heads.empty() || FindGreedily(scores, heads)) return;
  Fill(scores);
  Grow();
  Expand(heads);
}

/// Most often the best heads make a tree already.
bool TreeFinder::FindGreedily(const Rows& scores, std::span<std::int32_t> heads) {
  std::size_t roots = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const std::span<const float> row = scores[i];
    std::size_t best = kernel_->greatest(row.data(), i + 1);
    const std::span<const float> behind = row.subspan(i + 2);  // no token is its own head
    if (!behind.empty()) {
      const std::size_t other = i + 2 + kernel_->greatest(behind.data(), behind.size());
      if (row[other] > row[best]) best = other;
    }
    heads[i] = static_cast<std::int32_t>(best);
    if (best == 0) ++roots;
  }
  if (roots != 1) return false;
  marks_.assign(heads.size() + 1, 0);  // of the walk that came by
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const auto walk = static_cast<std::int32_t>(i + 1);
    std::size_t at = i + 1;
    while (at != 0 && marks_[at] == 0) {
      marks_[at] = walk;
      at = static_cast<std::size_t>(heads[at - 1]);
    }
    if (at != 0 && marks_[at] == walk) return false;
  }
  return true;
}

void TreeFinder::Fill(const Rows& scores) {
  slots_ = scores.count + 1;
  arcs_.resize(slots_ * slots_);
  states_.assign(slots_, State::kFresh);
  states_[0] = State::kDone;
  best_.assign(slots_, 0);
  node_of_.resize(slots_);
  nodes_.assign(slots_, Node{});
  const std::int64_t penalty = static_cast<std::int64_t>(2 * slots_) * static_cast<std::int64_t>(kMostWeight);
  for (std::size_t slot = 0; slot < slots_; ++slot) {
    node_of_[slot] = static_cast<std::int32_t>(slot);
    if (slot == 0) continue;
    const std::span<const float> row = scores[slot - 1];
    for (std::size_t head = 0; head < slots_; ++head) {
      const std::int64_t weight = WeightOf(row[head]) - (head == 0 ? penalty : 0);
      At(slot, head) = {weight, static_cast<std::uint16_t>(slot), static_cast<std::uint16_t>(head)};
    }
  }
}

/// The slot of the best head; the lower of equals.
std::size_t TreeFinder::BestHead(std::size_t slot) const {
  std::size_t best = 0;
  for (std::size_t head = 1; head < slots_; ++head) {
    if (head == slot || states_[head] == State::kGone) continue;
    if (At(slot, head).weight > At(slot, best).weight) best = head;
  }
  return best;
}

void TreeFinder::Grow() {
  for (std::size_t start = 1; start < slots_; ++start) {
    if (states_[start] != State::kFresh) continue;
    path_.assign(1, start);
    states_[start] = State::kOnPath;
    while (!path_.empty()) {
      const std::size_t last = path_.back();
      const std::size_t head = BestHead(last);
      best_[last] = head;
      nodes_[static_cast<std::size_t>(node_of_[last])].chosen = At(last, head);
      if (states_[head] == State::kFresh) {
        states_[head] = State::kOnPath;
        path_.push_back(head);
      } else if (states_[head] == State::kOnPath) {
        Contract(head);
      } else {
        for (const std::size_t slot : path_) states_[slot] = State::kDone;
        path_.clear();
      }
    }
  }
}

/// Makes one node of the path's end from `first` on; it takes the slot of `first`.
void TreeFinder::Contract(std::size_t first) {
  const auto place = std::find(path_.begin(), path_.end(), first);
  const auto node = static_cast<std::int32_t>(nodes_.size());
  const std::span<const std::size_t> cycle(place, path_.end());
  for (const std::size_t slot : cycle) {
    nodes_[static_cast<std::size_t>(node_of_[slot])].parent = node;
    states_[slot] = State::kGone;
  }
  TakeBest(first, cycle);
  nodes_.emplace_back();
  node_of_[first] = node;
  states_[first] = State::kOnPath;
  path_.erase(place + 1, path_.end());
}

/// Arcs into and out of a cycle. An arc into it takes the place of the member's own arc, whose
/// weight is therefore taken off.
void TreeFinder::TakeBest(std::size_t into, std::span<const std::size_t> cycle) {
  for (const std::size_t slot : cycle) {
    const std::int64_t own = At(slot, best_[slot]).weight;
    for (std::size_t head = 0; head < slots_; ++head) At(slot, head).weight -= own;
  }
  for (std::size_t other = 0; other < slots_; ++other) {
    if (states_[other] == State::kGone) continue;
    for (const std::size_t slot : cycle) {
      if (At(slot, other).weight > At(into, other).weight) At(into, other) = At(slot, other);
      if (other != 0 && At(other, slot).weight > At(other, into).weight) At(other, into) = At(other, slot);
    }
  }
}

/// From the last contraction to the first: the arc that enters it enters one of its members, and the
/// others keep their arcs of the cycle.
void TreeFinder::Expand(std::span<std::int32_t> heads) {
  for (std::size_t node = nodes_.size(); node-- > slots_;) {
    const Arc arc = nodes_[node].chosen;
    std::size_t member = arc.dependent;
    while (nodes_[member].parent != static_cast<std::int32_t>(node)) {
      member = static_cast<std::size_t>(nodes_[member].parent);
    }
    nodes_[member].chosen = arc;
  }
  for (std::size_t i = 0; i < heads.size(); ++i) heads[i] = nodes_[i + 1].chosen.head;
}

}  // namespace demarche::language
