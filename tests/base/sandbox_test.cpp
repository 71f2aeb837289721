// Tries to get out: a child of this process enters the sandbox and does what an intruder would, and what the
// program does.
#include "base/system/sandbox.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>

#include "../folder.h"

using namespace demarche;
namespace fs = std::filesystem;

namespace {

/// Folders to read, to write and to stay out of, and a link from the first to the last.
class Box {
 public:
  Box() {
    folder_.Write("in/article", "text");
    folder_.Write("secret/key", "key");
    fs::create_directory(*this / "out");
    fs::create_symlink(*this / "secret/key", *this / "in/link");
  }
  fs::path operator/(const char* name) const { return folder_.path() / name; }

 private:
  test::Folder folder_;
};

bool CanRead(const fs::path& path) { return static_cast<bool>(std::ifstream(path)); }
bool CanWrite(const fs::path& path) { return static_cast<bool>(std::ofstream(path, std::ios::app) << "x"); }

bool CanRun(const char* program) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::execl(program, program, "-c", "exit 0", nullptr);
    ::_exit(9);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// What `attempt` gives in a child that has entered the sandbox; -1 when it ended otherwise.
int Inside(const SandboxRules& rules, const std::function<bool()>& attempt) {
  const pid_t child = ::fork();
  if (child == 0) {
    EnterSandbox(rules);
    ::_exit(attempt() ? 1 : 0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("inside, what was named can be done, and nothing else") {
  const SandboxState kernel = SandboxOfKernel();
  if (!kernel.lacks.empty()) MESSAGE("skipped, in part: " << kernel.lacks);
  const Box box;
  SandboxRules rules;
  rules.read = {box / "in", "/usr", "/lib", "/lib64", "/etc"};
  rules.write = {box / "out"};
  struct Case {
    const char* what;
    std::function<bool()> attempt;
    bool allowed;
    bool of_files;  ///< guarded by Landlock; else by seccomp
  };
  const Case cases[]{
      {"read what was named", [&] { return CanRead(box / "in" / "article"); }, true, true},
      {"list what was named", [&] { return fs::directory_iterator(box / "in") != fs::directory_iterator(); },
       true, true},
      {"write an output", [&] { return CanWrite(box / "out" / "page"); }, true, true},
      {"rename an output",
       [&] {
         std::error_code code;
         CanWrite(box / "out" / "half");
         fs::rename(box / "out" / "half", box / "out" / "whole", code);
         return !code;
       },
       true, true},
      {"start a thread",
       [] {
         bool ran = false;
         std::thread([&] { ran = true; }).join();
         return ran;
       },
       true, false},
      {"read another file", [&] { return CanRead(box / "secret" / "key"); }, false, true},
      {"read it by a link", [&] { return CanRead(box / "in" / "link"); }, false, true},
      {"read it by a path with dots", [&] { return CanRead(box / "in" / ".." / "secret" / "key"); }, false,
       true},
      {"read it by way of /proc",
       [&] { return CanRead("/proc/self/root" + (box / "secret" / "key").string()); }, false, true},
      {"list another folder",
       [&] {
         std::error_code code;
         fs::directory_iterator walk(box / "secret", code);
         return !code;
       },
       false, true},
      {"write elsewhere", [&] { return CanWrite(box / "secret" / "new"); }, false, true},
      {"change an input", [&] { return CanWrite(box / "in" / "article"); }, false, true},
      {"take an input away", [&] { return ::unlink((box / "in" / "article").c_str()) == 0; }, false, true},
      {"move an input to the outputs",
       [&] { return ::rename((box / "in" / "article").c_str(), (box / "out" / "x").c_str()) == 0; }, false,
       true},
      {"link a secret into the outputs",
       [&] { return ::link((box / "secret" / "key").c_str(), (box / "out" / "x").c_str()) == 0; }, false,
       true},
      {"open a socket", [] { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0; }, false, false},
      {"open a local socket", [] { return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }, false, false},
      {"trace a process", [] { return ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0; }, false, false},
      {"run a shell", [] { return CanRun("/bin/sh"); }, false, false},
  };
  for (const Case& c : cases) {
    const std::string what = c.what;
    CAPTURE(what);
    const bool guarded = c.of_files ? kernel.files : kernel.calls;
    if (!c.allowed && !guarded) continue;
    CHECK(Inside(rules, c.attempt) == (c.allowed ? 1 : 0));
  }
}

TEST_CASE("a program that was named runs, and takes the sandbox with it") {
  const SandboxState kernel = SandboxOfKernel();
  if (!kernel.files) {
    MESSAGE("skipped: " << kernel.lacks);
    return;
  }
  const Box box;
  SandboxRules rules;
  rules.read = {"/usr", "/lib", "/lib64", "/etc"};
  rules.write = {box / "out"};
  rules.programs = {fs::canonical("/bin/sh"), "/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1"};
  rules.may_start = true;
  const auto shell = [&](const std::string& line) {
    return [line] { return std::system(line.c_str()) == 0; };
  };
  CHECK(Inside(rules, shell("exit 0")) == 1);
  CHECK(Inside(rules, shell("echo x > '" + (box / "out" / "x").string() + "'")) == 1);
  CHECK(Inside(rules, shell("read line < '" + (box / "secret" / "key").string() + "'")) == 0);
  CHECK(Inside(rules, shell("echo x > '" + (box / "secret" / "x").string() + "'")) == 0);
  CHECK(Inside(rules, shell("/usr/bin/env true")) == 0);
}
