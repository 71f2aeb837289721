// A bounded pool that keeps order: items go in one after the other, are worked on by any
// thread, and come out in the order in which they went in. So the thread count cannot show
// in the output. A worker takes several small items at once where so many wait. Private to the room.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <utility>
#include <vector>

#include "pipeline/workers/bundle.h"

namespace demarche {

/// `work` gives one result for each item that it is given, runs on the workers and must be safe to call from
/// several threads at once; `weigh` tells how much an item adds to a bundle; `take` runs on the thread that
/// calls Push and Finish, in order. At most kHeldForEach items a worker are held. What `work` throws for an
/// item alone (memory is used up) is thrown by Push or Finish in its stead.
template <typename In, typename Out>
class OrderedWorkers {
 public:
  using Work = std::function<std::vector<Out>(std::span<const In>)>;
  static constexpr std::size_t kHeldForEach = 32;

  OrderedWorkers(unsigned jobs, Work work, std::function<std::size_t(const In&)> weigh,
                 std::function<void(Out)> take)
      : work_(std::move(work)),
        weigh_(std::move(weigh)),
        take_(std::move(take)),
        workers_(std::max(1U, jobs)),
        limit_(kHeldForEach * jobs) {
    threads_.reserve(jobs);
    try {
      for (unsigned i = 0; i < jobs; ++i) {
        threads_.emplace_back([this, hand = Hand()]() mutable { Run(hand); });
      }
    } catch (const std::exception&) {
      // The machine gives no more threads: those that there are do all of the work, or Push does it.
    }
  }
  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;

  /// Items that were pushed but not taken are dropped; call Finish first to have them all.
  ~OrderedWorkers() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
      waiting_.Clear();
    }
    work_ready_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  void Push(In in) {
    auto result = std::make_shared<WorkResult<Out>>();
    const std::size_t weight = weigh_(in);
    {
      const std::lock_guard lock(mutex_);
      waiting_.Add(std::move(in), weight, result);
      held_.push_back(std::move(result));
    }
    work_ready_.notify_one();
    if (threads_.empty()) {
      Hand hand;
      DoNext(std::unique_lock(mutex_), hand);
    }
    Take(limit_);
  }

  void Finish() { Take(0); }

 private:
  using Hand = Bundle<In, Out>;

  /// Takes finished items from the front; waits for them while more than `keep` are held.
  void Take(std::size_t keep) {
    for (;;) {
      std::shared_ptr<WorkResult<Out>> front;
      {
        std::unique_lock lock(mutex_);
        if (held_.empty()) return;
        if (held_.size() > keep) job_done_.wait(lock, [this] { return held_.front()->done(); });
        if (!held_.front()->done()) return;
        front = std::move(held_.front());
        held_.pop_front();
      }
      if (front->thrown) std::rethrow_exception(front->thrown);
      take_(std::move(*front->out));
    }
  }

  void Run(Hand& hand) {
    for (;;) {
      std::unique_lock lock(mutex_);
      work_ready_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      DoNext(std::move(lock), hand);
    }
  }

  /// Works on the first items that wait. REQUIRES: there is one, and `lock` holds mutex_.
  void DoNext(std::unique_lock<std::mutex> lock, Hand& hand) {
    waiting_.Take(workers_, hand);
    lock.unlock();
    hand.Work(work_);
    lock.lock();
    hand.Tell();
    lock.unlock();
    job_done_.notify_one();
  }

  Work work_;
  std::function<std::size_t(const In&)> weigh_;
  std::function<void(Out)> take_;
  std::size_t workers_;
  std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable work_ready_;
  std::condition_variable job_done_;
  WaitingItems<In, Out> waiting_;                      ///< not yet begun
  std::deque<std::shared_ptr<WorkResult<Out>>> held_;  ///< not yet taken, in order
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace demarche
