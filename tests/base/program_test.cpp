#include "base/system/program.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "../folder.h"

namespace demarche {
namespace {

namespace fs = std::filesystem;

/// Puts $PATH and the current folder back.
class Surroundings {
 public:
  Surroundings() {
    if (const char* path = std::getenv("PATH")) path_ = path;
  }
  Surroundings(const Surroundings&) = delete;
  Surroundings& operator=(const Surroundings&) = delete;
  ~Surroundings() {
    ::setenv("PATH", path_.c_str(), 1);
    fs::current_path(here_);
  }

 private:
  std::string path_;
  fs::path here_ = fs::current_path();
};

TEST_CASE("a program is found in the first absolute folder of PATH where it can be run") {
  const Surroundings kept;
  const test::Folder folder;
  folder.Write("first/draw", "no program\n");
  folder.Write("second/draw", "#!/bin/sh\n");
  ::chmod(folder.File("second/draw").c_str(), 0755);
  const std::string both = folder.File("first") + ":" + folder.File("second");
  ::setenv("PATH", both.c_str(), 1);
  CHECK(FindProgram("draw") == folder.File("second/draw"));
  CHECK(FindProgram("paint").empty());
  fs::current_path(folder.path());
  ::setenv("PATH", "second::.", 1);
  CHECK(FindProgram("draw").empty());
  ::unsetenv("PATH");
  CHECK(FindProgram("draw").empty());
}

}  // namespace
}  // namespace demarche
