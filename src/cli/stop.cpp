#include "cli/stop.h"

#include <signal.h>
#include <unistd.h>

#include "cli/cli.h"

namespace demarche::cli {
namespace {

std::atomic<bool> stop_requested{false};
static_assert(std::atomic<bool>::is_always_lock_free, "the handler may only touch lock-free state");

void OnSignal(int) {
  if (stop_requested.exchange(true)) ::_exit(kTryAgain);
}

}  // namespace

void CatchSignals() {
  struct sigaction action {};
  action.sa_handler = OnSignal;
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  action.sa_handler = SIG_IGN;
  ::sigaction(SIGPIPE, &action, nullptr);
}

const std::atomic<bool>* StopFlag() { return &stop_requested; }

}  // namespace demarche::cli
