// Every command that the manual shows is run, and prints what the manual says. With DEMARCHE_MANUAL_ALL set a
// program that a block needs must be there; else such blocks are skipped and told (tests/manual/run installs
// all of them).
#include <doctest/doctest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>

#include "../folder.h"
#include "page.h"

namespace demarche::manual {
namespace fs = std::filesystem;
namespace {

/// A fresh folder with the project's data beside the reader, as in a clone.
class Desk {
 public:
  Desk() {
    for (const char* folder : {"samples", "lexicon", "templates"})
      fs::create_directory_symlink(fs::path(DEMARCHE_SOURCE_DIR) / folder, folder_.path() / folder);
  }

  /// Lines of both streams, and the exit code where it is not 0.
  [[nodiscard]] std::vector<std::string> Run(const std::string& command) const {
    const std::string line = "cd '" + folder_.path().string() + "' && { " + command + "\n} 2>&1 </dev/null";
    std::string out;
    FILE* pipe = ::popen(line.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> buffer{};
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe))
      out.append(buffer.data(), got);
    const int status = ::pclose(pipe);
    std::vector<std::string> lines = Lines(out);
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (code != 0) lines.push_back("[exit code " + std::to_string(code) + "]");
    return lines;
  }

 private:
  test::Folder folder_;
};

/// The program of this build goes first on PATH; the rest of the environment is the same on every machine.
void SetEnvironment() {
  const char* program = std::getenv("DEMARCHE_PROGRAM");
  REQUIRE_MESSAGE(program != nullptr, "run this test by ctest, which sets DEMARCHE_PROGRAM");
  const std::string path = fs::path(program).parent_path().string() + ":" + std::getenv("PATH");
  ::setenv("PATH", path.c_str(), 1);
  ::setenv("LC_ALL", "C.UTF-8", 1);
  ::setenv("TZ", "UTC", 1);
}

/// What a block asks for is there. Where all of it must be, what is missing is a failure.
bool IsThere(const Desk& desk, const std::string& needs) {
  if (needs.empty() || desk.Run("{ " + needs + "; } >/dev/null 2>&1").empty()) return true;
  CHECK_MESSAGE(std::getenv("DEMARCHE_MANUAL_ALL") == nullptr,
                "fails: " << needs << " (tests/manual/run installs it)");
  return false;
}

std::string Joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += "    " + line + "\n";
  return text;
}

}  // namespace

TEST_CASE("every command of the manual prints what the manual says") {
  SetEnvironment();
  std::size_t run = 0;
  std::size_t skipped = 0;
  for (const fs::path& path : Pages(DEMARCHE_SOURCE_DIR)) {
    const Page page = ReadPage(path);
    const Desk desk;
    std::vector<std::vector<std::string>> now;
    for (const Step& step : page.steps) {
      now.push_back(step.printed);
      if (!IsThere(desk, step.needs)) {
        ++skipped;
        continue;
      }
      ++run;
      const std::vector<std::string> printed = desk.Run(step.command);
      if (Fits(step.printed, printed)) continue;
      now.back() = printed;
      FAIL_CHECK(path.string() << ":" << step.line << ": " << step.command << "\n  the page says\n"
                               << Joined(step.printed) << "  it printed\n"
                               << Joined(printed));
    }
    if (std::getenv("DEMARCHE_RENEW_MANUAL") != nullptr) Renew(page, now);
  }
  MESSAGE(run << " commands run, " << skipped << " skipped for want of a program");
  CHECK(run > 0);
}

TEST_CASE("the manual shows no command that this test does not see") {
  for (const fs::path& path : Pages(DEMARCHE_SOURCE_DIR))
    for (const std::string& mistake : ReadPage(path).mistakes) FAIL_CHECK(path.string() << ":" << mistake);
}

TEST_CASE("'...' stands for lines and for words") {
  struct Row {
    std::vector<std::string> shown;
    std::vector<std::string> printed;
    bool fits;
  };
  const std::vector<Row> rows{
      {{"a", "b"}, {"a", "b"}, true},        {{"a"}, {"a", "b"}, false},
      {{"a", "..."}, {"a", "b", "c"}, true}, {{"...", "c"}, {"a", "b", "c"}, true},
      {{"...", "c"}, {"a", "b"}, false},     {{"a ... c"}, {"a long c"}, true},
      {{"a ... c"}, {"a long d"}, false},    {{"..."}, {}, true},
      {{}, {"[exit code 2]"}, false},
  };
  for (const Row& row : rows) {
    CAPTURE(Joined(row.shown));
    CAPTURE(Joined(row.printed));
    CHECK(Fits(row.shown, row.printed) == row.fits);
  }
}

}  // namespace demarche::manual
