// A bounded pool that keeps order: items go in one after the other, are worked on by any thread, some at once
// where many wait, and come out in the order in which they went in. So the thread count cannot show in the
// output. Private to the room.
#pragma once

#include <algorithm>
#include <array>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <utility>
#include <vector>

#include "pipeline/workers/ordered_job.h"

namespace demarche {

/// `work` gives one result for each item that it is given, runs on the workers and must be safe to call from
/// several threads at once; `take` runs on the thread that calls Push and Finish, in order. At most
/// kHeldForEach items a worker are held. Items taken at once weigh at most kBundleWeight together, but for
/// one that weighs more. What `work` throws for an item alone (memory is used up) is thrown by Push or Finish
/// in its stead.
template <typename In, typename Out>
class OrderedWorkers {
 public:
  using Work = typename OrderedJob<In, Out>::Work;
  static constexpr std::size_t kHeldForEach = 32;
  static constexpr std::size_t kBundleItems = 16;
  static constexpr std::size_t kBundleWeight = 32768;

  OrderedWorkers(unsigned jobs, Work work, std::function<std::size_t(const In&)> weigh,
                 std::function<void(Out)> take)
      : work_(std::move(work)),
        weigh_(std::move(weigh)),
        take_(std::move(take)),
        workers_(std::max(1U, jobs)),
        limit_(kHeldForEach * jobs) {
    threads_.reserve(jobs);
    try {
      for (unsigned i = 0; i < jobs; ++i) threads_.emplace_back([this] { Run(); });
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
      waiting_.clear();
    }
    work_ready_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  void Push(In in) {
    auto job = std::make_shared<Job>();
    job->weight = weigh_(in);
    job->in = std::move(in);
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(job);
      held_.push_back(std::move(job));
    }
    work_ready_.notify_one();
    if (threads_.empty()) DoNext(std::unique_lock(mutex_));
    Take(limit_);
  }

  void Finish() { Take(0); }

 private:
  using Job = OrderedJob<In, Out>;

  /// Takes finished items from the front; waits for them while more than `keep` are held.
  void Take(std::size_t keep) {
    for (;;) {
      std::shared_ptr<Job> front;
      {
        std::unique_lock lock(mutex_);
        if (held_.empty()) return;
        if (held_.size() > keep) job_done_.wait(lock, [this] { return held_.front()->done; });
        if (!held_.front()->done) return;
        front = std::move(held_.front());
        held_.pop_front();
      }
      if (front->thrown) std::rethrow_exception(front->thrown);
      take_(std::move(*front->out));
    }
  }

  void Run() {
    for (;;) {
      std::unique_lock lock(mutex_);
      work_ready_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      DoNext(std::move(lock));
    }
  }

  /// Works on the first items that wait, an equal share for each worker, so that none stands idle at the end.
  /// Asks for no memory itself. REQUIRES: there is one, and `lock` holds mutex_.
  void DoNext(std::unique_lock<std::mutex> lock) {
    std::array<In, kBundleItems> items;
    std::array<std::shared_ptr<Job>, kBundleItems> jobs;
    const std::size_t most = std::clamp<std::size_t>(waiting_.size() / workers_, 1, kBundleItems);
    std::size_t count = 0;
    std::size_t weight = 0;
    do {
      weight += waiting_.front()->weight;
      items[count] = std::move(waiting_.front()->in);
      jobs[count++] = std::move(waiting_.front());
      waiting_.pop_front();
    } while (count < most && weight + waiting_.front()->weight <= kBundleWeight);
    lock.unlock();
    Job::Do(work_, std::span(items).first(count), std::span(jobs).first(count));
    lock.lock();
    for (std::size_t i = 0; i < count; ++i) jobs[i]->done = true;
    jobs.fill(nullptr);  // what was thrown is freed by who takes it
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
  std::deque<std::shared_ptr<Job>> waiting_;  ///< not yet begun
  std::deque<std::shared_ptr<Job>> held_;     ///< not yet taken, in order
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace demarche
