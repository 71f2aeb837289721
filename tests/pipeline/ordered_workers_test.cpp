#include "pipeline/ordered_workers.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <new>
#include <string>
#include <thread>
#include <vector>

using namespace demarche;

TEST_CASE("results come out in the order in which the items went in, whatever each takes") {
  for (const unsigned jobs : {1U, 2U, 8U}) {
    CAPTURE(jobs);
    std::vector<int> taken;
    OrderedWorkers<int, int> workers(
        jobs,
        [](int item) {
          std::this_thread::sleep_for(std::chrono::microseconds((item * 7919) % 300));
          return item * 2;
        },
        [&](int result) { taken.push_back(result); });
    for (int i = 0; i < 500; ++i) workers.Push(i);
    workers.Finish();
    REQUIRE(taken.size() == 500);
    for (int i = 0; i < 500; ++i) CHECK(taken[static_cast<std::size_t>(i)] == 2 * i);
  }
}

TEST_CASE("no more than sixteen items a worker are held at a time") {
  constexpr int kMost = 16;
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
    OrderedWorkers<int, int> workers(
        static_cast<unsigned>(jobs),
        [&](int item) {
          opened.wait();
          return item;
        },
        [&](int) { ++taken; });
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
        2, [](std::string item) { return item; },
        [&](std::string item) { taken.push_back(std::move(item)); });
    workers.Push("one");
  }
  CHECK(taken.size() <= 1);
}

TEST_CASE("what a worker throws comes out where its result would, and those before it are taken") {
  std::vector<int> taken;
  OrderedWorkers<int, int> workers(
      2,
      [](int item) {
        if (item == 3) throw std::bad_alloc();
        return item;
      },
      [&](int item) { taken.push_back(item); });
  const auto push_all = [&] {
    for (int i = 0; i < 5; ++i) workers.Push(i);
    workers.Finish();
  };
  CHECK_THROWS_AS(push_all(), std::bad_alloc);
  CHECK(taken == std::vector<int>{0, 1, 2});
}

TEST_CASE("where no thread can be had, Push does the work") {
  std::vector<int> taken;
  OrderedWorkers<int, int> workers(
      0, [](int item) { return item * 2; }, [&](int item) { taken.push_back(item); });
  for (int i = 0; i < 3; ++i) workers.Push(i);
  workers.Finish();
  CHECK(taken == std::vector<int>{0, 2, 4});
}
