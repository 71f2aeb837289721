// Files: nothing can be opened but what a rule allows. Calls: a list of those that the program never makes
// and that an intruder wants is refused; the rest passes, for what the C library calls differs between
// versions and machines.
#include "base/system/sandbox.h"

#if defined(__linux__) && !defined(DEMARCHE_INSTRUMENTED)
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "base/system/descriptor.h"
#endif

namespace demarche {

#if defined(__linux__) && !defined(DEMARCHE_INSTRUMENTED)

namespace fs = std::filesystem;
namespace {

constexpr std::uint64_t kExecute = LANDLOCK_ACCESS_FS_EXECUTE;
constexpr std::uint64_t kReadFile = LANDLOCK_ACCESS_FS_READ_FILE;
constexpr std::uint64_t kRead = kReadFile | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t kAllOfFirst = (std::uint64_t{1} << 13U) - 1;  // the rights of version 1
constexpr std::uint64_t kRefer = std::uint64_t{1} << 13U;             // version 2
constexpr std::uint64_t kTruncate = std::uint64_t{1} << 14U;          // version 3
constexpr std::uint64_t kWriteFile = kReadFile | LANDLOCK_ACCESS_FS_WRITE_FILE | kTruncate;
constexpr std::uint64_t kWrite = kRead | kWriteFile | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                                 LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_MAKE_DIR |
                                 LANDLOCK_ACCESS_FS_MAKE_REG;

/// The version of the kernel's Landlock; 0 or less where there is none.
long LandlockVersion() {
  return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

std::uint64_t RightsOf(long version) {
  return kAllOfFirst | (version >= 2 ? kRefer : 0) | (version >= 3 ? kTruncate : 0);
}

/// The rules while they are made; closed at the end.
class Ruleset {
 public:
  explicit Ruleset(long version) : rights_(RightsOf(version)) {
    landlock_ruleset_attr attributes{};
    attributes.handled_access_fs = rights_;
    file_ = Descriptor(static_cast<int>(
        ::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0)));
  }
  [[nodiscard]] bool made() const { return file_.is_open(); }

  void Allow(const fs::path& path, std::uint64_t of_folder, std::uint64_t of_file) const {
    const Descriptor place(::open(path.c_str(), O_PATH | O_CLOEXEC));
    struct stat status {};
    if (!place.is_open() || ::fstat(place.get(), &status) != 0) return;
    landlock_path_beneath_attr rule{};
    rule.allowed_access = (S_ISDIR(status.st_mode) ? of_folder : of_file) & rights_;
    rule.parent_fd = place.get();
    ::syscall(SYS_landlock_add_rule, file_.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  }

  [[nodiscard]] bool Enter() const { return ::syscall(SYS_landlock_restrict_self, file_.get(), 0) == 0; }

 private:
  std::uint64_t rights_;
  Descriptor file_;
};

bool GuardFiles(const SandboxRules& rules, long version) {
  const Ruleset ruleset(version);
  if (!ruleset.made()) return false;
  for (const fs::path& path : rules.read) ruleset.Allow(path, kRead, kReadFile);
  for (const fs::path& path : rules.write) ruleset.Allow(path, kWrite, kWriteFile);
  for (const fs::path& path : rules.programs) ruleset.Allow(path, kRead | kExecute, kReadFile | kExecute);
  return ruleset.Enter();
}

#if defined(__x86_64__)
constexpr std::uint32_t kMachine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kMachine = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t kMachine = 0;  // not tried: no filter
#endif

/// Network, other processes, the kernel itself, and io_uring, which would get round this list.
constexpr std::array kRefused{
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_sendto,
    SYS_sendmsg,
    SYS_sendmmsg,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_pidfd_getfd,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_setns,
    SYS_unshare,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_kexec_load,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_add_key,
    SYS_request_key,
    SYS_keyctl,
    SYS_userfaultfd,
    SYS_open_by_handle_at,
    SYS_reboot,
    SYS_swapon,
    SYS_swapoff,
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_io_uring_register,
};

constexpr std::array kStarting{SYS_execve, SYS_execveat};

/// A program of the filter's machine: load, compare, jump, return.
std::vector<sock_filter> FilterOf(bool may_start) {
  constexpr auto kRefuse = SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA);
  std::vector<sock_filter> filter;
  const auto load = [&](std::size_t at) {
    filter.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(at)));
  };
  const auto refuse = [&] { filter.push_back(BPF_STMT(BPF_RET | BPF_K, kRefuse)); };
  const auto refuse_call = [&](long number) {
    filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(number), 0, 1));
    refuse();
  };
  load(offsetof(seccomp_data, arch));
  filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kMachine, 1, 0));
  refuse();
  load(offsetof(seccomp_data, nr));
#if defined(__x86_64__)
  constexpr std::uint32_t kOtherNumbers = 0x40000000;  // of x32
  filter.push_back(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, kOtherNumbers, 0, 1));
  refuse();
#endif
  for (const long number : kRefused) refuse_call(number);
  if (!may_start) {
    for (const long number : kStarting) refuse_call(number);
  }
  filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  return filter;
}

bool GuardCalls(bool may_start) {
  if (kMachine == 0) return false;
  std::vector<sock_filter> filter = FilterOf(may_start);
  sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

/// A null filter is refused with EFAULT by a kernel that has filters, with EINVAL by one that has none.
bool HasFilters() {
  return kMachine != 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, nullptr, 0, 0) != 0 && errno == EFAULT;
}

SandboxState StateOf(bool files, bool calls) {
  SandboxState state{files, calls, ""};
  if (!files) state.lacks = "this kernel does not guard files (no Landlock)";
  if (!calls)
    state.lacks +=
        std::string(files ? "" : "; ") + "this kernel does not guard system calls (no seccomp filter)";
  return state;
}

}  // namespace

SandboxState SandboxOfKernel() { return StateOf(LandlockVersion() > 0, HasFilters()); }

SandboxState EnterSandbox(const SandboxRules& rules) {
  // Both ask a process without privileges to promise that it will not get any.
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return StateOf(false, false);
  const long version = LandlockVersion();
  const bool files = version > 0 && GuardFiles(rules, version);
  return StateOf(files, GuardCalls(rules.may_start));
}

#else

SandboxState SandboxOfKernel() {
  return {false, false, "there is a sandbox under Linux only, and not in a build for tests with sanitizers"};
}
SandboxState EnterSandbox(const SandboxRules& /*rules*/) { return SandboxOfKernel(); }

#endif

}  // namespace demarche
