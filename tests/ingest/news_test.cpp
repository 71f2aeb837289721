// Feeds and wires: each item an article, with what the document says about all of them.
#include <doctest/doctest.h>

#include "base/utf8.h"
#include "read.h"

using namespace demarche;
using ingest_test::Outcome;
using ingest_test::ReadBytes;
using ingest_test::ReadOne;

namespace {

const std::string kRssHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" "
    "xmlns:c=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Corvane Press</title>"
    "<link>https://example.org/</link><language>en-GB</language>";

std::string Rss(const std::string& items) { return kRssHead + items + "</channel></rss>"; }

}  // namespace

TEST_CASE("an RSS item is an article with the feed's newspaper and its own date") {
  const Article article = ReadOne(
      Rss("<item><title>Envoys &amp; ministers meet</title><link> https://example.org/1 </link>"
          "<guid isPermaLink=\"false\">https://example.org/not-this</guid>"
          "<pubDate>Sun, 12 Sep 2010 08:05:00 +0900</pubDate>"
          "<description>Short.</description>"
          "<c:encoded><![CDATA[<p>Envoys met on <b>Sunday</b>.</p><p>They will meet again.</p>]]></c:encoded>"
          "</item>"));
  CHECK(article.title == "Envoys & ministers meet");
  CHECK(article.url == "https://example.org/1");
  CHECK(article.publisher == "Corvane Press");
  CHECK(article.language == "en");
  CHECK(article.date == "2010-09-12T08:05:00+09:00");
  CHECK(article.date_basis == DateBasis::kFeed);
  CHECK(article.text == "Envoys met on Sunday.\n\nThey will meet again.");
  CHECK(article.uri == "f#1");
}

TEST_CASE("items keep their order, and one without words costs no other") {
  const Outcome outcome =
      ReadBytes(Rss("<item><title>A</title><description>One &lt;i&gt;word&lt;/i&gt;.</description></item>"
                    "<item><title>B</title></item>"
                    "<item><title>C</title><description>Three.</description></item>"));
  REQUIRE(outcome.articles.size() == 2);
  CHECK(outcome.articles[0].text == "One word.");
  CHECK(outcome.articles[1].uri == "f#3");
  CHECK(outcome.articles[1].date_basis == DateBasis::kNone);
  REQUIRE(outcome.errors.size() == 1);
  CHECK(outcome.errors[0].id == "f#2");
  CHECK(outcome.errors[0].code == "empty");
}

TEST_CASE("RSS 1.0 keeps its items beside the channel") {
  const Article article = ReadOne(
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns=\"http://purl.org/rss/1.0/\" xmlns:d=\"http://purl.org/dc/elements/1.1/\">"
      "<channel><title>Herald</title></channel>"
      "<item rdf:about=\"x\"><title>Talks</title><link>http://example.org/t</link>"
      "<description>Talks began.</description><d:date>2010-09-12T08:00:00Z</d:date>"
      "<d:publisher>Evening Herald</d:publisher></item></rdf:RDF>");
  CHECK(article.publisher == "Evening Herald");
  CHECK(article.date == "2010-09-12T08:00:00Z");
  CHECK(article.text == "Talks began.");
}

TEST_CASE("Atom: content by its type, links by their relation, changes only as reserve") {
  struct Case {
    std::string entry;
    std::string text;
    std::string date;
  };
  const std::vector<Case> cases{
      {"<published>2010-09-12</published><updated>2010-09-14</updated>"
       "<content type=\"html\">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content>",
       "One.\n\nTwo.", "2010-09-12"},
      {"<updated>2010-09-14T10:00:00Z</updated><content type=\"xhtml\"><div "
       "xmlns=\"http://www.w3.org/1999/xhtml\"><p>5 &lt; 6 &amp; so.</p><p>Two <a "
       "href=\"x\">words</a>.</p></div></content>",
       "5 < 6 & so.\n\nTwo words.", "2010-09-14T10:00:00Z"},
      {"<summary>No &lt;b&gt; here.</summary>", "No <b> here.", ""},
      {"<content type=\"html\"> </content><summary>Short.</summary>", "Short.", ""},
  };
  for (const Case& each : cases) {
    CAPTURE(each.entry);
    const Article article = ReadOne(
        "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\" xmlns=\"http://www.w3.org/2005/Atom\" "
        "xml:lang=\"en\">"
        "<a:title>Corvane Press</a:title><entry><title>T</title>"
        "<link rel=\"self\" href=\"https://example.org/self\"/><link href=\"https://example.org/a\"/>" +
        each.entry + "</entry></a:feed>");
    CHECK(article.text == each.text);
    CHECK(article.date == each.date);
    CHECK(article.url == "https://example.org/a");
    CHECK(article.publisher == "Corvane Press");
    CHECK(article.language == "en");
  }
}

TEST_CASE("NITF") {
  const Article article = ReadOne(
      "<?xml version=\"1.0\"?><!DOCTYPE nitf SYSTEM \"nitf-3-2.dtd\">"
      "<nitf><head><title>slug</title><docdata><date.issue norm=\"20100912T080000+0900\"/></docdata>"
      "<pubdata name=\"Evening Herald\"/></head><body><body.head><hedline><hl1>Envoys meet</hl1></hedline>"
      "<dateline><location>TOKYO</location></dateline></body.head>"
      "<body.content><block><p>Envoys met in <location>Tokyo</location>.</p><media><caption>A hall</caption>"
      "</media><p>They left.</p></block></body.content></body></nitf>");
  CHECK(article.title == "Envoys meet");
  CHECK(article.date == "2010-09-12T08:00:00+09:00");
  CHECK(article.publisher == "Evening Herald");
  CHECK(article.dateline == "TOKYO");
  CHECK(article.text == "Envoys met in Tokyo.\n\nThey left.");
}

TEST_CASE("NewsML 1 and NewsML-G2 wrap NITF, XHTML or plain words") {
  const std::string body =
      "<nitf><head><title>no</title></head><body><body.head><hedline><hl1>no</hl1></hedline></body.head>"
      "<body.content><p>Envoys met.</p></body.content></body></nitf>";
  const std::vector<std::string> cases{
      "<NewsML><NewsEnvelope><SentFrom><Party FormalName=\"Corvane "
      "Press\"/></SentFrom></NewsEnvelope><NewsItem>"
      "<NewsManagement><FirstCreated>20100912T080000Z</FirstCreated></"
      "NewsManagement><NewsComponent><NewsLines>"
      "<HeadLine>Talks</HeadLine></NewsLines><ContentItem><DataContent>" +
          body + "</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
      "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet><newsItem "
      "xml:lang=\"en\"><itemMeta>"
      "<provider literal=\"Corvane Press\"/><versionCreated>2010-09-13T00:00:00Z</versionCreated>"
      "<firstCreated>2010-09-12T08:00:00Z</firstCreated></itemMeta>"
      "<contentMeta><headline>Talks</headline></contentMeta><contentSet><inlineXML>" +
          body + "</inlineXML></contentSet></newsItem></itemSet></newsMessage>",
      "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemMeta><provider literal=\"Corvane "
      "Press\"/>"
      "<firstCreated>2010-09-12T08:00:00Z</firstCreated></itemMeta><contentMeta><headline>Talks</headline>"
      "</contentMeta><contentSet><inlineXML><html "
      "xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>no</title>"
      "</head><body><p>Envoys met.</p></body></html></inlineXML></contentSet></newsItem>",
      "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemMeta><provider literal=\"Corvane "
      "Press\"/>"
      "<firstCreated>2010-09-12T08:00:00Z</firstCreated></itemMeta><contentMeta><headline>Talks</headline>"
      "</contentMeta><contentSet><inlineData>Envoys met.</inlineData></contentSet></newsItem>"};
  for (const std::string& bytes : cases) {
    CAPTURE(bytes);
    const Article article = ReadOne(bytes);
    CHECK(article.title == "Talks");
    CHECK(article.publisher == "Corvane Press");
    CHECK(article.date == "2010-09-12T08:00:00Z");
    CHECK(article.text == "Envoys met.");
  }
}

TEST_CASE("Reuters SGML: records one after the other, lines joined, the closing mark gone") {
  const Outcome outcome = ReadBytes(
      "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n"
      "<REUTERS TOPICS=\"NO\" NEWID=\"1\">\n<DATE>26-FEB-1987 "
      "15:01:01.01</DATE>\n<UNKNOWN>&#5;&#22;f0704</UNKNOWN>\n"
      "<TEXT>&#2;\n<TITLE>ENVOYS MEET</TITLE>\n<DATELINE>    TOKYO, Feb 26 - </DATELINE>"
      "<BODY>Envoys of the two states met in\nTokyo &lt;and elsewhere>.\n    They will meet again.\n "
      "Reuter\n&#3;</BODY>"
      "</TEXT>\n</REUTERS>\n"
      "<REUTERS><DATE> 2-MAR-1987 09:00:00.00</DATE><TEXT TYPE=\"BRIEF\">&#2;<TITLE>ONLY A "
      "TITLE</TITLE></TEXT></REUTERS>\n"
      "<REUTERS><DATE>bad</DATE><TEXT TYPE=\"UNPROC\">&#2;\nUnprocessed words.\n&#3;</TEXT></REUTERS>\n");
  REQUIRE(outcome.articles.size() == 2);
  const Article& article = outcome.articles[0];
  CHECK(article.title == "ENVOYS MEET");
  CHECK(article.date == "1987-02-26T15:01:01");
  CHECK(article.publisher == "Reuters");
  CHECK(article.dateline == "TOKYO, Feb 26 -");
  CHECK(article.text == "Envoys of the two states met in Tokyo <and elsewhere>.\n\nThey will meet again.");
  CHECK(outcome.articles[1].text == "Unprocessed words.");
  CHECK(outcome.articles[1].date.empty());
  REQUIRE(outcome.errors.size() == 2);
  CHECK(outcome.errors[0].id == "f#2");
  CHECK(outcome.errors[1].code == "notice");
}

TEST_CASE("feeds as they are found: names of HTML, bare signs, characters that XML forbids, a cut") {
  struct Case {
    std::string item;
    std::string text;
    std::size_t notices;
  };
  const std::vector<Case> cases{
      {"<item><description>Tea&nbsp;&amp; caf&eacute; R&D a &unknown; b</description></item>",
       "Tea & caf\xC3\xA9 R&D a &unknown; b", 0},
      {"<item><description>One\x01 two\x0B three &#2; four</description></item>", "One two three four", 0},
      {"<item><description>Kept.</description></item><item><description>Lost", "Kept.", 1},
      {"<item><description>One <b>two</description></item>", "One two", 1},
      {"<!-- <item><description>Hidden.</description></item> "
       "--><item><description>Seen.</description></item>",
       "Seen.", 0},
  };
  for (const Case& each : cases) {
    CAPTURE(each.item);
    const bool cut = each.item.ends_with("Lost");
    const Outcome outcome = ReadBytes(cut ? kRssHead + each.item : Rss(each.item));
    REQUIRE(outcome.articles.size() == 1);
    CHECK(outcome.articles[0].text == each.text);
    CHECK(outcome.errors.size() == each.notices);
  }
}

TEST_CASE("entities are never expanded, and absurd XML has one clear line") {
  std::string laughs = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha\">";
  for (char c = 'b'; c < 'k'; ++c) {
    laughs += "<!ENTITY " + std::string(1, c) + " \"";
    for (int i = 0; i < 10; ++i) laughs += "&" + std::string(1, static_cast<char>(c - 1)) + ";";
    laughs += "\">";
  }
  laughs +=
      "<!ENTITY file SYSTEM \"file:///etc/passwd\">]><rss><channel><item><description>Words &j; "
      "&file;</description>"
      "</item></channel></rss>";
  CHECK(ReadOne(laughs).text == "Words &j; &file;");

  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  std::string wide = "<item";
  for (int i = 0; i < 30'000; ++i) wide += " a" + std::to_string(i) + "=\"\"";
  for (const auto& [bytes, words] :
       {std::pair{Rss(deep), "elements more than 200 deep"}, std::pair{Rss(wide + ">"), "30000 attributes"},
        std::pair{std::string("<rss><channel></channel></rss>"), "holds no article"},
        std::pair{std::string("<?xml version=\"1.0\"?><svg><title>T</title></svg>"), "<svg>"}}) {
    const Outcome outcome = ReadBytes(bytes);
    CHECK(outcome.articles.empty());
    REQUIRE(outcome.errors.size() == 1);
    CHECK_MESSAGE(outcome.errors[0].message.find(words) != std::string::npos, outcome.errors[0].message);
  }
}

TEST_CASE("a character reference beyond all characters leaves text that is UTF-8") {
  const Article article = ReadOne(Rss("<item><description>Words &#21100824569; here.</description></item>"));
  CHECK(IsValidUtf8(article.text));
  CHECK(article.text == "Words \xEF\xBF\xBD here.");
}

TEST_CASE("the first fault of a feed is told, on one line, whatever it holds") {
  const Outcome outcome = ReadBytes("<rss><channel><!-- left\nopen");
  REQUIRE(outcome.errors.size() == 1);
  CHECK(outcome.errors[0].message ==
        "f: is no well-formed XML (it ends before its elements do); get it again, or correct it there (line "
        "1)");
}

TEST_CASE("a feed that is a page is read as a page") {
  const Article article = ReadOne(
      "<?xml version=\"1.0\"?>\n<html><head><title>Not found</title></head><body><p>This page is not here, "
      "and the "
      "feed that was here is gone for good, says the minister.</p></body></html>");
  CHECK(article.text.find("feed that was here") != std::string::npos);
}
