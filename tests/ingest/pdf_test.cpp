// PDF through a program of the name pdftotext, played here by scripts.
#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "../folder.h"
#include "read.h"

using namespace demarche;
using ingest_test::Outcome;
namespace fs = std::filesystem;

namespace {

/// A folder with one program in it, which is all of $PATH while this lives.
class OnlyProgram {
 public:
  explicit OnlyProgram(const std::string& script) {
    if (!script.empty()) {
      folder_.Write("pdftotext", "#!/bin/sh\n" + script);
      fs::permissions(folder_.path() / "pdftotext", fs::perms::owner_all);
    }
    const char* const path = std::getenv("PATH");
    before_ = path == nullptr ? "" : path;
    setenv("PATH", folder_.path().c_str(), 1);
  }
  OnlyProgram(const OnlyProgram&) = delete;
  OnlyProgram& operator=(const OnlyProgram&) = delete;
  ~OnlyProgram() { setenv("PATH", before_.c_str(), 1); }

 private:
  test::Folder folder_;
  std::string before_;
};

Outcome ReadWith(const std::string& script, const std::string& bytes = "%PDF-1.4\n") {
  const OnlyProgram program(script);
  IngestOptions options = ingest_test::Options();
  options.pdf_seconds = 1;
  return ingest_test::ReadBytes(bytes, options);
}

}  // namespace

TEST_CASE("the words of a PDF are read as a text file") {
  const Outcome outcome = ReadWith(
      "cat > /dev/null\nprintf 'Envoys meet\\n\\nTOKYO, Sept 10 - Envoys met in Tokyo on Friday,\\nand "
      "left.\\f'\n");
  REQUIRE(outcome.articles.size() == 1);
  CHECK(outcome.articles[0].title == "Envoys meet");
  CHECK(outcome.articles[0].dateline == "TOKYO, Sept 10 -");
  CHECK(outcome.articles[0].text == "Envoys met in Tokyo on Friday, and left.");
}

TEST_CASE("the program sees the file's bytes and nothing of the user's environment") {
  setenv("DEMARCHE_SECRET", "x", 1);
  const Outcome outcome = ReadWith("cat \"$6\"\necho \"secret $DEMARCHE_SECRET.\"\n", "%PDF-1.4 Words.\n");
  unsetenv("DEMARCHE_SECRET");
  REQUIRE(outcome.articles.size() == 1);
  CHECK(outcome.articles[0].text.find("secret .") != std::string::npos);
}

TEST_CASE("what the program cannot do has one clear line") {
  struct Case {
    std::string script;
    std::string words;
  };
  const std::vector<Case> cases{
      {"", "install poppler-utils"},
      {"exit 1\n", "cannot read"},
      {"kill -9 $$\n", "cannot read"},
      {"while :; do :; done\n", "more than 1 seconds"},
      {"sleep 20\n", "more than 1 seconds"},
      {"while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done\n", "f: is a PDF"},
      {"echo\n", "without words"}};
  for (const Case& each : cases) {
    CAPTURE(each.script);
    const auto begin = std::chrono::steady_clock::now();
    const Outcome outcome = ReadWith(each.script);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
    CHECK(outcome.articles.empty());
    REQUIRE(outcome.errors.size() == 1);
    CHECK_MESSAGE(outcome.errors[0].message.find(each.words) != std::string::npos, outcome.errors[0].message);
  }
}

TEST_CASE("the program has its seconds, and no more") {
  const Outcome quick = ReadWith("/bin/sleep 0.3\necho Words of an article.\n");
  CHECK(quick.articles.size() == 1);
  CHECK(quick.errors.empty());
  const auto begin = std::chrono::steady_clock::now();
  const Outcome slow = ReadWith("echo Words of an article.\nexec /bin/sleep 60\n");
  const auto took = std::chrono::steady_clock::now() - begin;
  CHECK(took >= std::chrono::milliseconds(990));  // poll counts in whole milliseconds
  CHECK(took < std::chrono::seconds(20));
  CHECK(slow.articles.empty());
  REQUIRE(slow.errors.size() == 1);
  CHECK(slow.errors[0].message.find("more than 1 seconds") != std::string::npos);
}

TEST_CASE("the text of a PDF at its limit, and the memory of the program") {
  constexpr std::size_t kMost = std::size_t{16} << 20U;
  for (const std::size_t size : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(size);
    const Outcome outcome = ReadWith("/usr/bin/head -c " + std::to_string(size) + " /dev/zero\n");
    REQUIRE(outcome.errors.size() == 1);  // zeros are no words
    const bool is_over =
        outcome.errors[0].message.find("more than 16777216 bytes of text") != std::string::npos;
    CHECK(is_over == (size > kMost));
  }
  const Outcome limit = ReadWith("echo The limit is $(ulimit -v) KiB.\n");
  REQUIRE(limit.articles.size() == 1);
  CHECK(limit.articles[0].text == "The limit is 2097152 KiB.");
}
