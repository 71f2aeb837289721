// Limits of docs/limits.md that no other test meets: just below, at, and just above.
#include <doctest/doctest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <istream>
#include <memory>
#include <sstream>

#include "ingest/archive/nest.h"
#include "ingest/archive/source.h"
#include "ingest/archive/stream.h"
#include "ingest/html/state.h"
#include "ingest/html/tree.h"
#include "ingest/table/rows.h"
#include "ingest/xml/reader.h"
#include "ingest/xml/tame.h"
#include "pack.h"
#include "read.h"
#include "records/records.h"

using namespace demarche;
using namespace demarche::ingest_test;

namespace {

std::string Times(std::size_t count, const std::string& what) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += what;
  return all;
}

const std::string kHead = "<rss><channel><item><description>Words of an article.</description>";
const std::string kTail = "</item></channel></rss>";

/// Whether all is read and nothing told; else that the article is kept or not, and one message.
void CheckKept(const std::string& bytes, bool whole) {
  const Outcome outcome = ReadBytes(bytes);
  CHECK(outcome.errors.empty() == whole);
  if (whole) CHECK(outcome.articles.size() == 1);
  if (!whole) CHECK(outcome.errors.size() == 1);
}

/// One response of a crawl; `header` are lines of its record, `fields` of its HTTP, with their ends.
std::string Crawled(const std::string& header, const std::string& fields, const std::string& body) {
  const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + fields + "\r\n" + body;
  return "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: " +
         std::to_string(block.size()) + "\r\n" + header + "\r\n" + block + "\r\n\r\n";
}

/// Whether it is told, with place and remedy, that lines of a record's header were passed over.
void CheckToldPassedOver(const Outcome& outcome, bool told) {
  REQUIRE(outcome.errors.size() == (told ? 1 : 0));
  if (!told) return;
  CHECK(outcome.errors[0].code == "notice");
  CHECK(outcome.errors[0].message.starts_with("f!/record-1: header lines beyond the limits"));
  CHECK(outcome.errors[0].message.find("get the page again") != std::string::npos);
}

const std::string kPage = "<html><body><p>Envoys met in Bern on Monday, said the ministry.</p></body></html>";

}  // namespace

TEST_CASE("elements of a feed in each other") {
  constexpr std::size_t kAround = 3;  // rss, channel, item
  for (const std::size_t depth : {ingest::kMaxXmlDepth - 1, ingest::kMaxXmlDepth, ingest::kMaxXmlDepth + 1}) {
    CAPTURE(depth);
    const std::size_t more = depth - kAround;
    CheckKept(kHead + Times(more, "<a>") + Times(more, "</a>") + kTail, depth <= ingest::kMaxXmlDepth);
  }
}

TEST_CASE("attributes of a feed's tag") {
  for (const std::size_t count :
       {ingest::kMaxXmlAttributes - 1, ingest::kMaxXmlAttributes, ingest::kMaxXmlAttributes + 1}) {
    CAPTURE(count);
    std::string tag = "<a";
    for (std::size_t i = 0; i < count; ++i) tag += " a" + std::to_string(i) + "=\"\"";
    CheckKept(kHead + tag + "/>" + kTail, count <= ingest::kMaxXmlAttributes);
  }
}

TEST_CASE("cells of a row") {
  constexpr std::size_t kCells = ingest::RowReader::kMaxCells;
  for (const std::size_t count : {kCells - 1, kCells, kCells + 1}) {
    CAPTURE(count);
    std::string names = "title,text";
    std::string row = "T,Words of an article.";
    for (std::size_t i = 2; i < count; ++i) {
      if (i < kCells) names += ",c" + std::to_string(i);
      row += ",";
    }
    const Outcome outcome = ReadBytes(names + "\n" + row + "\n");
    CHECK(outcome.articles.size() == (count <= kCells ? 1 : 0));
    CHECK(outcome.errors.size() == (count <= kCells ? 0 : 1));
    if (!outcome.errors.empty()) CHECK(outcome.errors[0].message.find("1000 cells") != std::string::npos);
  }
}

TEST_CASE("records of JSON in each other") {
  for (const unsigned depth : {kMaxRecordDepth - 1, kMaxRecordDepth, kMaxRecordDepth + 1}) {
    CAPTURE(depth);
    const unsigned more = depth - 1;  // the record itself is one
    CheckKept("{\"text\":\"Words of an article.\",\"x\":" + Times(more, "[") + Times(more, "]") + "}\n",
              depth <= kMaxRecordDepth);
  }
}

TEST_CASE("folders at the limit") {
  namespace fs = std::filesystem;
  constexpr int kMost = 100;
  std::string name = (fs::temp_directory_path() / "demarche-deep-XXXXXX").string();
  const fs::path top = ::mkdtemp(name.data());
  fs::path folder = top;
  for (int depth = 1; depth <= kMost + 1; ++depth) {
    folder /= "d";
    fs::create_directory(folder);
    if (depth >= kMost - 1)
      std::ofstream(folder / "a.txt") << "Words of an article, at depth " << depth << ".\n";
  }
  Outcome outcome;
  CHECK(ReadArticles(top.string(), Options(), Into(outcome)));
  CHECK(outcome.articles.size() == 2);
  REQUIRE(outcome.errors.size() == 1);
  CHECK(outcome.errors[0].message.find("lies more than 100 folders deep") != std::string::npos);
  fs::remove_all(top);
}

TEST_CASE("the directory of an archive at the limit") {
  constexpr std::size_t kMost = std::size_t{128} << 20U;
  for (const std::size_t size : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(size);
    const std::string bytes(size, '\0');
    ingest::MemoryBuffer buffer(bytes);
    std::istream in(&buffer);
    ingest::Nest nest(Options());
    ingest::Source source(in, true, nest);
    const std::unique_ptr<archive, int (*)(archive*)> reader(archive_read_new(), &archive_read_free);
    const void* block = nullptr;
    std::size_t read = 0;
    la_ssize_t got = 0;
    while ((got = ingest::Source::Read(reader.get(), &source, &block)) > 0)
      read += static_cast<std::size_t>(got);
    CHECK((got == ARCHIVE_FATAL) == (size > kMost));
    CHECK((read == size) == (size <= kMost));
    const std::optional<Error> fault = nest.TakeFault();
    REQUIRE(fault.has_value() == (size > kMost));
    if (fault) CHECK(fault->message == "its directory is larger than 134217728 bytes; split the archive");
  }
}

TEST_CASE("what comes after the directory does not count as one") {
  const std::string bytes((std::size_t{128} << 20U) + 1, '\0');
  ingest::MemoryBuffer buffer(bytes);
  std::istream in(&buffer);
  ingest::Nest nest(Options());
  ingest::Source source(in, true, nest);
  const void* block = nullptr;
  CHECK(ingest::Source::Read(nullptr, &source, &block) > 0);
  source.EndDirectory();
  while (ingest::Source::Read(nullptr, &source, &block) > 0) continue;
  CHECK_FALSE(nest.broken());
}

TEST_CASE("the name of a member at the limit") {
  constexpr std::size_t kMost = 500;
  for (const std::size_t size : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(size);
    const Outcome outcome = ReadBytes(Pack({{std::string(size, 'x'), "Words."}}, "gnutar"));
    REQUIRE(outcome.articles.size() == 1);
    CHECK(outcome.articles[0].uri ==
          "f!/" + std::string(std::min(size, kMost), 'x') + (size > kMost ? "..." : ""));
  }
}

TEST_CASE("a line of a crawl's header at the limit") {
  constexpr std::size_t kMost = std::size_t{64} << 10U;
  const std::string name = "WARC-Date:";
  const std::string day = "2014-03-01";
  for (const std::size_t size : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(size);
    const std::string line = name + std::string(size - name.size() - day.size(), ' ') + day;
    for (const std::string end : {"\n", "\r\n", "\r\n and more of it: much\r\n"}) {
      const Outcome outcome = ReadBytes(Crawled(line + end, "", kPage));
      REQUIRE(outcome.articles.size() == 1);
      const auto is_captured = [](const auto& field) { return field.first == "captured"; };
      const auto& other = outcome.articles[0].other;
      CHECK(std::any_of(other.begin(), other.end(), is_captured) == (size <= kMost));
      CheckToldPassedOver(outcome, size > kMost);
    }
  }
}

TEST_CASE("further lines of a field of a crawl at the limit") {
  constexpr std::size_t kMost = std::size_t{64} << 10U;
  const std::string address = "http://example.org/a";
  for (const std::size_t size : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(size);
    const std::string begin(size - address.size() - 3, ' ');
    const Outcome outcome =
        ReadBytes(Crawled("WARC-Target-URI:\r\n" + begin + address + "   \r\n", "", kPage));
    REQUIRE(outcome.articles.size() == 1);
    CHECK(outcome.articles[0].url == (size <= kMost ? address : ""));
    CheckToldPassedOver(outcome, size > kMost);
  }
  // Many short ones come to no more than one long one.
  const std::string more(1000, 'x');
  const Outcome outcome = ReadBytes(Crawled("X: a\r\n" + Times(66, " " + more + "\r\n"), "", kPage));
  CHECK(outcome.articles.size() == 1);
  CheckToldPassedOver(outcome, true);
}

TEST_CASE("a line of an older crawl at the limit") {
  constexpr std::size_t kMost = std::size_t{64} << 10U;
  const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + kPage;
  const std::string rest = " 192.0.2.1 20140301100000 text/html " + std::to_string(block.size());
  for (const std::size_t size : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(size);
    const std::string address = "http://example.org/";
    const std::string line = address + std::string(size - address.size() - rest.size(), 'a') + rest;
    const std::string head = "filedesc://a.arc 0.0.0.0 20140301100000 text/plain 10\n1 0 Author\n\n";
    const Outcome outcome = ReadBytes(head + line + "\n" + block + "\n");
    CHECK(outcome.articles.size() == (size <= kMost ? 1 : 0));
    CHECK(outcome.errors.empty() == (size <= kMost));
  }
}

TEST_CASE("fields of a crawl's record at the limit") {
  constexpr std::size_t kMost = 200;
  constexpr std::size_t kOwn = 3;  // of Crawled; the address is the last
  for (const std::size_t count : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(count);
    std::string header;
    for (std::size_t i = kOwn + 1; i < count; ++i) header += "X-" + std::to_string(i) + ": a\r\n";
    const Outcome outcome =
        ReadBytes(Crawled(header + "WARC-Target-URI: http://example.org/a\r\n", "", kPage));
    REQUIRE(outcome.articles.size() == 1);
    CHECK(outcome.articles[0].url == (count <= kMost ? "http://example.org/a" : ""));
    CheckToldPassedOver(outcome, count > kMost);
  }
}

TEST_CASE("fields of a server's answer at the limit") {
  constexpr std::size_t kMost = 500;
  constexpr std::size_t kOwn = 2;  // the type, and the last
  std::ostringstream size;
  size << std::hex << kPage.size();
  const std::string body = size.str() + "\r\n" + kPage + "\r\n0\r\n\r\n";
  for (const std::size_t count : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(count);
    std::string fields;
    for (std::size_t i = kOwn; i < count; ++i) fields += "X-" + std::to_string(i) + ": a\r\n";
    const Outcome outcome = ReadBytes(Crawled("", fields + "Transfer-Encoding: chunked\r\n", body));
    REQUIRE(outcome.articles.size() == 1);
    CHECK((outcome.articles[0].text.find("Envoys") == 0) == (count <= kMost));
  }
}

TEST_CASE("the address of a captured page at the limit") {
  constexpr std::size_t kMost = 2000;
  for (const std::size_t size : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(size);
    std::string address = "http://example.org/";
    address.resize(size, 'a');
    const Outcome outcome = ReadBytes(Crawled("WARC-Target-URI: " + address + "\r\n", "", kPage));
    REQUIRE(outcome.articles.size() == 1);
    CHECK(outcome.articles[0].url == (size <= kMost ? address : ""));
  }
}

TEST_CASE("encodings of one body at the limit") {
  constexpr std::size_t kMost = 4;
  for (const std::size_t count : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(count);
    std::string body = kPage;
    std::string names;
    for (std::size_t i = 0; i < count; ++i) {
      body = Gzip(body);
      names += i == 0 ? "gzip" : ", gzip";
    }
    const Outcome outcome = ReadBytes(Crawled("", "Content-Encoding: " + names + "\r\n", body));
    CHECK(outcome.articles.size() == (count <= kMost ? 1 : 0));
    REQUIRE(outcome.errors.size() == (count <= kMost ? 0 : 1));
    if (count > kMost)
      CHECK(outcome.errors[0].message.find("is encoded more than 4 times") != std::string::npos);
  }
}

TEST_CASE("a page as a tree at the limit") {
  constexpr std::size_t kMost = std::size_t{16} << 20U;
  const std::string begin = "<p>Words.</p><!--";
  for (const std::size_t size : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(size);
    const auto tree = ingest::ReadTree(begin + std::string(size - begin.size(), 'x'));
    REQUIRE(tree.has_value() == (size <= kMost));
    if (!tree) CHECK(tree.error().kind == ErrorKind::kOverLimit);
  }
}

TEST_CASE("elements of a page in each other at the limit") {
  constexpr std::size_t kMost = 256;
  for (const std::size_t depth : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(depth);
    const auto tree = ingest::ReadTree(Times(depth, "<div>") + "Words.");
    REQUIRE(tree);
    const auto elements = std::count_if(tree->begin(), tree->end(),
                                        [](const ingest::PageNode& node) { return node.name == "div"; });
    CHECK(static_cast<std::size_t>(elements) == std::min(depth, kMost));
    CHECK(ingest::TextOf(*tree, 0) == "Words.");
  }
}

TEST_CASE("scripts in which a text is looked for, at the limit") {
  constexpr std::size_t kMost = std::size_t{4} << 20U;
  const std::string begin = R"({"datePublished":"2020-01-20","x":")";
  for (const std::size_t size : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(size);
    const std::string json = begin + std::string(size - begin.size() - 2, 'y') + "\"}";
    const std::string date = ingest::ReadPageState("<script>" + json + "</script>", Options().rules).date;
    CHECK(date == (size <= kMost ? "2020-01-20" : ""));
  }
}

TEST_CASE("a tag of a feed at the limit") {
  for (const std::size_t size : {ingest::kMaxXmlTag - 1, ingest::kMaxXmlTag, ingest::kMaxXmlTag + 1}) {
    CAPTURE(size);
    const std::string begin = "<a b=\"";
    const std::string tag = begin + std::string(size - begin.size() - 2, 'x') + "\"/";
    CheckKept(kHead + tag + ">" + kTail, size <= ingest::kMaxXmlTag);
  }
}

TEST_CASE("parts of a mail at the limits") {
  const std::string head = "From: a@example.org\r\nSubject: s\r\nMIME-Version: 1.0\r\n";
  const auto open = [](std::size_t i) {
    return "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "x\r\n\r\n--b" +
           std::to_string(i) + "x\r\n";
  };
  constexpr std::size_t kDeepest = 50;
  for (const std::size_t depth : {kDeepest - 1, kDeepest, kDeepest + 1}) {
    CAPTURE(depth);
    std::string mail = head;
    for (std::size_t i = 0; i < depth; ++i) mail += open(i);
    CheckKept(mail + "Content-Type: text/plain\r\n\r\nWords of a mail.\r\n", depth <= kDeepest);
  }
  constexpr std::size_t kMost = 1000;
  for (const std::size_t count : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(count);
    std::string mail = head + open(0);
    // The whole is a part, too.
    for (std::size_t i = 2; i < count; ++i) mail += "\r\nWords.\r\n--b0x\r\n";
    const Outcome outcome = ReadBytes(mail + "\r\nThe last words.\r\n--b0x--\r\n");
    REQUIRE(outcome.articles.size() == 1);
    CHECK((outcome.articles[0].text.find("The last") != std::string::npos) == (count <= kMost));
  }
}
