// Archives and compressed files: what they hold is read as files are, in their order, under names that show
// where it lies.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "pack.h"
#include "read.h"

using namespace demarche;
using namespace demarche::ingest_test;

namespace {

std::string Uris(const Outcome& outcome) {
  std::string uris;
  for (const Article& article : outcome.articles) uris += article.uri + "|";
  return uris;
}

std::string Messages(const Outcome& outcome) {
  std::string messages;
  for (const ErrorRecord& error : outcome.errors) messages += error.code + " " + error.message + "|";
  return messages;
}

/// Letters that hardly compress, others for each seed.
std::string Story(std::size_t size, std::uint32_t seed) {
  std::string text = "Envoys met.";
  for (; text.size() < size; seed = seed * 1664525U + 1013904223U)
    text += seed % 5U == 0 ? ' ' : static_cast<char>('a' + (seed >> 24U) % 26U);
  text.resize(size);
  text.back() = '.';
  return text;
}

}  // namespace

TEST_CASE("every kind of archive gives its files in its own order") {
  struct Case {
    std::string format;
    std::string filter;
    std::string options;
  };
  const std::vector<Case> cases{{"zip", "", ""},
                                {"zip", "", "zip:compression=store"},
                                {"pax", "", ""},
                                {"ustar", "", ""},
                                {"gnutar", "", ""},
                                {"v7tar", "", ""},
                                {"pax", "gzip", ""},
                                {"pax", "bzip2", ""},
                                {"pax", "xz", ""},
                                {"pax", "zstd", ""},
                                {"pax", "lz4", ""},
                                {"7zip", "", "7zip:compression=lzma1"},
                                {"7zip", "", "7zip:compression=ppmd"}};
  for (const Case& each : cases) {
    CAPTURE(each.format);
    CAPTURE(each.filter);
    const std::string bytes =
        Pack({{"b.txt", "Words of b."},
              {"a/c.html", "<html><body><p>Words of c, that are many enough for a page.</p></body></html>"},
              {"a/d.jsonl", "{\"text\":\"Words of d.\"}\n{\"text\":\"Words of e.\"}\n"}},
             each.format, each.filter, each.options);
    const Outcome outcome = ReadBytes(bytes);
    CHECK(Uris(outcome) == "f!/b.txt|f!/a/c.html|f!/a/d.jsonl:1|f!/a/d.jsonl:2|");
    CHECK(Messages(outcome).empty());
    REQUIRE(outcome.articles.size() == 4);
    CHECK(outcome.articles[0].text == "Words of b.");
    CHECK(outcome.articles[3].text == "Words of e.");
  }
}

TEST_CASE("a compressed file keeps its name") {
  for (const std::string filter : {"gzip", "bzip2", "xz", "zstd", "lz4"}) {
    CAPTURE(filter);
    const Outcome text = ReadBytes(Pack({{"a", "Plain words."}}, "raw", filter));
    CHECK(Uris(text) == "f|");
    const Outcome lines = ReadBytes(Pack({{"a", "{\"text\":\"Y.\"}\n{\"text\":\"Z.\"}\n"}}, "raw", filter));
    CHECK(Uris(lines) == "f:1|f:2|");
    if (filter == "lz4") continue;  // libarchive cannot write an empty one
    const Outcome empty = ReadBytes(Pack({{"a", ""}}, "raw", filter));
    CHECK(Messages(empty) == "empty f: is empty; give a file that holds an article|");
  }
  CHECK(Uris(ReadBytes(Gzip("One and") + Gzip(" two."))) == "f|");
}

TEST_CASE("containers in containers, as deep as the limit says") {
  const std::string inner = Pack({{"a.txt", "Words."}}, "zip");
  const std::string middle = Pack({{"in.zip", inner}, {"b.txt", "More words."}}, "pax", "gzip");
  CHECK(Uris(ReadBytes(Pack({{"x/in.tgz", middle}}, "7zip"))) ==
        "f!/x/in.tgz!/in.zip!/a.txt|f!/x/in.tgz!/b.txt|");

  IngestOptions options = Options();
  options.max_depth = 3;
  std::string bytes = "Words.";
  for (int depth = 1; depth <= 4; ++depth) {
    bytes = Gzip(bytes);
    const Outcome outcome = ReadBytes(bytes, options);
    CHECK(outcome.articles.size() == (depth <= 3 ? 1 : 0));
    CHECK(Messages(outcome) ==
          (depth <= 3 ? "" : "over limit f: lies more than 3 containers deep; unpack the outer ones|"));
  }
}

TEST_CASE("the expansion of a file is held to its limit, to the byte") {
  const std::string text(100'000, 'x');
  const std::string bytes = Gzip(text);
  IngestOptions options = Options();
  options.max_expansion = 3;
  for (const int more : {1, 0, -1}) {
    CAPTURE(more);
    options.free_unpacked_bytes =
        static_cast<std::uint64_t>(static_cast<std::int64_t>(text.size() - 3 * bytes.size()) + more);
    const Outcome outcome = ReadBytes(bytes, options);
    CHECK(outcome.articles.size() == (more >= 0 ? 1 : 0));
    CHECK(Messages(outcome) == (more >= 0 ? ""
                                          : "over limit f: unpacks to more than 3 times its size, as a zip "
                                            "bomb does; leave it out, or unpack it yourself|"));
  }
  options = Options();
  for (const int more : {1, 0, -1}) {
    options.max_unpacked_bytes = static_cast<std::uint64_t>(static_cast<std::int64_t>(text.size()) + more);
    const Outcome outcome = ReadBytes(bytes, options);
    CHECK(outcome.articles.size() == (more >= 0 ? 1 : 0));
    CHECK(outcome.errors.size() == (more >= 0 ? 0 : 1));
  }
}

TEST_CASE("a nested bomb ends the reading of its file, once; what came before is kept") {
  const std::string bomb = Gzip(Gzip(std::string(50'000'000, ' ')));
  IngestOptions options = Options();
  options.free_unpacked_bytes = 1'000'000;
  for (const std::string format : {"zip", "pax", "7zip"}) {
    CAPTURE(format);
    const Outcome outcome = ReadBytes(
        Pack({{"a.txt", "Words."}, {"b.gz", bomb}, {"c.gz", bomb}, {"d.txt", "Words."}}, format), options);
    CHECK(Uris(outcome) == "f!/a.txt|");
    REQUIRE(outcome.errors.size() == 1);
    CHECK(outcome.errors[0].code == "over limit");
    CHECK(outcome.errors[0].message.find("f!/b.gz: unpacks to more than 200 times its size") == 0);
  }
}

TEST_CASE("number and size of members have limits") {
  const std::string bytes = Pack({{"a", "A."}, {"b", "B."}, {"c", "C."}}, "pax");
  IngestOptions options = Options();
  for (const std::uint64_t limit : {4U, 3U, 2U}) {
    options.max_members = limit;
    const Outcome outcome = ReadBytes(bytes, options);
    CHECK(outcome.articles.size() == std::min<std::uint64_t>(3, limit));
    CHECK(Messages(outcome) ==
          (limit >= 3 ? "" : "over limit f: the file holds more than 2 members; split it|"));
  }
  options = Options();
  const std::string large =
      Pack({{"a", std::string(5000, 'x')}, {"b", "B."}}, "zip", "", "zip:compression=store");
  for (const std::uint64_t limit : {5001U, 5000U, 4999U}) {
    options.max_file_bytes = limit;
    const Outcome outcome = ReadBytes(large, options);
    CHECK(outcome.articles.size() == (limit >= 5000 ? 2 : 1));
    CHECK(Messages(outcome) ==
          (limit >= 5000
               ? ""
               : "over limit f!/a: is larger than the limit of 4999 bytes for one article; split it|"));
  }
  // A zip that cannot be searched must be held, and counts with those around it.
  const std::string held = Gzip(large);
  options.max_file_bytes = large.size();
  CHECK(ReadBytes(held, options).articles.size() == 2);
  options.max_file_bytes = large.size() - 1;
  CHECK(Messages(ReadBytes(held, options)).find("too large to be held in memory") != std::string::npos);
}

TEST_CASE("names are shown, never followed") {
  const Outcome outcome = ReadBytes(Pack({{"../../etc/passwd", "A."},
                                          {"/abs.txt", "B."},
                                          {"./c.txt", "C."},
                                          {"n\nl\x1B[2J.txt", "D."},
                                          {"\xC3\xA9t\xC3\xA9.txt", "E."},
                                          {"e\xCC\x81.txt", "F."},
                                          {"\xE2\x80\xAEgnp.txt", "G."},
                                          {std::string(3000, 'x'), "H."}},
                                         "gnutar"));
  CHECK(Uris(outcome) ==
        "f!/../../etc/passwd|f!//abs.txt|f!/c.txt|f!/n%0Al%1B[2J.txt|f!/\xC3\xA9t\xC3\xA9.txt|"
        "f!/\xC3\xA9.txt|f!/%E2%80%AEgnp.txt|f!/" +
            std::string(500, 'x') + "...|");
  // A name in another encoding: the writer refuses it, so it is put in afterwards.
  std::string bytes = Pack({{"aXb.txt", "I."}}, "zip", "", "zip:compression=store");
  for (std::size_t at = bytes.find("aXb"); at != std::string::npos; at = bytes.find("aXb"))
    bytes[at + 1] = '\xE9';
  CHECK(Uris(ReadBytes(bytes)) == "f!/a%E9b.txt|");
}

TEST_CASE("what is no regular file is told, what is hidden is not") {
  const std::vector<Packed> members{{".hidden", "A."},
                                    {"x/.git/config", "B."},
                                    {"__MACOSX/c.txt", "C."},
                                    {"s.txt", "", "/etc/passwd"},
                                    {"d.txt", "D."}};
  for (const std::string format : {"zip", "pax", "7zip"}) {
    CAPTURE(format);
    const Outcome outcome = ReadBytes(Pack(members, format));
    CHECK(Uris(outcome) == "f!/d.txt|");
    CHECK(Messages(outcome) ==
          "unsupported f!/s.txt: is a link to '/etc/passwd', which is not followed; add the file itself|");
  }
  const Outcome outcome =
      ReadBytes(Pack({{"d.txt", "D."}, {"h.txt", "", "d.txt", true}, {"p", "", "", false, true}}, "pax"));
  CHECK(Uris(outcome) == "f!/d.txt|");
  CHECK(Messages(outcome) ==
        "unsupported f!/h.txt: is a link to 'd.txt', which is not followed; add the file itself|"
        "unsupported f!/p: is no regular file; leave it out|");
}

TEST_CASE("encrypted members are named") {
  for (const std::string how : {"zip:encryption=traditional", "zip:encryption=aes256"}) {
    const Outcome outcome = ReadBytes(Pack({{"a.txt", "A."}, {"b.txt", "B."}}, "zip", "", how));
    CHECK(outcome.articles.empty());
    CHECK(Messages(outcome) ==
          "unsupported f!/a.txt: is encrypted; unpack the archive with its password|"
          "unsupported f!/b.txt: is encrypted; unpack the archive with its password|");
  }
}

TEST_CASE("archives without a file say so") {
  for (const std::string format : {"zip", "7zip"})
    CHECK(Messages(ReadBytes(Pack({}, format))) ==
          "empty f: holds no file that can be read; hidden files are passed over|");
  CHECK(Messages(ReadBytes(Pack({{".a", "A."}}, "pax"))) ==
        "empty f: holds no file that can be read; hidden files are passed over|");
}

TEST_CASE("a damaged member costs no other") {
  const std::string words = Story(400, 7);
  std::string zip =
      Pack({{"a.txt", "A."}, {"b.txt", words}, {"c.txt", "C."}}, "zip", "", "zip:compression=store");
  zip[zip.find(words) + 100] ^= 1;
  const Outcome outcome = ReadBytes(zip);
  CHECK(Uris(outcome) == "f!/a.txt|f!/c.txt|");
  REQUIRE(outcome.errors.size() == 1);
  CHECK(outcome.errors[0].message.find("f!/b.txt: cannot be unpacked to its end: ZIP bad CRC") == 0);
  CHECK(outcome.errors[0].message.find("get the archive again") != std::string::npos);

  std::string tar = Pack({{"a.txt", "A."}, {"b.txt", "B."}, {"c.txt", "C."}}, "ustar");
  tar[1024] ^= 1;
  const Outcome rest = ReadBytes(tar);
  CHECK(Uris(rest) == "f!/a.txt|f!/c.txt|");
  CHECK(Messages(rest).find("malformed f: holds a damaged header, and what it named was passed over") == 0);
  CHECK(rest.errors.size() == 1);
}

TEST_CASE("an archive in which libarchive finds no format is told of, and nothing more is asked of it") {
  std::string tar = Pack({{"a.txt", "A."}, {"b.txt", "B."}}, "ustar");
  tar[156] = '!';  // a kind of member that there is none of, with the right sum
  unsigned sum = 8 * ' ';
  for (std::size_t i = 0; i < 512; ++i) {
    if (i < 148 || i >= 156) sum += static_cast<unsigned char>(tar[i]);
  }
  tar.replace(148, 6, fmt::format("{:06o}", sum));
  CHECK(Messages(ReadBytes(tar)) ==
        "malformed f: cannot be read further: Unrecognized archive format; get the archive again|");
}

TEST_CASE("what was cut off gives what comes before the cut, and one line") {
  struct Case {
    std::string format;
    std::string filter;
  };
  for (const Case& each :
       {Case{"zip", ""}, Case{"pax", ""}, Case{"pax", "gzip"}, Case{"pax", "xz"}, Case{"pax", "zstd"}}) {
    CAPTURE(each.format);
    CAPTURE(each.filter);
    // Larger than a block of these formats, so that the first member is whole; one of bzip2 and of lz4 would
    // hold them all.
    const std::vector<Packed> members{
        {"a", Story(300'000, 1)}, {"b", Story(300'000, 2)}, {"c", Story(300'000, 3)}};
    const std::string whole = Pack(members, each.format, each.filter);
    CHECK(ReadBytes(whole).articles.size() == 3);
    const Outcome outcome = ReadBytes(std::string_view(whole).substr(0, whole.size() * 9 / 10));
    CHECK(!outcome.articles.empty());
    CHECK(outcome.articles.size() < 3);
    REQUIRE(outcome.errors.size() == 1);
    CHECK(outcome.errors[0].code == "malformed");
    CAPTURE(outcome.errors[0].message);
    CHECK(outcome.errors[0].message.find("again") != std::string::npos);
  }
  const std::string seven = Pack({{"a.txt", "A."}}, "7zip");
  CHECK(ReadBytes(std::string_view(seven).substr(0, seven.size() - 5)).errors.size() == 1);
}

TEST_CASE("the sum of a gzip file is checked, and what follows it named") {
  std::string sum = Gzip("Words of an article.");
  sum[sum.size() - 6] ^= 1;
  const Outcome wrong = ReadBytes(sum);
  CHECK(wrong.articles.empty());
  CHECK(Messages(wrong).find("malformed f: is damaged; get it again (byte ") == 0);

  const Outcome padded = ReadBytes(Gzip("Words.") + std::string(512, '\0'));
  CHECK(padded.articles.size() == 1);
  CHECK(padded.errors.empty());
  const Outcome apart = ReadBytes(Gzip("One and") + std::string(512, '\0') + Gzip(" two."));
  REQUIRE(apart.articles.size() == 1);
  CHECK(apart.articles[0].text == "One and two.");

  const Outcome trailing = ReadBytes(Gzip("Words.") + "more");
  CHECK(trailing.articles.size() == 1);
  CHECK(Messages(trailing).find("what follows the compressed part is no gzip and was not read") !=
        std::string::npos);

  // Of a tar the end is told by its own blocks; the sum behind them is looked at all the same.
  std::string tar = Pack({{"a.txt", "A."}}, "pax", "gzip");
  tar[tar.size() - 6] ^= 1;
  CHECK(ReadBytes(tar).errors.size() == 1);
}

TEST_CASE("archives that change in any byte, or end at any, are told of and never break the reader") {
  const std::vector<Packed> members{{"a.txt", "Words of a."}, {"b.txt", Story(60, 7)}};
  for (const auto& [format, filter] : std::vector<std::pair<std::string, std::string>>{
           {"zip", ""}, {"pax", "gzip"}, {"7zip", ""}, {"pax", "xz"}, {"pax", "zstd"}, {"pax", "bzip2"}}) {
    const auto& this_format = format;
    CAPTURE(this_format);
    const std::string whole = Pack(members, format, filter);
    for (std::size_t at = 0; at < whole.size(); ++at) {
      std::string flipped = whole;
      flipped[at] = static_cast<char>(flipped[at] ^ 0x55);
      const Outcome changed = ReadBytes(flipped);
      const Outcome cut = ReadBytes(std::string_view(whole).substr(0, at));
      CAPTURE(at);
      CHECK(!(changed.articles.empty() && changed.errors.empty()));
      // The very first bytes are a text, too.
      if (at >= 10) CHECK(!cut.errors.empty());
    }
  }
}

TEST_CASE("a sink that wants no more ends the archive") {
  Outcome outcome;
  IngestSink sink = Into(outcome);
  sink.article = [&](Article article) {
    outcome.articles.push_back(std::move(article));
    return false;
  };
  ReadArticleBytes(Pack({{"a", "A."}, {"b", "B."}, {"c.bin", std::string(9, '\0')}}, "zip"), "f", Options(),
                   sink);
  CHECK(outcome.articles.size() == 1);
  CHECK(outcome.errors.empty());
}
