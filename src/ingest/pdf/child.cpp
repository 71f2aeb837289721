#include "ingest/pdf/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): kill is POSIX
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>

#include "base/file.h"
#include "base/system/descriptor.h"

namespace demarche::ingest {
namespace {

using ChildClock = std::chrono::steady_clock;

constexpr rlim_t kMaxChildMemory = rlim_t{2} << 30U;

void Limit(int resource, rlim_t most, rlim_t beyond = 0) {
  const rlimit limit{most, most + beyond};
  setrlimit(static_cast<__rlimit_resource_t>(resource), &limit);
}

/// The child's side of the fork: only calls that are safe between fork and exec.
[[noreturn]] void BecomeProgram(const char* program, char* const* arguments, int in, int out, int none,
                                unsigned seconds) {
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(none, STDERR_FILENO);
  Limit(RLIMIT_AS, kMaxChildMemory);
  Limit(RLIMIT_CPU, seconds, 1);  // at the hard limit comes SIGKILL, which does not tell why
  Limit(RLIMIT_CORE, 0);
  Limit(RLIMIT_FSIZE, 0);
  sigset_t all;
  sigemptyset(&all);
  sigprocmask(SIG_SETMASK, &all, nullptr);
  static std::array<char, 16> locale{"LC_ALL=C.UTF-8"};
  static std::array<char, 20> path{"PATH=/usr/bin:/bin"};
  std::array<char*, 3> environment{locale.data(), path.data(), nullptr};
  execve(program, arguments, environment.data());
  _exit(127);
}

/// Reads until the program closes its output, a limit is passed or the time is over.
ChildOutcome Collect(int from, ChildClock::time_point deadline, std::size_t max_output) {
  ChildOutcome outcome{ChildOutcome::End::kDone, ""};
  std::array<char, 1 << 16> buffer{};
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - ChildClock::now()).count();
    pollfd wait{from, POLLIN, 0};
    const int ready = left <= 0 ? 0 : poll(&wait, 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) {
      outcome.end = ChildOutcome::End::kTooSlow;
      return outcome;
    }
    const ssize_t got = read(from, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return outcome;
    outcome.output.append(buffer.data(), static_cast<std::size_t>(got));
    if (outcome.output.size() > max_output) {
      outcome.end = ChildOutcome::End::kTooMuch;
      return outcome;
    }
  }
}

}  // namespace

ChildOutcome RunChild(const std::string& program, const std::vector<std::string>& arguments,
                      std::string_view input, unsigned seconds, std::size_t max_output) {
  const Descriptor in(memfd_create("input", MFD_CLOEXEC));
  const Descriptor none(open("/dev/null", O_WRONLY | O_CLOEXEC));
  std::array<int, 2> pipe_ends{-1, -1};
  if (!in.is_open() || !none.is_open() || !WriteAll(in.get(), input) || lseek(in.get(), 0, SEEK_SET) != 0 ||
      pipe2(pipe_ends.data(), O_CLOEXEC) != 0)
    return {};
  const Descriptor from(pipe_ends[0]);
  Descriptor to(pipe_ends[1]);
  std::vector<std::string> words = arguments;
  words.insert(words.begin(), program);
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const pid_t child = fork();
  if (child < 0) return {};
  if (child == 0) BecomeProgram(program.c_str(), pointers.data(), in.get(), to.get(), none.get(), seconds);
  to.Close();
  ChildOutcome outcome = Collect(from.get(), ChildClock::now() + std::chrono::seconds(seconds), max_output);
  // A program that closed its output and goes on has nothing more to say.
  if (outcome.end != ChildOutcome::End::kDone) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (outcome.end == ChildOutcome::End::kDone && (!WIFEXITED(status) || WEXITSTATUS(status) != 0))
    outcome.end = WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU ? ChildOutcome::End::kTooSlow
                                                                     : ChildOutcome::End::kFailed;
  return outcome;
}

}  // namespace demarche::ingest
