#include "pipeline/layout.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>

#include "../folder.h"

using namespace demarche;
namespace fs = std::filesystem;

namespace {

/// A folder in front of PATH with a program of our own, put back at the end.
class FakeEngine {
 public:
  FakeEngine(const std::string& name, const std::string& script) {
    folder_.Write(name, "#!/bin/sh\n" + script + "\n");
    ::chmod(folder_.File(name).c_str(), 0755);
    path_ = std::getenv("PATH");
    ::setenv("PATH", (folder_.path().string() + ":" + path_).c_str(), 1);
  }
  FakeEngine(const FakeEngine&) = delete;
  FakeEngine& operator=(const FakeEngine&) = delete;
  ~FakeEngine() { ::setenv("PATH", path_.c_str(), 1); }

 private:
  test::Folder folder_;
  std::string path_;
};

}  // namespace

TEST_CASE("what the engine prints comes back, also when input and output are large") {
  const FakeEngine engine("fake-echo", "cat");
  const std::string dot(3'000'000, 'x');
  const Result<std::string> svg = LayOut(dot, "fake-echo", std::chrono::seconds(20));
  REQUIRE(svg);
  CHECK(*svg == dot);
}

TEST_CASE("an engine that is not installed, fails, hangs or reads nothing") {
  const Result<std::string> missing = LayOut("graph {}", "no-such-engine", std::chrono::seconds(5));
  REQUIRE_FALSE(missing);
  CHECK(missing.error().kind == ErrorKind::kNotFound);
  CHECK(missing.error().message == "'no-such-engine' is not installed");

  const FakeEngine fails("fake-fail", "echo 'syntax error in line 1' >&2; exit 1");
  const Result<std::string> failed =
      LayOut(std::string(1'000'000, ' '), "fake-fail", std::chrono::seconds(20));
  REQUIRE_FALSE(failed);
  CHECK(failed.error().message == "'fake-fail' failed: syntax error in line 1");
}

TEST_CASE("an engine has its time, and no more") {
  const FakeEngine quick("fake-quick", "sleep 0.2; echo drawn");
  CHECK(LayOut("graph {}", "fake-quick", std::chrono::seconds(20)).value() == "drawn\n");
  const FakeEngine hangs("fake-hang", "exec sleep 60");
  constexpr std::chrono::milliseconds kLimit{300};
  const auto begin = std::chrono::steady_clock::now();
  const Result<std::string> hung = LayOut("graph {}", "fake-hang", kLimit);
  const auto took = std::chrono::steady_clock::now() - begin;
  CHECK(took > kLimit - std::chrono::milliseconds(1));  // poll counts in whole ones
  CHECK(took < std::chrono::seconds(20));
  REQUIRE_FALSE(hung);
  CHECK(hung.error().kind == ErrorKind::kOverLimit);
}

TEST_CASE("a drawing beyond all measure is refused, not cut") {
  constexpr std::size_t kMost = std::size_t{64} << 20U;
  for (const std::size_t size : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(size);
    const FakeEngine engine("fake-flood", "head -c " + std::to_string(size) + " /dev/zero");
    const Result<std::string> drawn = LayOut("graph {}", "fake-flood", std::chrono::seconds(20));
    REQUIRE(drawn.has_value() == (size <= kMost));
    if (drawn) CHECK(drawn->size() == size);
    if (!drawn) CHECK(drawn.error().message == "'fake-flood' drew more than 64 MiB");
  }
}

TEST_CASE("the engine sees a clean environment") {
  ::setenv("DEMARCHE_SECRET", "x", 1);
  const FakeEngine engine("fake-env", "cat >/dev/null; /usr/bin/env");
  const Result<std::string> environment = LayOut("graph {}", "fake-env", std::chrono::seconds(20));
  ::unsetenv("DEMARCHE_SECRET");
  REQUIRE(environment);
  CHECK(environment->find("DEMARCHE_SECRET") == std::string::npos);
  CHECK(environment->find("LC_ALL=C.UTF-8") != std::string::npos);
}
