// Lines without end, wrong labels and stray bytes, in every kind of file: one line each names the limit or
// the damage, and the rest of the file is read.
#include <doctest/doctest.h>

#include "base/utf8.h"
#include "pack.h"
#include "read.h"

using namespace demarche;
using namespace demarche::ingest_test;

namespace {

constexpr const char* kMail =
    "From a@b Sun Sep 12 08:00:00 2010\nFrom: a@b.example\nSubject: s\nTo: c@d.example\n\n";

/// Limits that a test reaches: 2,000 bytes for a record, 1,000 for an article.
IngestOptions SmallLimits() {
  IngestOptions options = Options();
  options.max_file_bytes = 4000;
  options.max_record_bytes = 2000;
  options.max_article_bytes = 1000;
  return options;
}

std::string Long(char c) { return std::string(5000, c); }

std::string Messages(const Outcome& outcome) {
  std::string messages;
  for (const ErrorRecord& error : outcome.errors) messages += error.code + " " + error.message + "|";
  return messages;
}

std::string Texts(const Outcome& outcome) {
  std::string texts;
  for (const Article& article : outcome.articles) texts += article.text + "|";
  return texts;
}

}  // namespace

TEST_CASE("a line without end has one message with the limit and the remedy, and what follows is read") {
  struct Case {
    std::string bytes;
    std::string message;
    std::string texts;
  };
  const std::string row = "title,text\nA,One.\nB,";
  const std::string item = "<rss><channel><item><description>One.</description></item><item><description>";
  const std::string wire = "<REUTERS><TEXT><BODY>";
  const std::vector<Case> cases{
      {Long('x'), "f: is larger than the limit of 1000 bytes for one article; split it", ""},
      {"<html><p>" + Long('x'), "f: is larger than the limit of 1000 bytes for one article; split it", ""},
      {"<?xml version=\"1.0\"?><svg>" + Long('x'),
       "f: is larger than the limit of 1000 bytes for one article; split it", ""},
      {"[{\"text\":\"One.\"},\n{\"text\":\"" + Long('x') + "]}\"},\n{\"text\":\"Two.\"}]",
       "f:2: the record is longer than 2000 bytes; split it", "One.|Two.|"},
      {"{\"text\":\"One.\"}\n{\"text\":\"" + Long('x') + "\"}\n{\"text\":\"Two.\"}\n",
       "f:2: the line is longer than 2000 bytes; split the record", "One.|Two.|"},
      {row + Long('x') + "\nC,Two.\n", "f:3: the row has more than 2000 bytes or 1000 cells; split it",
       "One.|Two.|"},
      {row + std::string(5000, ',') + "\nC,Two.\n",
       "f:3: the row has more than 2000 bytes or 1000 cells; split it", "One.|Two.|"},
      {row + "\"" + Long('x'), "f:3: the row has more than 2000 bytes or 1000 cells; split it", "One.|"},
      {std::string(kMail).substr(34) + Long('x'),
       "f: is a mail of more than 2000 bytes; save its text instead", ""},
      {kMail + Long('x') + "\n\n" + kMail + "Two.\n",
       "f#1: is a mail of more than 2000 bytes; save its text instead", "Two.|"},
      {item + Long('x') + "</description></item><item><description>Two.</description></item></channel></rss>",
       "f#2: is an article of more than 1000 bytes; split it, or leave it out", "One.|Two.|"},
      {wire + "One.</BODY></TEXT></REUTERS>\n" + wire + Long('x') + "</BODY></TEXT></REUTERS>\n" + wire +
           "Two.</BODY></TEXT></REUTERS>\n",
       "f#2: is a record of more than 2000 bytes; correct it there", "One.|Two.|"},
  };
  for (const Case& each : cases) {
    const std::string begin = each.bytes.substr(0, 40);
    CAPTURE(begin);
    for (const bool packed : {false, true}) {
      const Outcome outcome = ReadBytes(packed ? Gzip(each.bytes) : each.bytes, SmallLimits());
      CHECK(Messages(outcome) == "over limit " + each.message + "|");
      CHECK(Texts(outcome) == each.texts);
    }
  }
}

TEST_CASE("limits hold to the byte") {
  for (const int more : {-1, 0, 1}) {
    CAPTURE(more);
    const auto size = static_cast<std::size_t>(1000 + more);
    const std::string item = "<rss><channel><item><description>" + std::string(size, 'x') +
                             "</description></item></channel></rss>";
    for (const std::string& bytes : {std::string(size, 'x'), item}) {
      CHECK(ReadBytes(bytes, SmallLimits()).articles.size() == (more <= 0 ? 1 : 0));
      CHECK(ReadBytes(bytes, SmallLimits()).errors.size() == (more <= 0 ? 0 : 1));
    }
    const std::string line = "{\"text\":\"" + std::string(size + 1000 - 11, 'x') + "\"}";
    CHECK(ReadBytes(line + "\n" + line + "\n", SmallLimits()).articles.size() == (more <= 0 ? 2 : 0));
  }
}

TEST_CASE("a large file that is no text is not read to its end") {
  const std::string zeros(200'000, '\0');
  CHECK(Messages(ReadBytes(zeros)) ==
        "unsupported f: is a binary file (it holds a NUL byte); give text, HTML or JSON (byte 0)|");
}

TEST_CASE("a feed is the same in one piece and cut anywhere by what is read at once") {
  // The reader takes 64 KiB at once; what stands on the border moves by a byte.
  const std::string before = "<?xml version=\"1.0\"?><!-- c --><rss><channel><title>Herald</title>";
  const std::string items =
      "<item><title>A &amp; b</title><description><![CDATA[<p>Caf\xC3\xA9 ]] &eacute;</p>]]></description>"
      "<!-- <item> --><?pi x?></item><item a=\"&quot;>\"><description>Tom &hellip; R&D</description></item>";
  const Outcome whole = ReadBytes(before + items + "</channel></rss>");
  REQUIRE(whole.articles.size() == 2);
  CHECK(whole.errors.empty());
  for (std::size_t at = 0; at <= items.size(); ++at) {
    const std::string filled =
        before + std::string((std::size_t{1} << 16U) - before.size() - at, ' ') + items + "</channel></rss>";
    const Outcome outcome = ReadBytes(filled);
    CAPTURE(at);
    CHECK(Texts(outcome) == Texts(whole));
    CHECK(outcome.errors.empty());
  }
}

TEST_CASE("what is never closed ends with the file") {
  const std::string item = "<rss><channel><item><description>One.</description></item>";
  for (const std::string open : {"<item", "<item a=\"", "<!--", "<![CDATA[", "<!DOCTYPE x [", "<?pi",
                                 "<item>", "&amp", "<", "</", "<!", "<item><title>"}) {
    CAPTURE(open);
    const Outcome outcome = ReadBytes(item + open);
    CHECK(Texts(outcome) == "One.|");
    CHECK(outcome.errors.size() == 1);
  }
  std::string tags;
  for (int i = 0; i < 30'000; ++i) tags += "<p><b><li><table><tr><td><a href=x";
  CHECK(ReadBytes("<html><body><p>Envoys met in Tokyo on Sunday, and talked for hours.</p>" + tags)
            .articles.size() == 1);
}

TEST_CASE("the encoding of a file is told once for all of it") {
  struct Case {
    std::string bytes;
    std::string texts;
    std::string notice;  ///< words of the one notice, or ""
  };
  const std::string fill(300'000, 'a');
  const std::string doubt = "save the file as UTF-8";
  const std::vector<Case> cases{
      {"title,text\nA,Gen\xE8ve.\nB,\xC9t\xE9.\n", "Gen\xC3\xA8ve.|\xC3\x89t\xC3\xA9.|", "a guess"},
      // One guess for all cells: that of the first alone would be another encoding.
      {"title,text\nA,\xC0.\nB,Le minist\xE8re fran\xE7"
       "ais s'est r\xE9uni \xE0 Gen\xE8ve.\n",
       "\xC3\x80.|Le minist\xC3\xA8re fran\xC3\xA7"
       "ais s'est r\xC3\xA9uni \xC3\xA0 Gen\xC3\xA8ve.|",
       "a guess"},
      {"title,text\nA,Gen\xC3\xA8ve.\nB," + fill + "\nC,x\xE8y.\n",
       "Gen\xC3\xA8ve.|" + fill + "|x\xEF\xBF\xBDy.|",
       "no UTF-8 were replaced by U+FFFD (1, the first at byte 30"},
      {"<?xml version=\"1.0\" encoding=\"windows-1251\"?><rss><channel><item><description>\xCC\xE8\xF0.</"
       "description></item></channel></rss>",
       "\xD0\x9C\xD0\xB8\xD1\x80.|", ""},
      {"<?xml version=\"1.0\" encoding=\"UTF-16\"?><rss><channel><item><description>\xC3\x89t\xC3\xA9.</"
       "description></item></channel></rss>",
       "\xC3\x89t\xC3\xA9.|", ""},
      {"<?xml version=\"1.0\" encoding=\"UTF-16\"?><rss><channel><item><description>Le minist\xE8re r\xE9uni "
       "\xE0 Gen\xE8ve.</description></item></channel></rss>",
       "Le minist\xC3\xA8re r\xC3\xA9uni \xC3\xA0 Gen\xC3\xA8ve.|", "a guess"},
      {"<?xml version=\"1.0\" encoding=\"no-such-name\"?><rss><channel><item><description>\xC3\x89t\xC3\xA9."
       "</description></item></channel></rss>",
       "\xC3\x89t\xC3\xA9.|", ""},
  };
  for (const Case& each : cases) {
    const std::string begin = each.bytes.substr(0, 70);
    CAPTURE(begin);
    const Outcome outcome = ReadBytes(each.bytes);
    CHECK(Texts(outcome) == each.texts);
    CAPTURE(Messages(outcome));
    REQUIRE(outcome.errors.size() == (each.notice.empty() ? 0 : 1));
    if (each.notice.empty()) continue;
    CHECK(outcome.errors[0].code == "notice");
    CHECK(outcome.errors[0].message.find(each.notice) != std::string::npos);
    CHECK(outcome.errors[0].message.find(doubt) != std::string::npos);
  }
}

TEST_CASE("a stray NUL costs no more than its record") {
  const std::string nul(1, '\0');
  CHECK(Texts(ReadBytes("{\"text\":\"One.\"}\n{\"text\":\"T" + nul + "wo.\"}\n{\"text\":\"Three.\"}\n")) ==
        "One.|Three.|");
  CHECK(Texts(ReadBytes("title,text\nA,O" + nul + "ne.\nB,Two.\n")) == "One.|Two.|");
  CHECK(Texts(ReadBytes("<rss><channel><item><description>O" + nul +
                        "ne.</description></item></channel></rss>")) == "One.|");
  CHECK(Texts(ReadBytes(std::string(kMail) + "O" + nul + "ne.\n")).find("ne.") != std::string::npos);
}

TEST_CASE("fuzzing: a long date of letters beyond ASCII is cut between two of them") {
  std::string date = "2";
  for (int i = 0; i < 50; ++i) date += "\xC3\xA9";
  const std::string feed = "<rss><channel><item><pubDate>" + date +
                           "</pubDate><description>One.</description></item></channel></rss>";
  for (const std::string& bytes :
       {feed, "title,date,text\nA," + date + ",One.\n", "{\"date\":\"" + date + "\",\"text\":\"One.\"}\n"}) {
    const Outcome outcome = ReadBytes(bytes);
    REQUIRE(outcome.errors.size() == 1);
    CHECK(outcome.errors[0].message.find("2\xC3\xA9") != std::string::npos);
    CHECK(IsValidUtf8(outcome.errors[0].message));
  }
}
