#include "program.h"

#include <doctest/doctest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace demarche::test {
namespace fs = std::filesystem;
namespace {

std::string Quote(const std::string& word) {
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string Slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

bool Sandbox::Exists(const std::string& name) const { return fs::exists(path() / name); }

Outcome Sandbox::Run(const std::vector<std::string>& arguments, std::string_view input) const {
  const char* program = std::getenv("DEMARCHE_PROGRAM");
  REQUIRE_MESSAGE(program != nullptr, "run this test by ctest, which sets DEMARCHE_PROGRAM");
  std::vector<std::string> command{program};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return RunOther(command, input);
}

Outcome Sandbox::RunOther(const std::vector<std::string>& command, std::string_view input) const {
  const fs::path streams = fs::path(path().string() + ".streams");
  fs::create_directories(streams);
  std::ofstream(streams / "in", std::ios::binary)
      .write(input.data(), static_cast<std::streamsize>(input.size()));
  std::string line = "cd " + Quote(path().string()) + " &&";
  for (const std::string& word : command) line += " " + Quote(word);
  line += " <" + Quote((streams / "in").string()) + " >" + Quote((streams / "out").string()) + " 2>" +
          Quote((streams / "err").string());
  const int status = std::system(line.c_str());
  Outcome outcome{WIFEXITED(status) ? WEXITSTATUS(status) : -1, Slurp(streams / "out"),
                  Slurp(streams / "err")};
  fs::remove_all(streams);
  return outcome;
}

TEST_CASE("the harness hands over input, output and exit code") {
  const Sandbox box;
  const Outcome outcome = box.RunOther({"sh", "-c", "cat; echo it\\'s >&2; exit 3"}, "in");
  CHECK(outcome.code == 3);
  CHECK(outcome.out == "in");
  CHECK(outcome.err == "it's\n");
}

}  // namespace demarche::test
