// An item of OrderedWorkers with its result, and how several are worked on at once. Private to the room.
#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace demarche {

template <typename In, typename Out>
struct OrderedJob {
  using Work = std::function<std::vector<Out>(std::span<const In>)>;
  using Jobs = std::span<const std::shared_ptr<OrderedJob>>;

  In in;
  std::size_t weight = 0;
  std::optional<Out> out;
  std::exception_ptr thrown;
  bool done = false;

  /// Fills the results of `jobs` from `items`; where work on all throws, one by one, so that an item's error
  /// is its own.
  static void Do(const Work& work, std::span<const In> items, Jobs jobs) {
    if (TryAll(work, items, jobs)) return;
    for (std::size_t i = 0; i < items.size(); ++i) TryAll(work, items.subspan(i, 1), jobs.subspan(i, 1));
  }

 private:
  /// Else the first job holds what was thrown.
  static bool TryAll(const Work& work, std::span<const In> items, Jobs jobs) {
    try {
      std::vector<Out> out = work(items);
      for (std::size_t i = 0; i < items.size(); ++i) jobs[i]->out.emplace(std::move(out[i]));
      jobs.front()->thrown = nullptr;
      return true;
    } catch (...) {
      jobs.front()->thrown = std::current_exception();
      return false;
    }
  }
};

}  // namespace demarche
