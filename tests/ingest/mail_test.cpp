// Mails and mailboxes: words, charsets, dates, what is attached.
#include <doctest/doctest.h>

#include "read.h"

using namespace demarche;
using ingest_test::Outcome;
using ingest_test::ReadBytes;
using ingest_test::ReadOne;

namespace {

const std::string kMailHead =
    "From: \"Evening Herald Alerts\" <alerts@example.org>\r\nSubject: Envoys meet\r\n"
    "Date: Sun, 12 Sep 2010 08:05:00 +0900\r\nMIME-Version: 1.0\r\n";

std::string Part(const std::string& header, const std::string& words) {
  return "--b\r\n" + header + "\r\n\r\n" + words + "\r\n";
}

std::string Parts(const std::string& kind, const std::string& parts) {
  return kMailHead + "Content-Type: multipart/" + kind + "; boundary=b\r\n\r\n" + parts + "--b--\r\n";
}

}  // namespace

TEST_CASE("a mail: subject, date with its offset, words, sender") {
  const Article article =
      ReadOne(kMailHead +
              "\r\nEnvoys met in Tokyo on Sunday,\r\nfor the first time in a year.\r\n\r\n"
              "They will meet again.\r\n-- \r\nThe desk\r\n");
  CHECK(article.title == "Envoys meet");
  CHECK(article.date == "2010-09-12T08:05:00+09:00");
  CHECK(article.date_basis == DateBasis::kHeader);
  CHECK(article.publisher == "Evening Herald Alerts");
  CHECK(article.text ==
        "Envoys met in Tokyo on Sunday, for the first time in a year.\n\nThey will meet again.");
  REQUIRE(article.other.size() == 1);
  CHECK(article.other[0].second == "\"Evening Herald Alerts\"");
}

TEST_CASE("parts, transfer encodings and charsets") {
  struct Case {
    std::string mail;
    std::string text;
  };
  const std::string plain = Part("Content-Type: text/plain; charset=utf-8", "Plain words.");
  const std::string html = Part("Content-Type: text/html; charset=utf-8", "<p>Marked <b>words</b>.</p>");
  const std::vector<Case> cases{
      {Parts("alternative", plain + html), "Plain words."},
      {Parts("alternative", html), "Marked words."},
      {Parts("mixed", plain + plain), "Plain words.\n\nPlain words."},
      {kMailHead + "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: "
                   "quoted-printable\r\n\r\nLe ministre fran=E7ais, =\r\nhier.\r\n",
       "Le ministre fran\xC3\xA7"
       "ais, hier."},
      {kMailHead + "Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n\x1B$B30L3>J\x1B(B\r\n",
       "\xE5\xA4\x96\xE5\x8B\x99\xE7\x9C\x81"},
      {kMailHead + "Content-Type: text/plain; charset=us-ascii\r\n\r\nCaf\xC3\xA9.\r\n", "Caf\xC3\xA9."},
      {kMailHead +
           "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nRW52b3lzIG1ldC4=\r\n",
       "Envoys met."},
  };
  for (const Case& each : cases) {
    CAPTURE(each.mail);
    CHECK(ReadOne(each.mail).text == each.text);
  }
}

TEST_CASE("an encoded subject, a sender who is no newspaper, a date that is none") {
  const Outcome outcome = ReadBytes(
      "From: Jane Doe <jane@example.org>\nSubject: =?utf-8?B?Q2Fmw6kgdGFsa3M=?=\nDate: soon\n\nEnvoys "
      "met.\n");
  REQUIRE(outcome.articles.size() == 1);
  CHECK(outcome.articles[0].title == "Caf\xC3\xA9 talks");
  CHECK(outcome.articles[0].publisher.empty());
  CHECK(outcome.articles[0].date.empty());
  CHECK(outcome.errors.size() == 1);
}

TEST_CASE("what is attached is named, not read") {
  const Outcome outcome = ReadBytes(Parts(
      "mixed",
      Part("Content-Type: text/plain", "Envoys met.") +
          Part("Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"report.pdf\"",
               "x") +
          Part("Content-Type: message/rfc822", "Subject: inner\r\n\r\nInner words.")));
  REQUIRE(outcome.articles.size() == 1);
  CHECK(outcome.articles[0].text == "Envoys met.");
  REQUIRE(outcome.articles[0].other.size() == 2);
  CHECK(outcome.articles[0].other[1].second == R"(["report.pdf","message/rfc822"])");
  REQUIRE(outcome.errors.size() == 1);
  CHECK(outcome.errors[0].message ==
        "f: 2 files are attached to the mail and not read: report.pdf, message/rfc822");
}

TEST_CASE("a mailbox: each mail an article, a sentence with From is no border") {
  const std::string from = "From alerts@example.org Sun Sep 12 08:05:00 2010\n";
  const std::string mail =
      "From: a@example.org\nSubject: S\n\nOne.\n\nFrom here on, two words at 10.\n>From afar.\n\n";
  const Outcome outcome = ReadBytes(from + mail + from + "Subject: nothing\n\n\n" + from + mail);
  REQUIRE(outcome.articles.size() == 2);
  CHECK(outcome.articles[0].uri == "f#1");
  CHECK(outcome.articles[1].uri == "f#3");
  CHECK(outcome.articles[1].text == "One.\n\nFrom here on, two words at 10. From afar.");
  REQUIRE(outcome.errors.size() == 1);
  CHECK(outcome.errors[0].id == "f#2");
  CHECK(outcome.errors[0].offset == from.size() + mail.size());
}

TEST_CASE("text that only begins like a mail is text") {
  for (const std::string head : {"Date: 12 September 2010\n", "Subject: a note\nand no header\n"}) {
    CHECK(ReadOne(head + "\nEnvoys of the two states met in Tokyo on Sunday, for the first time in a year.\n")
              .date_basis != DateBasis::kHeader);
  }
}

TEST_CASE("mails without end and parts without number are bounded") {
  std::string nested = kMailHead + "Content-Type: multipart/mixed; boundary=b0\r\n\r\n";
  for (int i = 0; i < 20'000; ++i) {
    const std::string n = std::to_string(i);
    nested +=
        "--b" + n + "\r\nContent-Type: multipart/mixed; boundary=b" + std::to_string(i + 1) + "\r\n\r\n";
  }
  const std::string wide = Parts("mixed", [] {
    std::string parts;
    for (int i = 0; i < 20'000; ++i) parts += "--b\r\n\r\nx\r\n";
    return parts;
  }());
  std::string fields = kMailHead;
  for (int i = 0; i < 50'000; ++i) fields += "X-A: " + std::to_string(i) + "\r\n";
  CHECK(ReadBytes(nested).errors.size() == 1);
  CHECK(ReadBytes(wide).articles.size() == 1);
  CHECK(ReadBytes(fields + "\r\nWords.\r\n").articles.size() == 1);
}
