// Crawls in WARC and ARC: pages with what the server said of them, and everything else counted.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "pack.h"
#include "read.h"

using namespace demarche;
using namespace demarche::ingest_test;

namespace {

constexpr const char* kPage =
    "<html><body><p>Envoys met in Bern on Monday, said the ministry.</p></body></html>";
constexpr const char* kWords = "Envoys met in Bern on Monday, said the ministry.";

/// A record of a WARC; `fields` are lines with their ends.
std::string Record(const std::string& type, const std::string& fields, const std::string& block) {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Date: 2014-03-01T10:00:00Z\r\n{}Content-Length: "
      "{}\r\n\r\n{}\r\n\r\n",
      type, fields, block.size(), block);
}

/// A response with a page at /a; `fields` are those of HTTP.
std::string Response(const std::string& fields, const std::string& body,
                     const std::string& status = "200 OK") {
  return Record(
      "response",
      "WARC-Target-URI: http://example.org/a\r\nContent-Type: application/http; msgtype=response\r\n",
      fmt::format("HTTP/1.1 {}\r\n{}\r\n{}", status, fields, body));
}

const std::string kHtml = "Content-Type: text/html\r\n";

std::string Told(const Outcome& outcome) {
  std::string messages;
  for (const ErrorRecord& error : outcome.errors)
    messages += fmt::format("{} {} {}|", error.code, error.offset, error.message);
  return messages;
}

std::string FieldOf(const Article& article, std::string_view name) {
  for (const auto& [key, json] : article.other) {
    if (key == name) return json;
  }
  return {};
}

/// The one article of `warc`, which gives no complaint.
Article OnlyOf(const std::string& warc) {
  Outcome outcome = ReadBytes(warc);
  CHECK(Told(outcome).empty());
  REQUIRE(outcome.articles.size() == 1);
  return outcome.articles[0];
}

}  // namespace

TEST_CASE("responses, resources and conversions are read; what surrounds them is not") {
  const std::string warc =
      Record("warcinfo", "Content-Type: application/warc-fields\r\n", "software: x\r\n") +
      Record("request", "Content-Type: application/http; msgtype=request\r\n", "GET / HTTP/1.1\r\n\r\n") +
      Response(kHtml, kPage) + Record("metadata", "", "fetchTimeMs: 3\r\n") +
      Record("resource", "WARC-Target-URI: <https://example.org/b b>\r\nContent-Type: text/html\r\n", kPage) +
      Record("conversion", "WARC-Target-URI: file:///c\r\nContent-Type: text/plain\r\n", "Words of a text.");
  for (const std::string& bytes : {warc, Gzip(warc), Pack({{"a", warc}}, "raw", "lz4")}) {
    const Outcome outcome = ReadBytes(bytes);
    CHECK(Told(outcome).empty());
    REQUIRE(outcome.articles.size() == 3);
    CHECK(outcome.articles[0].uri == "f!/record-3");
    CHECK(outcome.articles[0].url == "http://example.org/a");
    CHECK(outcome.articles[0].publisher == "example.org");
    CHECK(outcome.articles[0].text == kWords);
    CHECK(outcome.articles[1].uri == "f!/record-5");
    CHECK(outcome.articles[1].url == "https://example.org/b%20b");
    CHECK(outcome.articles[2].uri == "f!/record-6");
    CHECK(outcome.articles[2].url.empty());
    CHECK(outcome.articles[2].text == "Words of a text.");
  }
  CHECK(ReadBytes(Pack({{"in.warc", Gzip(warc)}}, "zip")).articles[0].uri == "f!/in.warc!/record-3");
}

TEST_CASE("the day of the capture is no date, but no date is later") {
  const Article plain = OnlyOf(Response(kHtml + "Last-Modified: Sat, 01 Feb 2014 08:00:00 GMT\r\n", kPage));
  CHECK(plain.date.empty());
  CHECK(plain.date_basis == DateBasis::kNone);
  CHECK(FieldOf(plain, "captured").find("\"2014-03-01T10:00:00") == 0);
  CHECK(FieldOf(plain, "last_modified").find("\"2014-02-01") == 0);

  struct Case {
    std::string day;
    bool believed;
  };
  for (const Case& each : {Case{"2014-02-28", true}, Case{"2014-03-02", true}, Case{"2014-03-03", false}}) {
    CAPTURE(each.day);
    const Outcome outcome = ReadBytes(Response(
        kHtml, fmt::format("<html><head><meta property=\"article:published_time\" content=\"{}\"></head>{}",
                           each.day, kPage)));
    REQUIRE(outcome.articles.size() == 1);
    CHECK(outcome.articles[0].date == (each.believed ? each.day : ""));
    CHECK(Told(outcome) ==
          (each.believed ? ""
                         : "notice 0 f!/record-1: date '2014-03-03' lies after the capture of the page on "
                           "2014-03-01; the article is kept without it|"));
  }
}

TEST_CASE("the address of a record dates its page as the page's own would") {
  const std::string dated = Record("response", "WARC-Target-URI: http://example.org/2014/02/11/a.html\r\n",
                                   "HTTP/1.1 200 OK\r\n\r\n" + std::string(kPage));
  const Article article = OnlyOf(dated);
  CHECK(article.date == "2014-02-11");
  CHECK(article.date_basis == DateBasis::kUrl);
  // The page's own address goes before.
  const Article own = OnlyOf(Response(
      kHtml, "<html><head><link rel=canonical href=\"http://example.org/own\"></head>" + std::string(kPage)));
  CHECK(own.url == "http://example.org/own");
}

TEST_CASE("the charset of the server holds where the page names none") {
  const std::string body = "<html><body><p>Послы встретились.</p></body></html>";
  const std::string cyrillic =
      "<html><body><p>\xCF\xEE\xF1\xEB\xFB \xE2\xF1\xF2\xF0\xE5\xF2\xE8\xEB\xE8\xF1\xFC.</p></body></html>";
  CHECK(OnlyOf(Response("Content-Type: text/html; charset=\"windows-1251\"\r\n", cyrillic)).text ==
        "Послы встретились.");
  // Well-formed UTF-8 is what it is.
  CHECK(OnlyOf(Response("Content-Type: text/html; charset=windows-1251\r\n", body)).text ==
        "Послы встретились.");
}

TEST_CASE("bodies come out of their encodings") {
  struct Case {
    std::string fields;
    std::string body;
  };
  const std::string page = kPage;
  const std::string zipped = Gzip(page);
  const std::string brotli(
      "\x1B\x50\x00\xE8\x8D\x94\x2E\xEE\x34\x42\xA5\xAB\xDB\x52\x1D\x5D\x34\x94\x27\xC1\x68\x09\x82\x0F\x06"
      "\xF7\xA3\x22\x3C\x7C\x60\x22\x07\x2E\xB5\xC0\xFC\x86\x8F\xA9\xFE\x31\xDA\xE2\xE2\x38\x83\x91\x5F\xBC"
      "\xF1\x5B\x5C\x6C\x7D\x58\x44\xD5\x43\x18\xD1\x8D\x73\x44\xC2\x9F\x25\xF6\xCB\x89\x2C\xC5\xF9",
      73);
  const std::string chunked = fmt::format("a;x=y\r\n{}\r\n{:X}\r\n{}\r\n0\r\n\r\n", page.substr(0, 10),
                                          page.size() - 10, page.substr(10));
  const std::vector<Case> cases{
      {"Transfer-Encoding: chunked\r\n", chunked},
      {"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
       fmt::format("{:x}\r\n{}\r\n0\r\n\r\n", zipped.size(), zipped)},
      {"Content-Encoding: gzip\r\n", zipped},
      {"Content-Encoding: identity, x-gzip\r\n", zipped},
      {"Content-Encoding: gzip, gzip\r\n", Gzip(zipped)},
      {"Content-Encoding: br\r\n", brotli},
      // Crawlers decode a body and keep the header.
      {"Transfer-Encoding: chunked\r\n", page},
      {"Content-Encoding: gzip\r\n", page},
      {"Content-Encoding: deflate\r\n", page},
      {"Content-Encoding: br\r\n", page},
      {"Content-Length: 999999\r\n", page},
      {"X-Folded: a\r\n b\r\nno field\r\n", page},
  };
  for (const Case& each : cases) {
    CAPTURE(each.fields);
    CHECK(OnlyOf(Response(kHtml + each.fields, each.body)).text == kWords);
  }
}

TEST_CASE("bodies that break are named with their address") {
  const std::string zipped = Gzip(kPage);
  struct Case {
    std::string fields;
    std::string body;
    std::string words;
  };
  const std::vector<Case> cases{
      {"Transfer-Encoding: chunked\r\n", "3\r\n<ht\r\nxyz\r\n",
       "malformed 0 f!/record-1: has a broken chunk"},
      {"Transfer-Encoding: chunked\r\n", "3\r\n<ht\r\n999\r\nml",
       "malformed 0 f!/record-1: breaks off inside a chunk"},
      {"Content-Encoding: gzip\r\n", zipped.substr(0, zipped.size() - 9),
       "malformed 0 f!/record-1: breaks off"},
      {"Content-Encoding: br\r\n", "\x1B\x50\xFF\xFF\xFF",
       "malformed 0 f!/record-1: cannot be unpacked (brotli)"},
      {"Content-Encoding: sdch\r\n", "xyz",
       "unsupported 0 f!/record-1: is encoded as 'sdch', which is not read"},
      {"Content-Encoding: gzi\xDD\r\n", "xyz",
       "unsupported 0 f!/record-1: is encoded as 'gzi\uFFFD', which is not read"},
      {"Content-Encoding: gzip, gzip, gzip, gzip, gzip\r\n", zipped,
       "over limit 0 f!/record-1: is encoded more than 4 times"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.fields);
    const Outcome outcome = ReadBytes(Response(kHtml + each.fields, each.body) + Response(kHtml, kPage));
    CHECK(outcome.articles.size() == 1);
    CAPTURE(Told(outcome));
    REQUIRE(outcome.errors.size() == 1);
    CHECK(Told(outcome).find(each.words) == 0);
    CHECK(outcome.errors[0].message.find("its address: http://example.org/a") != std::string::npos);
  }
}

TEST_CASE("what holds no article is counted, by kind") {
  const Outcome outcome =
      ReadBytes(Record("revisit", "", "") + Record("revisit", "", "HTTP/1.1 200 OK\r\n\r\n") +
                Record("continuation", "", "x") + Response(kHtml, kPage, "404 Not Found") +
                Response(kHtml, kPage, "302 Found") + Response(kHtml, "") +
                Response("Content-Type: image/png\r\n", "x") +
                Record("resource", "Content-Type: text/css\r\n", "p {}") + Response(kHtml, kPage));
  CHECK(outcome.articles.size() == 1);
  CHECK(Told(outcome) ==
        "notice 0 f: records without an article, passed over: 1 HTTP 200 without a page, 1 HTTP 302, 1 HTTP "
        "404, "
        "1 continuation of a record, 1 image/png, 2 revisit (the page is in an earlier archive; add that), "
        "1 text/css|");
  CHECK(Told(ReadBytes(Record("warcinfo", "", "x"))) ==
        "empty 0 f: holds no captured page; give the archive that holds them|");
}

TEST_CASE("damage in a crawl is named, and the next record read") {
  const std::string good = Response(kHtml, kPage);
  struct Case {
    std::string bad;
    std::string told;
  };
  const std::vector<Case> cases{
      {"junk\r\nmore junk\r\n",
       "malformed {} f: what follows record 1 is no record; bytes up to the next one were passed over|"},
      {"WARC/1.0\r\nWARC-Type: response\r\n\r\n",
       "malformed {} f!/record-2: has no Content-Length that is a number; it was passed over|"},
      {"WARC/1.0\r\nContent-Length: -1\r\n\r\n",
       "malformed {} f!/record-2: has no Content-Length that is a number; it was passed over|"},
      {"WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n",
       "malformed {} f!/record-2: has no Content-Length that is a number; it was passed over|"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.bad);
    const Outcome outcome = ReadBytes(good + each.bad + good);
    CHECK(outcome.articles.size() == 2);
    CHECK(Told(outcome) == fmt::format(fmt::runtime(each.told), good.size()));
  }
  const std::string cut = good + good.substr(0, good.size() - 30);
  const Outcome outcome = ReadBytes(cut);
  CHECK(outcome.articles.size() == 1);
  CHECK(
      Told(outcome) ==
      fmt::format("malformed {} f!/record-2: breaks off in its block; get the archive again|", good.size()));
  CHECK(
      Told(ReadBytes(good + good.substr(0, 40))) ==
      fmt::format("malformed {} f!/record-2: breaks off in its header; get the archive again|", good.size()));
  // One line, with the byte of the file, when it is the compression that breaks.
  const std::string packed = Gzip(good) + Gzip(good);
  const Outcome zipped = ReadBytes(packed.substr(0, packed.size() - 20));
  CHECK(zipped.articles.size() == 1);
  CHECK(Told(zipped).find("f!/record-2: breaks off; get it again (byte ") != std::string::npos);
  CHECK(zipped.errors.size() == 1);
}

TEST_CASE("damage inside of a compressed crawl costs the record in which it is") {
  std::string others;
  for (int i = 0; i < 2; ++i) others += Gzip(Response(kHtml, kPage));
  const std::string record = Gzip(Response(kHtml, kPage));
  for (std::size_t at = 0; at < record.size(); ++at) {
    CAPTURE(at);
    std::string damaged = record;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    const Outcome outcome = ReadBytes(others + damaged + others);
    CHECK(outcome.articles.size() >= 4);
    CHECK(outcome.articles.size() <= 5);
    const std::string told = Told(outcome);
    CAPTURE(told);
    CHECK((outcome.articles.size() == 5 || !outcome.errors.empty()));
    CHECK(outcome.errors.size() <= 4);
  }
  std::string damaged = record;
  for (std::size_t at = 20; at < 40; ++at) damaged[at] = '\0';
  const Outcome outcome = ReadBytes(others + damaged + others);
  CHECK(outcome.articles.size() == 4);
  REQUIRE(!outcome.errors.empty());
  CHECK(outcome.errors.back().message.find("f: is damaged in the middle; ") == 0);
  CHECK(outcome.errors.back().message.find(" bytes were passed over up to the next records that are whole") !=
        std::string::npos);
}

TEST_CASE("a record has a limit, and one that was cut says so") {
  const std::string good = Response(kHtml, kPage);
  const std::string block = good.substr(good.find("HTTP/"));
  IngestOptions options = Options();
  for (const int more : {1, 0, -1}) {
    options.max_file_bytes = static_cast<std::uint64_t>(static_cast<int>(block.size() - 4) + more);
    const Outcome outcome = ReadBytes(good, options);
    CHECK(outcome.articles.size() == (more >= 0 ? 1 : 0));
    CHECK(Told(outcome).find(more >= 0 ? "" : "over limit 0 f!/record-1: is larger than the limit of") == 0);
  }
  const Outcome cut = ReadBytes(
      Record("response", "WARC-Truncated: length\r\n", "HTTP/1.1 200 OK\r\n\r\n" + std::string(kPage)));
  CHECK(cut.articles.size() == 1);
  CHECK(Told(cut) == "notice 0 f!/record-1: was cut off by the crawler, which says so; get the page again|");
}

TEST_CASE("bombs in bodies end the file") {
  IngestOptions options = Options();
  options.free_unpacked_bytes = 100'000;
  const std::string bomb = Gzip(Gzip(std::string(20'000'000, ' ')));
  const Outcome outcome =
      ReadBytes(Response(kHtml, kPage) + Response(kHtml + "Content-Encoding: gzip, gzip\r\n", bomb) +
                    Response(kHtml, kPage),
                options);
  CHECK(outcome.articles.size() == 1);
  REQUIRE(outcome.errors.size() == 1);
  CHECK(outcome.errors[0].code == "over limit");
  CHECK(outcome.errors[0].message.find("f!/record-2: unpacks to more than 200 times its size") == 0);
}

TEST_CASE("ARC files of both versions") {
  const std::string answer = "HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + std::string(kPage);
  const std::string first = "1 0 Test\nURL IP-address Archive-date Content-type Archive-length\n";
  const std::string one = fmt::format(
      "filedesc://a.arc 0.0.0.0 20140301100000 text/plain {}\n{}\n"
      "http://example.org/a b 192.0.2.1 20140301100000 text/html {}\n{}\n"
      "dns:example.org 192.0.2.1 20140301100000 text/dns 4\nx yz\n",
      first.size(), first, answer.size(), answer);
  const Outcome outcome = ReadBytes(one);
  REQUIRE(outcome.articles.size() == 1);
  CHECK(outcome.articles[0].uri == "f!/record-2");
  CHECK(outcome.articles[0].url == "http://example.org/a%20b");
  CHECK(outcome.articles[0].date.empty());
  CHECK(FieldOf(outcome.articles[0], "captured").find("\"2014-03-01T10:00:00") == 0);
  CHECK(Told(outcome) == "notice 0 f: records without an article, passed over: 1 text/dns|");

  const std::string second =
      "2 0 Test\nURL IP-address Archive-date Content-type Result-code Checksum Location "
      "Offset Filename Archive-length\n";
  const std::string two = fmt::format(
      "filedesc://a.arc 0.0.0.0 20140301100000 text/plain 200 - - 0 a.arc {}\n{}\n"
      "http://example.org/a 192.0.2.1 20140301100000 text/html 200 - - 300 a.arc {}\n{}\n",
      second.size(), second, answer.size(), answer);
  CHECK(OnlyOf(two).url == "http://example.org/a");

  const Outcome bad =
      ReadBytes("filedesc://a 0.0.0.0 20140301100000 text/plain -1\n" + first +
                fmt::format("\nhttp://example.org/a 192.0.2.1 2014 text/html {}\n{}\n"
                            "http://example.org/b 192.0.2.1 20140301100000 text/html abc\n"
                            "http://example.org/c 192.0.2.1 20140301100000 text/html 9999\n{}",
                            answer.size(), answer, answer));
  CHECK(bad.articles.size() == 1);
  CHECK(bad.errors.size() == 3);
  CHECK(Told(bad).find("malformed 0 f: what follows record 0 is no record") == 0);
  CHECK(Told(bad).find("f!/record-2: breaks off in its block") != std::string::npos);
}

TEST_CASE("damage in an ARC file is named, and the next record read") {
  const std::string answer = "HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + std::string(kPage);
  const std::string head = "filedesc://a.arc 0.0.0.0 20140301100000 text/plain 9\n1 0 Test\n\n";
  const auto record = [&](std::size_t length) {
    return fmt::format("http://example.org/a 192.0.2.1 20140301100000 text/html {}\n{}\n", length, answer);
  };
  const std::string good = record(answer.size());
  // Twenty bytes too few are told: they stand before the end of the line.
  const Outcome shorter = ReadBytes(head + record(answer.size() - 20) + good);
  CHECK(shorter.articles.size() == 2);
  CHECK(Told(shorter).find(
            "what follows record 2 is no record; 21 bytes up to the next one were passed over") !=
        std::string::npos);
  // A line of prose that begins and ends as a record does is none.
  const Outcome noise = ReadBytes(head + good + "note: it was on the 3rd at 12\n" + good);
  CHECK(noise.articles.size() == 2);
  CHECK(noise.errors.size() == 1);

  const std::string part = Gzip(good);
  for (std::size_t at = 0; at < part.size(); ++at) {
    CAPTURE(at);
    std::string damaged = part;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    const Outcome outcome = ReadBytes(Gzip(head) + part + damaged + part + part);
    // Damage may run on into the next part before it is seen, never further.
    CHECK(outcome.articles.size() >= 2);
    CHECK(outcome.articles.size() <= 4);
    CHECK((outcome.articles.size() == 4 || !outcome.errors.empty()));
    CHECK(outcome.errors.size() <= 4);
  }
  std::string damaged = part;
  for (std::size_t at = 20; at < 40; ++at) damaged[at] = '\0';
  const Outcome outcome = ReadBytes(Gzip(head) + part + damaged + part);
  CHECK(outcome.articles.size() == 2);
  REQUIRE(!outcome.errors.empty());
  CHECK(outcome.errors.back().message.find("f: is damaged in the middle; ") == 0);
}
