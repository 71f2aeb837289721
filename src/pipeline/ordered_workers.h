// A bounded pool that keeps order: items go in one after the other, are worked on by any
// thread, and come out in the order in which they went in. So the thread count cannot show
// in the output. Private to the room.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace demarche {

/// `work` runs on the workers and must be safe to call from several threads at once; `take` runs on
/// the thread that calls Push and Finish, in order. At most kHeldForEach items a worker are held. What `work`
/// throws (memory is used up) is thrown by Push or Finish in its stead.
template <typename In, typename Out>
class OrderedWorkers {
 public:
  static constexpr std::size_t kHeldForEach = 16;

  OrderedWorkers(unsigned jobs, std::function<Out(In)> work, std::function<void(Out)> take)
      : work_(std::move(work)), take_(std::move(take)), limit_(kHeldForEach * jobs) {
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
  struct Job {
    In in;
    std::optional<Out> out;
    std::exception_ptr thrown;
    [[nodiscard]] bool done() const { return out.has_value() || thrown != nullptr; }
  };

  /// Takes finished items from the front; waits for them while more than `keep` are held.
  void Take(std::size_t keep) {
    for (;;) {
      std::shared_ptr<Job> front;
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

  void Run() {
    for (;;) {
      std::unique_lock lock(mutex_);
      work_ready_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      DoNext(std::move(lock));
    }
  }

  /// Works on the first item that waits. REQUIRES: there is one, and `lock` holds mutex_.
  void DoNext(std::unique_lock<std::mutex> lock) {
    const std::shared_ptr<Job> job = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    std::optional<Out> out;
    std::exception_ptr thrown;
    try {
      out.emplace(work_(std::move(job->in)));
    } catch (...) {
      thrown = std::current_exception();
    }
    lock.lock();
    job->out = std::move(out);
    job->thrown = thrown;
    lock.unlock();
    job_done_.notify_one();
  }

  std::function<Out(In)> work_;
  std::function<void(Out)> take_;
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
