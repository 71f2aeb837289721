// Writes the DOT text into the child's standard input while reading its output, so that
// neither side can block the other, and keeps the clock.
#include "pipeline/layout.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "base/ascii.h"
#include "base/system/descriptor.h"
#include "base/system/program.h"

namespace demarche {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxSvgBytes = std::size_t{64} << 20U;

struct Pipe {
  Descriptor reader;
  Descriptor writer;
  Pipe() {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return;
    reader = Descriptor(ends[0]);
    writer = Descriptor(ends[1]);
  }
};

/// The child's three streams.
struct Streams {
  Pipe in;
  Pipe out;
  Pipe error;
};

Result<pid_t> Start(const std::string& engine, const std::string& form, Streams& streams) {
  std::string program = FindProgram(engine);
  if (program.empty()) return Fail(ErrorKind::kNotFound, fmt::format("'{}' is not installed", engine));
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, streams.in.reader.get(), 0);
  posix_spawn_file_actions_adddup2(&actions, streams.out.writer.get(), 1);
  posix_spawn_file_actions_adddup2(&actions, streams.error.writer.get(), 2);
  std::string format = "-T" + form;
  std::array<char*, 3> arguments{program.data(), format.data(), nullptr};
  const char* path = std::getenv("PATH");
  std::string path_entry = fmt::format("PATH={}", path == nullptr ? "/usr/bin:/bin" : path);
  std::string locale_entry = "LC_ALL=C.UTF-8";
  std::array<char*, 3> environment{path_entry.data(), locale_entry.data(), nullptr};
  pid_t child = -1;
  const int code =
      ::posix_spawn(&child, program.c_str(), &actions, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  if (code != 0)
    return Fail(ErrorKind::kInternal, fmt::format("'{}' cannot be started: {}", engine, std::strerror(code)));
  streams.in.reader.Close();
  streams.out.writer.Close();
  streams.error.writer.Close();
  return child;
}

/// Appends what is ready; false at the end of the stream.
bool Drain(int fd, std::string& bytes) {
  char buffer[1 << 16];
  const ssize_t got = ::read(fd, buffer, sizeof buffer);
  if (got > 0 && bytes.size() <= kMaxSvgBytes) bytes.append(buffer, static_cast<std::size_t>(got));
  return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

void Feed(Pipe& in, std::string_view& rest) {
  const ssize_t put = ::write(in.writer.get(), rest.data(), rest.size());
  if (put > 0) rest.remove_prefix(static_cast<std::size_t>(put));
  if (rest.empty() || (put < 0 && errno != EAGAIN && errno != EINTR)) in.writer.Close();
}

/// Moves bytes both ways until the child has closed its outputs; false when the time is up.
bool Converse(Streams& streams, std::string_view rest, Clock::time_point end, std::string& out,
              std::string& error) {
  for (const int fd : {streams.in.writer.get(), streams.out.reader.get(), streams.error.reader.get()}) {
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
  }
  while (streams.out.reader.is_open() || streams.error.reader.is_open()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) return false;
    std::array<pollfd, 3> ready{pollfd{streams.in.writer.get(), POLLOUT, 0},
                                pollfd{streams.out.reader.get(), POLLIN, 0},
                                pollfd{streams.error.reader.get(), POLLIN, 0}};
    if (::poll(ready.data(), ready.size(), static_cast<int>(left)) < 0 && errno != EINTR) return false;
    if (ready[0].revents != 0) Feed(streams.in, rest);
    if (ready[1].revents != 0 && !Drain(ready[1].fd, out)) streams.out.reader.Close();
    if (ready[2].revents != 0 && !Drain(ready[2].fd, error)) streams.error.reader.Close();
  }
  return true;
}

/// A write to a child that has gone must fail, not kill us.
class IgnorePipeSignal {
 public:
  IgnorePipeSignal() {
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    ::sigaction(SIGPIPE, &ignore, &before_);
  }
  IgnorePipeSignal(const IgnorePipeSignal&) = delete;
  IgnorePipeSignal& operator=(const IgnorePipeSignal&) = delete;
  ~IgnorePipeSignal() { ::sigaction(SIGPIPE, &before_, nullptr); }

 private:
  struct sigaction before_ {};
};

}  // namespace

Result<std::string> LayOut(std::string_view dot, const std::string& engine, std::chrono::milliseconds limit,
                           const std::string& form) {
  const IgnorePipeSignal guard;
  Streams streams;
  if (!streams.in.writer.is_open() || !streams.out.reader.is_open() || !streams.error.reader.is_open()) {
    return Fail(ErrorKind::kInternal, "no pipe could be opened");
  }
  const Result<pid_t> child = Start(engine, form, streams);
  if (!child) return tl::unexpected(child.error());
  std::string svg;
  std::string complaint;
  const bool in_time = Converse(streams, dot, Clock::now() + limit, svg, complaint);
  if (!in_time) ::kill(*child, SIGKILL);
  int status = 0;
  while (::waitpid(*child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!in_time) {
    return Fail(ErrorKind::kOverLimit,
                fmt::format("'{}' took longer than {} s", engine, limit.count() / 1000));
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    return Fail(ErrorKind::kMalformed,
                fmt::format("'{}' failed: {}", engine, Squeeze(complaint.substr(0, 300))));
  }
  if (svg.size() > kMaxSvgBytes) {
    return Fail(ErrorKind::kOverLimit,
                fmt::format("'{}' drew more than {} MiB", engine, kMaxSvgBytes >> 20U));
  }
  return svg;
}

}  // namespace demarche
