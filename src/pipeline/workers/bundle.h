// Items that wait for a worker, and several of them at once in a worker's hand: small ones take less time
// together. Private to ordered_workers.h.
#pragma once

#include <algorithm>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace demarche {

/// What became of an item.
template <typename Out>
struct WorkResult {
  std::optional<Out> out;
  std::exception_ptr thrown;
  [[nodiscard]] bool done() const { return out.has_value() || thrown != nullptr; }
};

template <typename In, typename Out>
class Bundle {
 public:
  using Result = WorkResult<Out>;
  static constexpr std::size_t kMostItems = 16;
  static constexpr std::size_t kMostWeight = 32768;  ///< but for one item that weighs more

  /// Has room from its start: a worker could tell nobody that there is none later.
  Bundle() {
    items_.reserve(kMostItems);
    told_.reserve(kMostItems);
    results_.reserve(kMostItems);
  }

  [[nodiscard]] std::size_t size() const { return items_.size(); }
  void Add(In item, std::shared_ptr<Result> told) {
    items_.push_back(std::move(item));
    told_.push_back(std::move(told));
    results_.emplace_back();
  }

  /// All at once; where that throws, one by one, so that each has its own result or what it threw.
  void Work(const std::function<std::vector<Out>(std::span<const In>)>& work) {
    if (Try(work, items_, results_)) return;
    for (std::size_t i = 0; i < size(); ++i) Try(work, {&items_[i], 1}, {&results_[i], 1});
  }

  /// Hands the results over and is empty then.
  void Tell() {
    for (std::size_t i = 0; i < size(); ++i) *told_[i] = std::move(results_[i]);
    items_.clear();
    told_.clear();
    results_.clear();
  }

 private:
  /// Whether the work was done; else the first result holds what it threw.
  template <typename WorkOn>
  static bool Try(const WorkOn& work, std::span<const In> items, std::span<Result> results) {
    try {
      std::vector<Out> out = work(items);
      for (std::size_t i = 0; i < results.size(); ++i) results[i] = {std::move(out[i]), nullptr};
      return true;
    } catch (...) {
      results.front().thrown = std::current_exception();
      return false;
    }
  }

  std::vector<In> items_;
  std::vector<std::shared_ptr<Result>> told_;
  std::vector<Result> results_;
};

/// Items in the order in which they came.
template <typename In, typename Out>
class WaitingItems {
 public:
  void Add(In item, std::size_t weight, std::shared_ptr<WorkResult<Out>> told) {
    waiting_.push_back({std::move(item), weight, std::move(told)});
  }
  [[nodiscard]] bool empty() const { return waiting_.empty(); }
  void Clear() { waiting_.clear(); }

  /// The first items, at most an equal share for each worker, so that none stands idle at the end. REQUIRES:
  /// some wait, and `bundle` is empty.
  void Take(std::size_t workers, Bundle<In, Out>& bundle) {
    const std::size_t most =
        std::clamp<std::size_t>(waiting_.size() / workers, 1, Bundle<In, Out>::kMostItems);
    std::size_t weight = 0;
    do {
      Waiting& first = waiting_.front();
      weight += first.weight;
      bundle.Add(std::move(first.item), std::move(first.told));
      waiting_.pop_front();
    } while (bundle.size() < most && weight + waiting_.front().weight <= Bundle<In, Out>::kMostWeight);
  }

 private:
  struct Waiting {
    In item;
    std::size_t weight;
    std::shared_ptr<WorkResult<Out>> told;
  };
  std::deque<Waiting> waiting_;
};

}  // namespace demarche
