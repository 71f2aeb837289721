// Archives and crawls through the program: as good as the files that they hold.
#include <doctest/doctest.h>

#include "../ingest/pack.h"
#include "cli/cli.h"
#include "program.h"

using namespace demarche;
using namespace demarche::test;
using ingest_test::Pack;

namespace {

const std::string kFirst =
    "Envoys meet\n\nTOKYO, Sept 10 - Chinese and Japanese diplomats met in Tokyo on Friday.\n";
const std::string kSecond = "Envoys part\n\nTOKYO, Sept 12 - China protested to Japan on Sunday.\n";

/// `text` without the names of files, which differ.
std::string WithoutUris(std::string text) {
  for (std::size_t at = text.find("\"uri\":\""); at != std::string::npos; at = text.find("\"uri\":\"", at))
    text.erase(at, text.find("\",", at) + 2 - at);
  return text;
}

}  // namespace

TEST_CASE("an archive gives what its files give, from a file and through a pipe") {
  const Sandbox box;
  box.Write("news/a.txt", kFirst);
  box.Write("news/b.txt", kSecond);
  const Outcome files = box.Run({"ingest", "news", "--date", "2010-12-31"});
  REQUIRE(files.code == kDone);
  for (const auto& [format, filter] :
       std::vector<std::pair<std::string, std::string>>{{"zip", ""}, {"7zip", ""}, {"pax", "gzip"}}) {
    const auto& this_format = format;
    CAPTURE(this_format);
    const std::string bytes = Pack({{"a.txt", kFirst}, {"b.txt", kSecond}}, format, filter);
    box.Write("news.bin", bytes);
    const Outcome packed = box.Run({"ingest", "news.bin", "--date", "2010-12-31"});
    CHECK(packed.err.empty());
    CHECK(packed.out.find("\"uri\":\"news.bin!/b.txt\"") != std::string::npos);
    CHECK(WithoutUris(packed.out) == WithoutUris(files.out));
    const Outcome piped = box.Run({"ingest", "-", "--date", "2010-12-31"}, bytes);
    CHECK(WithoutUris(piped.out) == WithoutUris(files.out));
  }
}

TEST_CASE("build reads archives beside files and counts what it leaves aside by reason") {
  const Sandbox box;
  box.Write("news/a.txt", kFirst);
  box.Write("news/b.zip", Pack({{"b.txt", kSecond}, {"l.txt", "", "b.txt"}}, "zip"));
  const std::string cut = Pack({{"c.txt", std::string(5000, 'x')}}, "ustar").substr(0, 2000);
  box.Write("news/c.tar", cut);
  const Outcome outcome = box.Run({"build", "news", "-o", "out", "--date", "2010-12-31"});
  CHECK(outcome.code == kDone);
  CHECK(outcome.out.find("2 articles; 2 files or records left aside (malformed 1, unsupported 1)") !=
        std::string::npos);
  CHECK(outcome.err.find("news/b.zip!/l.txt: is a link to 'b.txt'") != std::string::npos);
  CHECK(outcome.err.find("news/c.tar!/c.txt: cannot be unpacked to its end") != std::string::npos);
}

TEST_CASE("a crawl gives its address and the day of the capture, which dates nothing") {
  const Sandbox box;
  const std::string block =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>Envoys met in Bern on Monday, said "
      "the "
      "ministry.</p></body></html>";
  box.Write("crawl.warc.gz",
            ingest_test::Gzip("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/a\r\n"
                              "WARC-Date: 2014-03-01T10:00:00Z\r\nContent-Length: " +
                              std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n"));
  const Outcome outcome = box.Run({"ingest", "crawl.warc.gz"});
  CHECK(outcome.code == kDone);
  CHECK(outcome.err.empty());
  for (const char* field : {"\"uri\":\"crawl.warc.gz!/record-1\"", "\"url\":\"http://example.org/a\"",
                            "\"date_basis\":\"none\"", "\"captured\":\"2014-03-01T10:00:00Z\""}) {
    CAPTURE(field);
    CHECK(outcome.out.find(field) != std::string::npos);
  }
  // What passes through may be read again.
  CHECK(box.Run({"extract"}, outcome.out).code == kDone);
}
