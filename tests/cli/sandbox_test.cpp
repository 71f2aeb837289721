// --sandbox as a user meets it; tests/base/sandbox_test.cpp tries to get out.
#include "base/system/sandbox.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "cli/cli.h"
#include "program.h"

using namespace demarche;
using namespace demarche::test;

namespace {

constexpr const char* kStory =
    "Japan protests to China\n\nTOKYO, Sept 8, 2010 (Harbour Post) - Japan lodged a formal protest with "
    "China on "
    "Wednesday over a fishing boat.\n";

/// A Graphviz that reads what it should not and tells of it in its drawing.
constexpr const char* kEvilDot =
    "#!/bin/sh\n"
    "read secret < ../secret.txt\n"
    "echo x > ../stolen.txt\n"
    "while read line; do :; done\n"
    "echo \"<svg xmlns='http://www.w3.org/2000/svg'><text>got:$secret</text></svg>\"\n";

std::string Digest(const Sandbox& box, const std::string& folder) {
  return box.RunOther({"sh", "-c", "cd " + folder + " && find . -type f | LC_ALL=C sort | xargs sha256sum"})
      .out;
}

}  // namespace

TEST_CASE("with the sandbox and without, every command gives the same") {
  const Sandbox box;
  box.Write("news/a.txt", kStory);
  box.Write("elsewhere/b.txt", std::string(kStory) + "It was the second protest.\n");
  REQUIRE(box.RunOther({"ln", "-s", "../elsewhere/b.txt", "news/b.txt"}).code == 0);
  for (const std::string mode : {"auto", "off"}) {
    REQUIRE(box.Run({"build", "news", "-o", "out-" + mode, "--sandbox", mode}).code == kDone);
    REQUIRE(box.Run({"db", "add", mode + ".db", "news", "--sandbox", mode}).code == kDone);
    REQUIRE(box.Run({"db", "build", mode + ".db", "-o", "stored-" + mode, "--sandbox", mode}).code == kDone);
  }
  CHECK(Digest(box, "out-auto") == Digest(box, "out-off"));
  CHECK(Digest(box, "stored-auto") == Digest(box, "stored-off"));
  const std::string records = box.Run({"ingest", "news", "--sandbox", "off"}).out;
  CHECK(box.Run({"ingest", "news"}).out == records);
  CHECK(box.Run({"extract"}, records).out == box.Run({"extract", "--sandbox", "off"}, records).out);
}

TEST_CASE("the program's data may be a folder of links, to folders or to files") {
  const Sandbox box;
  box.Write("a.txt", kStory);
  const std::string share = std::filesystem::absolute(std::getenv("DEMARCHE_SHARE"));
  REQUIRE(box.RunOther({"sh", "-c",
                        "cp -r \"$0\" data && mkdir folders && ln -s \"$PWD\"/data/* folders && "
                        "cp -rs \"$PWD/data\" files",
                        share})
              .code == 0);
  const std::string told = box.Run({"explain", "a.txt"}).out;
  for (const std::string links : {"folders", "files"}) {
    const Outcome outcome = box.RunOther({"sh", "-c", "DEMARCHE_SHARE=\"$PWD/$1\" \"$0\" explain a.txt",
                                          std::getenv("DEMARCHE_PROGRAM"), links});
    CHECK_MESSAGE(outcome.code == kDone, outcome.err);
    CHECK(outcome.out == told);
  }
}

TEST_CASE("the flag has three words") {
  const Sandbox box;
  const Outcome odd = box.Run({"merge", "x.jsonl", "--sandbox", "yes"});
  CHECK(odd.code == kUsage);
  CHECK(odd.err == "demarche: --sandbox 'yes' is not known; write one of: auto, on, off\n");
  const SandboxState kernel = SandboxOfKernel();
  const Outcome on = box.Run({"extract", "--sandbox", "on"});
  CHECK(on.code == (kernel.lacks.empty() ? kDone : kNoData));
  if (!kernel.lacks.empty()) CHECK(on.err.find(kernel.lacks) != std::string::npos);
}

TEST_CASE("a program that the command starts can neither read nor write what was not named") {
  const SandboxState kernel = SandboxOfKernel();
  if (!kernel.files) {
    MESSAGE("skipped: " << kernel.lacks);
    return;
  }
  const Sandbox box;
  box.Write("work/a.txt", kStory);
  box.Write("secret.txt", "key\n");
  box.Write("bin/dot", kEvilDot);
  const std::string run =
      "chmod +x bin/dot; cp bin/dot bin/neato; cd work; PATH=$PWD/../bin:$PATH \"$0\" build a.txt -o ";
  const char* program = std::getenv("DEMARCHE_PROGRAM");
  REQUIRE(program != nullptr);
  REQUIRE(box.RunOther({"sh", "-c", run + "free --sandbox off", program}).code == kDone);
  CHECK(box.Read("work/free/timeline.svg").find("got:key") != std::string::npos);
  CHECK(box.Exists("stolen.txt"));
  REQUIRE(box.RunOther({"rm", "stolen.txt"}).code == 0);
  REQUIRE(box.RunOther({"sh", "-c", run + "kept", program}).code == kDone);
  CHECK(box.Read("work/kept/timeline.svg").find("got:") != std::string::npos);
  CHECK(box.Read("work/kept/timeline.svg").find("got:key") == std::string::npos);
  CHECK_FALSE(box.Exists("stolen.txt"));
}
