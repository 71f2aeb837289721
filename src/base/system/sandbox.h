// Gives away, for good, what a process will not need: files it was not told of, the network, other programs.
// So bytes that turn a parser against the program can do nothing with it. Under Linux, by two means of the
// kernel that need no privilege: Landlock for files (docs.kernel.org/userspace-api/landlock) and seccomp for
// system calls (docs.kernel.org/userspace-api/seccomp_filter).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace demarche {

/// What stays allowed. Paths that do not exist are passed over; a folder stands for all below it; links are
/// followed.
struct SandboxRules {
  std::vector<std::filesystem::path> read;
  std::vector<std::filesystem::path> write;     ///< read, change, make and take away
  std::vector<std::filesystem::path> programs;  ///< may be run
  bool may_start = false;                       ///< programs; else no process can become another one
};

/// What holds, or could hold: files are guarded, system calls are, or why not ("" = both).
struct SandboxState {
  bool files = false;
  bool calls = false;
  std::string lacks;
};

/// What this kernel can do; changes nothing.
SandboxState SandboxOfKernel();

/// Enters the sandbox: for this thread, those that it starts, and all children; there is no way back. What
/// the kernel cannot do is left out and told. REQUIRES: no other thread runs yet.
SandboxState EnterSandbox(const SandboxRules& rules);

}  // namespace demarche
