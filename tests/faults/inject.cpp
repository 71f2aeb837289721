// A library for LD_PRELOAD that makes the n-th call of a kind fail, as a broken disk or a full machine would.
// It stands between a program and the C library, so that SQLite, libarchive and the C++ library are reached,
// too; calls that the C library makes inside itself (those of printf, of opendir) are not.
//
// $DEMARCHE_FAULT is KIND:ERROR:N:MODE, such as "write:ENOSPC:3:from". KIND is open, read, write, sync,
// rename, map, thread or memory. MODE "once" fails call N alone, "from" that one and all later ones, "short"
// lets each call read or write a few bytes only, "count" fails none. $DEMARCHE_FAULT_LOG is a file that gets
// one line when a call fails
// ("write 3 /path") and the number of calls at the end ("calls 27"). Counting begins with main.
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
}

namespace {

constexpr std::size_t kFewBytes = 7;

struct Plan {
  char kind[16] = "";
  int error = 0;
  long number = 0;
  char mode[8] = "";
  long log = -1;  ///< opened before the program can give away the right to
};

Plan plan;
std::atomic<bool> armed{false};
std::atomic<long> calls{0};

bool Is(const char* text, const char* other) { return std::strcmp(text, other) == 0; }

/// One line into the log by system calls alone: this may run inside malloc.
void Log(const char* what, long number, const char* where) {
  if (plan.log < 0) return;
  char line[512];
  std::size_t size = 0;
  const auto add = [&](const char* text) {
    while (*text != '\0' && size + 2 < sizeof line) line[size++] = *text++;
  };
  char digits[24];
  char* at = digits + sizeof digits - 1;
  *at = '\0';
  do {
    *--at = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number > 0);
  add(what);
  add(" ");
  add(at);
  add(" ");
  add(where);
  line[size++] = '\n';
  syscall(SYS_write, plan.log, line, size);
}

int NumberOf(const char* error) {
  constexpr struct {
    const char* name;
    int number;
  } kErrors[]{{"EIO", EIO},       {"ENOSPC", ENOSPC}, {"EINTR", EINTR}, {"ENOMEM", ENOMEM},
              {"EMFILE", EMFILE}, {"EACCES", EACCES}, {"EROFS", EROFS}, {"EAGAIN", EAGAIN}};
  for (const auto& each : kErrors) {
    if (Is(each.name, error)) return each.number;
  }
  return EIO;
}

void ReadPlan() {
  const char* text = std::getenv("DEMARCHE_FAULT");
  if (text == nullptr) return;
  char error[16] = "";
  if (std::sscanf(text, "%15[a-z]:%15[A-Z]:%ld:%7[a-z]", plan.kind, error, &plan.number, plan.mode) != 4)
    return;
  plan.error = NumberOf(error);
  if (const char* log = std::getenv("DEMARCHE_FAULT_LOG"); log != nullptr)
    plan.log = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  armed = true;
}

/// Counts a call of `kind`; true, with errno set, when it is to fail.
bool Fails(const char* kind, const char* where) {
  if (!armed.load(std::memory_order_relaxed) || !Is(plan.kind, kind)) return false;
  const long number = ++calls;
  const bool fails = Is(plan.mode, "once")   ? number == plan.number
                     : Is(plan.mode, "from") ? number >= plan.number
                                             : false;
  if (!fails) return false;
  if (number == plan.number) Log(kind, number, where);
  errno = plan.error;
  return true;
}

bool FailsAt(const char* kind, int file) {
  if (!armed.load(std::memory_order_relaxed) || !Is(plan.kind, kind)) return false;
  char link[40];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  char path[400] = "";
  const long size = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  path[size > 0 ? size : 0] = '\0';
  return Fails(kind, path);
}

std::size_t AtMost(const char* kind, std::size_t size) {
  return armed && Is(plan.kind, kind) && Is(plan.mode, "short") ? std::min(size, kFewBytes) : size;
}

template <typename Function>
Function Next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

int (*real_main)(int, char**, char**) = nullptr;

int MainWithFaults(int count, char** arguments, char** environment) {
  ReadPlan();
  const int code = real_main(count, arguments, environment);
  armed = false;
  if (plan.log >= 0) Log("calls", calls, plan.kind);
  return code;
}

}  // namespace

extern "C" {

int __libc_start_main(int (*main)(int, char**, char**), int count, char** arguments, void (*init)(),
                      void (*fini)(), void (*loader)(), void* stack) {
  real_main = main;
  using Start = int (*)(int (*)(int, char**, char**), int, char**, void (*)(), void (*)(), void (*)(), void*);
  return Next<Start>("__libc_start_main")(MainWithFaults, count, arguments, init, fini, loader, stack);
}

ssize_t read(int file, void* bytes, size_t size) {
  return FailsAt("read", file) ? -1 : syscall(SYS_read, file, bytes, AtMost("read", size));
}
ssize_t pread(int file, void* bytes, size_t size, off_t at) {
  return FailsAt("read", file) ? -1 : syscall(SYS_pread64, file, bytes, AtMost("read", size), at);
}
ssize_t pread64(int file, void* bytes, size_t size, off64_t at) { return pread(file, bytes, size, at); }
ssize_t readv(int file, const iovec* parts, int count) {
  return FailsAt("read", file) ? -1 : syscall(SYS_readv, file, parts, count);
}

ssize_t write(int file, const void* bytes, size_t size) {
  return FailsAt("write", file) ? -1 : syscall(SYS_write, file, bytes, AtMost("write", size));
}
ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
  return FailsAt("write", file) ? -1 : syscall(SYS_pwrite64, file, bytes, AtMost("write", size), at);
}
ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  return pwrite(file, bytes, size, at);
}
ssize_t writev(int file, const iovec* parts, int count) {
  return FailsAt("write", file) ? -1 : syscall(SYS_writev, file, parts, count);
}
int ftruncate(int file, off_t size) {
  return FailsAt("write", file) ? -1 : static_cast<int>(syscall(SYS_ftruncate, file, size));
}
int ftruncate64(int file, off64_t size) { return ftruncate(file, size); }
size_t fwrite(const void* bytes, size_t size, size_t count, FILE* stream) {
  static const auto next = Next<size_t (*)(const void*, size_t, size_t, FILE*)>("fwrite");
  return FailsAt("write", fileno(stream)) ? 0 : next(bytes, size, count, stream);
}
int fflush(FILE* stream) {
  static const auto next = Next<int (*)(FILE*)>("fflush");
  return stream != nullptr && FailsAt("write", fileno(stream)) ? EOF : next(stream);
}

int fsync(int file) { return FailsAt("sync", file) ? -1 : static_cast<int>(syscall(SYS_fsync, file)); }
int fdatasync(int file) {
  return FailsAt("sync", file) ? -1 : static_cast<int>(syscall(SYS_fdatasync, file));
}

int rename(const char* from, const char* to) {
  return Fails("rename", to) ? -1 : static_cast<int>(syscall(SYS_rename, from, to));
}

int openat(int folder, const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return Fails("open", path) ? -1 : static_cast<int>(syscall(SYS_openat, folder, path, flags, mode));
}
int open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return openat(AT_FDCWD, path, flags, mode);
}
int open64(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return openat(AT_FDCWD, path, flags, mode);
}
FILE* fopen64(const char* path, const char* mode) {
  static const auto next = Next<FILE* (*)(const char*, const char*)>("fopen64");
  return Fails("open", path) ? nullptr : next(path, mode);
}
FILE* fopen(const char* path, const char* mode) { return fopen64(path, mode); }
DIR* opendir(const char* path) {
  static const auto next = Next<DIR* (*)(const char*)>("opendir");
  return Fails("open", path) ? nullptr : next(path);
}

void* mmap(void* at, size_t size, int protection, int flags, int file, off_t offset) {
  if (file >= 0 && FailsAt("map", file)) return MAP_FAILED;
  return reinterpret_cast<void*>(syscall(SYS_mmap, at, size, protection, flags, file, offset));
}
void* mmap64(void* at, size_t size, int protection, int flags, int file, off64_t offset) {
  return mmap(at, size, protection, flags, file, offset);
}

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*run)(void*), void* argument) {
  static const auto next =
      Next<int (*)(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*)>("pthread_create");
  return Fails("thread", "") ? plan.error : next(thread, attributes, run, argument);
}

void* malloc(size_t size) { return Fails("memory", "") ? nullptr : __libc_malloc(size); }
void* calloc(size_t count, size_t size) { return Fails("memory", "") ? nullptr : __libc_calloc(count, size); }
void* realloc(void* old, size_t size) { return Fails("memory", "") ? nullptr : __libc_realloc(old, size); }
void* aligned_alloc(size_t alignment, size_t size) {
  return Fails("memory", "") ? nullptr : __libc_memalign(alignment, size);
}
int posix_memalign(void** place, size_t alignment, size_t size) {
  if (Fails("memory", "")) return ENOMEM;
  *place = __libc_memalign(alignment, size);
  return *place == nullptr ? ENOMEM : 0;
}
}
