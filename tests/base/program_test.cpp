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

/// Two folders of a scratch folder, the second with a program and a file that cannot be run; $PATH is put
/// back.
class Folders {
 public:
  Folders() {
    if (const char* path = std::getenv("PATH")) before_ = path;
    root_.Write("first/draw", "no program\n");
    root_.Write("second/draw", "#!/bin/sh\n");
    ::chmod(root_.File("second/draw").c_str(), 0755);
  }
  Folders(const Folders&) = delete;
  Folders& operator=(const Folders&) = delete;
  ~Folders() { ::setenv("PATH", before_.c_str(), 1); }
  [[nodiscard]] std::string operator()(const char* name) const { return root_.File(name); }

 private:
  test::Folder root_;
  std::string before_;
};

TEST_CASE("a program is found in the first absolute folder of PATH where it can be run") {
  const Folders folder;
  ::setenv("PATH", (folder("first") + ":" + folder("second")).c_str(), 1);
  CHECK(FindProgram("draw") == folder("second") + "/draw");
  CHECK(FindProgram("paint").empty());
  ::setenv("PATH", ("second::.:" + folder("first")).c_str(), 1);
  const fs::path here = fs::current_path();
  fs::current_path(fs::path(folder("second")).parent_path());
  CHECK(FindProgram("draw").empty());
  fs::current_path(here);
  ::unsetenv("PATH");
  CHECK(FindProgram("draw").empty());
}

}  // namespace
}  // namespace demarche
