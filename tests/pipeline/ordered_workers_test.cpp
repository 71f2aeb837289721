#include "pipeline/workers/ordered_workers.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <new>
#include <span>
#include <string>
#include <thread>
#include <vector>

using namespace demarche;

namespace {

/// Work that does an item after the other.
template <typename T, typename F>
auto Each(F work) {
  return [work](std::span<const T> items) {
    std::vector<T> results;
    for (const T& item : items) results.push_back(work(item));
    return results;
  };
}

std::size_t WeighNothing(int) { return 0; }

}  // namespace

TEST_CASE("results come out in the order in which the items went in, whatever each takes") {
  for (const unsigned jobs : {1U, 2U, 8U}) {
    CAPTURE(jobs);
    std::vector<int> taken;
    OrderedWorkers<int, int> workers(
        jobs, Each<int>([](int item) {
          std::this_thread::sleep_for(std::chrono::microseconds((item * 7919) % 300));
          return item * 2;
        }),
        WeighNothing, [&](int result) { taken.push_back(result); });
    for (int i = 0; i < 500; ++i) workers.Push(i);
    workers.Finish();
    REQUIRE(taken.size() == 500);
    for (int i = 0; i < 500; ++i) CHECK(taken[static_cast<std::size_t>(i)] == 2 * i);
  }
}

TEST_CASE("no more than 32 items a worker are held at a time") {
  constexpr int kMost = 32;
  for (const int jobs : {1, 2}) {
    CAPTURE(jobs);
    std::promise<void> gate;
    std::promise<void> at_limit;
    std::atomic<bool> open{false};
    const std::shared_future<void> opened = gate.get_future().share();
    std::thread opener([&] {
      at_limit.get_future().wait_for(std::chrono::seconds(20));
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      open = true;
      gate.set_value();
    });
    int taken = 0;
    OrderedWorkers<int, int> workers(static_cast<unsigned>(jobs), Each<int>([&](int item) {
                                       opened.wait();
                                       return item;
                                     }),
                                     WeighNothing, [&](int) { ++taken; });
    for (int i = 0; i < jobs * kMost; ++i) workers.Push(i);
    CHECK_FALSE(open);  // so many wait for nothing
    CHECK(taken == 0);
    at_limit.set_value();
    workers.Push(0);
    CHECK(open);  // one more waits until one is done
    CHECK(taken >= 1);
    workers.Finish();
    CHECK(taken == jobs * kMost + 1);
    opener.join();
  }
}

TEST_CASE("a pool that is left without Finish ends") {
  std::vector<std::string> taken;
  {
    OrderedWorkers<std::string, std::string> workers(
        2, Each<std::string>([](const std::string& item) { return item; }),
        [](const std::string& item) { return item.size(); },
        [&](std::string item) { taken.push_back(std::move(item)); });
    workers.Push("one");
  }
  CHECK(taken.size() <= 1);
}

TEST_CASE("what a worker throws comes out where its result would, and those before it are taken") {
  std::vector<int> taken;
  OrderedWorkers<int, int> workers(2, Each<int>([](int item) {
                                     if (item == 3) throw std::bad_alloc();
                                     return item;
                                   }),
                                   WeighNothing, [&](int item) { taken.push_back(item); });
  const auto push_all = [&] {
    for (int i = 0; i < 5; ++i) workers.Push(i);
    workers.Finish();
  };
  CHECK_THROWS_AS(push_all(), std::bad_alloc);
  CHECK(taken == std::vector<int>{0, 1, 2});
}

TEST_CASE("where no thread can be had, Push does the work") {
  std::vector<int> taken;
  OrderedWorkers<int, int> workers(0, Each<int>([](int item) { return item * 2; }), WeighNothing,
                                   [&](int item) { taken.push_back(item); });
  for (int i = 0; i < 3; ++i) workers.Push(i);
  workers.Finish();
  CHECK(taken == std::vector<int>{0, 2, 4});
}

TEST_CASE("a worker takes several items at once, no more than a bundle holds, and heavy ones alone") {
  constexpr std::size_t kItems = OrderedWorkers<int, std::size_t>::kBundleItems;
  constexpr std::size_t kWeight = OrderedWorkers<int, std::size_t>::kBundleWeight;
  for (const std::size_t heavy : {std::size_t{0}, kWeight / 2, kWeight}) {
    CAPTURE(heavy);
    std::atomic<bool> pushed{false};
    std::size_t most = 0;
    OrderedWorkers<int, std::size_t> workers(
        1,
        [&](std::span<const int> items) {
          while (!pushed) std::this_thread::yield();
          return std::vector<std::size_t>(items.size(), items.size());
        },
        [&](int) { return heavy; }, [&](std::size_t together) { most = std::max(most, together); });
    for (int i = 0; i < 32; ++i) workers.Push(i);
    pushed = true;
    workers.Finish();
    CHECK(most == (heavy == 0 ? kItems : kWeight / heavy));
  }
}
