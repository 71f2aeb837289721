// Web pages: main text, headline, date and its basis, publisher; and pages made to hurt.
#include <doctest/doctest.h>

#include "read.h"

using namespace demarche;
using ingest_test::ReadOne;

namespace {

const std::string kProse =
    "<p>Envoys of the two states met on Sunday, for the first time in a year, and spoke for three hours.</p>"
    "<p>They &amp; their staff, said the minister, will meet again before the end of the month.</p>";
const std::string kText =
    "Envoys of the two states met on Sunday, for the first time in a year, and spoke for three hours.\n\n"
    "They & their staff, said the minister, will meet again before the end of the month.";

std::string Page(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html><html lang=\"en-GB\"><head>" + head + "</head><body>" + body + "</body></html>";
}

}  // namespace

TEST_CASE("the article is found on its page") {
  const Article article =
      ReadOne(Page("<title>Talks resume | The Page</title><meta property=og:site_name content='The Page'>"
                   "<link rel=canonical href=https://www.example.org/a?b=1>",
                   "<!-- <p>no --><nav><ul><li><a href=/>Home</a><li><a "
                   "href=/w>World</a></ul></nav><script>var a='<p>no</p>';</script>"
                   "<div id=main><article><h1>Talks resume</h1><figure><figcaption>An envoy, "
                   "smiling.</figcaption></figure>" +
                       kProse +
                       "<div class=related-links><a href=/x>Envoys, envoys, envoys, said the "
                       "minister</a></div></article></div>"
                       "<div class='cookie-banner'><p>We use cookies, and so do our partners, to serve "
                       "you.</p></div><footer>Rights</footer>"));
  CHECK(article.text == kText);
  CHECK(article.title == "Talks resume");
  CHECK(article.publisher == "The Page");
  CHECK(article.url == "https://www.example.org/a?b=1");
  CHECK(article.language == "en");
}

TEST_CASE("lists and quotes stay in order; breaks part lines") {
  CHECK(
      ReadOne(
          Page("",
               "<div>" + kProse +
                   "<ul><li>First point<li>Second point</ul><blockquote>We listened, all of us.</blockquote>"
                   "<h2>More</h2>" +
                   kProse + "</div>"))
          .text == kText + "\n\nFirst point\n\nSecond point\n\nWe listened, all of us.\n\nMore\n\n" + kText);
}

TEST_CASE("dates are taken from the most trusted place") {
  struct Case {
    std::string head;
    std::string body;
    std::string date;
    DateBasis basis;
  };
  const std::string jsonld =
      R"(<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2001-01-01"},)"
      R"({"@type":"NewsArticle","datePublished":"2010-09-12T23:30:00+09:00","dateModified":"2011-01-01"}]}</script>)";
  const std::string graph = "<meta property='article:published_time' content='2010-09-13T08:00:00Z'>";
  const std::vector<Case> cases{
      {jsonld, "", "2010-09-12T23:30:00+09:00", DateBasis::kJsonld},
      // Two that disagree, and nothing beside them: no date is better than a wrong one.
      {jsonld + graph, "", "", DateBasis::kNone},
      // What readers see and the address outvote metadata, which may be in UTC.
      {graph, "<h1>Talks resume</h1><p>12 September 2010</p>", "2010-09-12", DateBasis::kByline},
      {graph + "<link rel=canonical href=https://e.org/2010/09/12/a>", "", "2010-09-12", DateBasis::kUrl},
      // Of places that agree, the one that tells the time of day.
      {graph, "<h1>Talks resume</h1><p>13 September 2010</p>", "2010-09-13T08:00:00Z", DateBasis::kOpengraph},
      {graph + "<meta name=date content=2009-01-01>", "", "2010-09-13T08:00:00Z", DateBasis::kOpengraph},
      {"<meta name=date content=2009-01-01>", "<span itemprop=datePublished content=2010-09-14></span>",
       "2010-09-14", DateBasis::kMeta},
      {"<meta name='DC.date.issued' content='12 September 2010'>", "", "2010-09-12", DateBasis::kMeta},
      {"<link rel=canonical href=https://e.org/2010/09/15/a>", "", "2010-09-15", DateBasis::kUrl},
      {"", "<time datetime=2010-09-16></time><time datetime='2010-09-16T10:00'></time>", "2010-09-16",
       DateBasis::kTime},
      {"", "<time datetime=2010-09-16></time><time datetime=2010-09-17></time>", "", DateBasis::kNone},
      {"", "<span class='post-date'>September 18, 2010</span>", "2010-09-18", DateBasis::kByline},
      // Dates of changes are a reserve.
      {"<meta property='article:modified_time' content=2010-09-12>", "", "2010-09-12", DateBasis::kModified},
      {"", "<div class=date>Updated 19 September 2010</div>", "2010-09-19", DateBasis::kModified},
      {"<meta property='article:modified_time' content=2010-09-20>",
       "<div class=date>Updated 19 September 2010</div>", "2010-09-19", DateBasis::kModified},
      {"<meta property='article:modified_time' content=2010-09-20><meta name=date content=2010-09-12>", "",
       "2010-09-12", DateBasis::kMeta},
      {"", "<div class=date>Updated 19 September 2010, published 18 September 2010</div>", "2010-09-18",
       DateBasis::kByline},
      {"", "<div class=date><span>Sep</span><span>18</span><span>2010</span></div>", "2010-09-18",
       DateBasis::kByline},
      {"", "<abbr class=published title=2010-09-18T21:11:00+02:00>21:11</abbr>", "2010-09-18T21:11:00+02:00",
       DateBasis::kTime},
      {"", "<div class=related><span class=date>18 September 2010</span></div>", "", DateBasis::kNone},
      {"", "<p class=note>This entry was posted on September 18, 2010 in World.</p>", "2010-09-18",
       DateBasis::kByline},
      {"",
       "<h1>Talks resume</h1><p>Geneva, (18.09.2010). The envoys of the two states met again on Friday, "
       "said their spokesmen.</p>",
       "2010-09-18", DateBasis::kByline},
      {"<meta name=date content=1492-10-12>", "", "", DateBasis::kNone},
      // What leads to other articles, and what only is called so.
      {"",
       "<ul><li><span class=date>1 May 2010</span><a href=/a>Talks end without a treaty</a>"
       "<li><span class=date>2 May 2010</span><a href=/b>Talks begin without envoys</a></ul>",
       "", DateBasis::kNone},
      {"", "<aside><span class=date>1 May 2010</span><a href=/a>Talks end without a treaty</a></aside>", "",
       DateBasis::kNone},
      {"", "<aside><span class=date>18 September 2010</span><a href=/p>Print</a></aside>", "2010-09-18",
       DateBasis::kByline},
      {"", "<h1>Talks resume</h1><div class=related>By Jane Doe, 18 September 2010</div>", "2010-09-18",
       DateBasis::kByline},
      // A long sentence about the page itself; one about something else.
      {"",
       "<p class=foot>This entry was posted on September 18, 2010 at 9:42 pm and is filed under World, and "
       "you "
       "can follow what others say of it by way of the feed, or leave a word of your own below, or track "
       "back "
       "from your own site, as long as the words stay kind, and the editors of this page have the time to "
       "read "
       "them all before they stand here.</p>",
       "2010-09-18", DateBasis::kByline},
      {"<meta name=description content='Talks resume. Press release of 18 September 2010'>", "", "",
       DateBasis::kNone},
      {"<meta name=description content='Press release of 18 September 2010: talks resume'>", "", "2010-09-18",
       DateBasis::kByline},
  };
  for (const Case& each : cases) {
    CAPTURE(each.head + each.body);
    const Article article = ReadOne(Page(each.head, each.body + kProse));
    CHECK(article.date == each.date);
    CHECK(article.date_basis == each.basis);
  }
}

TEST_CASE("dates are read in the languages and orders of their pages") {
  struct Case {
    std::string language;
    std::string written;
    std::string date;
  };
  const std::vector<Case> cases{
      {"es", "jueves 2 de abril de 2020", "2020-04-02"},
      {"de", "24. Juli 2017 - 18:55", "2017-07-24"},
      {"fr", "le 1er août 2019", "2019-08-01"},
      {"ru", "15 августа 2016, 13:43", "2016-08-15"},
      {"pl", "3 listopada 2021", "2021-11-03"},
      {"ar", "07 أكتوبر 2020 - 12:09", "2020-10-07"},
      {"zh", "2010年9月12日", "2010-09-12"},
      {"de", "04/03/2010", "2010-03-04"},
      {"en", "04/03/2010", ""},
      {"en-US", "10/05/2022 05:22 pm", ""},
      {"en", "26-01-2022", "2022-01-26"},
      {"de", "26.01.22, 14:05", "2022-01-26"},
      {"de", "3.5.98", "1998-05-03"},
      {"en", "26.01.22", ""},
      {"de", "1.2.3.4", ""},
      {"de", "10.4.20.1", ""},
      {"de", "1.10.4.20", ""},
      {"en", "2022 - 12:09", ""},
  };
  for (const Case& each : cases) {
    CAPTURE(each.written);
    CHECK(ReadOne("<!DOCTYPE html><html lang=" + each.language + "><body><span class=date>" + each.written +
                  "</span>" + kProse)
              .date == each.date);
  }
}

TEST_CASE("standfirsts and sections of an article belong to its text") {
  const std::string lead = "Envoys from both sides of the strait came to the table again.";
  const std::string third =
      "The third round of the talks is to be held in spring, said a spokesman, at a place not yet known, and "
      "both of the ministers are expected there.";
  const std::string fourth =
      "Nobody expects much of it, wrote the newspapers of both countries, whose readers remember rounds one, "
      "two and three, and what became of them all.";
  const std::string page =
      Page("<title>Talks resume after a year</title><meta name=description content='" + lead + "'>",
           "<header><h1>Talks resume after a year</h1><div class=x>" + lead +
               "</div></header><main><div class=grid><div><div class=rte>" + kProse +
               "</div></div><div><div class=rte><p>" + third + "</p></div></div><div><div class=rte><p>" +
               fourth + "</p></div></div></div></main>");
  CHECK(ReadOne(page).text == lead + "\n\n" + kText + "\n\n" + third + "\n\n" + fourth);
}

TEST_CASE("an article body in JSON-LD serves where the page has none") {
  CHECK(
      ReadOne(
          Page(
              R"(<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"Envoys met.\n\nAgain."}</script>)",
              "<div></div>"))
          .text == "Envoys met.\n\nAgain.");
}

TEST_CASE("pages made to hurt end soon, and keep their text") {
  const auto many = [](const std::string& piece, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += piece;
    return text;
  };
  std::vector<std::string> pages{
      Page("", many("<div>", 100000) + kProse),
      Page("", "<div " + many("a=1 ", 100000) + ">" + kProse),
      Page("", many("<b><i><font color=x><span>", 30000) + kProse),
      Page("", many("<table><div>", 30000) + kProse),
      Page("", many("<svg>", 100000) + kProse),
      Page("", kProse + many("<!--", 100000)),
      Page("", kProse + many("<p class=date>", 50000)),
      Page("", kProse + many("</div>", 100000)),
      Page(R"(<script type="application/ld+json">)" + std::string(200000, '[') + "</script>", kProse),
  };
  std::string references;
  for (int i = 0; i < 100000; ++i) references += "&a" + std::to_string(i) + ";";
  pages.push_back(Page("", kProse + "<p>" + references));
  for (const std::string& page : pages)
    CHECK(ReadOne(page).text.find("Envoys of the two states met") != std::string::npos);
}

TEST_CASE("character references of all kinds are resolved, and what is none stays") {
  struct Case {
    std::string html;
    std::string text;
  };
  const std::vector<Case> cases = {
      {"Caf&eacute;, caf&eacute", "Café, café"},
      {"&ldquo;Yes&rdquo; &mdash; no&hellip;", "“Yes” — no…"},
      {"It&#8217;s &#x2019;t", "It’s ’t"},
      {"&#150; &#x80;", "– €"},
      {"a&comma; b &notit; c", "a, b ¬it; c"},
      {"R&D &c. & &; &#; &#x; &#xZ; &nosuch;", "R&D &c. & &; &#; &#x; &#xZ; &nosuch;"},
      {"AT&am<b>p;</b>T", "AT&T"},
      {"1 &lt; 2 &amp;lt; 3", "1 < 2 &lt; 3"},
      {"&#128512; &#0; &#xD800;", "😀 \uFFFD \uFFFD"},
      {"one&#10;two", "one two"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.html);
    CHECK(ReadOne(Page("", "<p>" + each.html + " was what the ministry said on Monday.</p>")).text ==
          each.text + " was what the ministry said on Monday.");
  }
}

TEST_CASE("a page may not be too large") {
  const auto outcome = ingest_test::ReadBytes("<html>" + std::string(17U << 20U, 'x'));
  REQUIRE(outcome.errors.size() == 1);
  CHECK(outcome.errors[0].code == "over limit");
  CHECK(outcome.errors[0].message ==
        "f: is larger than the limit of 16777216 bytes for one article; split it");
}

TEST_CASE("bylines, labels and standfirsts on a page are no text") {
  const std::vector<std::string> heads{
      "<p class=kicker>Asia</p><h1>Envoys of two states meet</h1><p class=standfirst>First talks in a "
      "year</p>"
      "<p class=byline>Jane Doe in Seoul <time>8 September 2010 18.40 BST</time></p>",
      "<header><h1>Envoys of two states meet</h1><p>First talks in a year</p></header><p>By Jane Doe in "
      "Seoul</p>",
      "<h1>Envoys of two states meet</h1><p>September 24, 2010 <span>JANE DOE, Staff Writer</span></p>",
      "<h2>Envoys of two states meet</h2><p><font>Source: Harbour Herald / agencies &nbsp; "
      "2010-10-18</font></p>",
  };
  for (const std::string& head : heads) {
    CAPTURE(head);
    CHECK(ReadOne(Page("<title>Envoys of two states meet - Harbour Herald</title>",
                       "<table><tr><td>" + head + kProse + kProse + "</table>"))
              .text == kText + "\n\n" + kText);
  }
}

TEST_CASE("a headline is what a heading confirms") {
  struct Case {
    std::string og;
    std::string title;
    std::string body;
    std::string expected;
  };
  const std::vector<Case> cases{
      {"Diplomacy: Envoys of two states meet", "",
       "<h1>Harbour Herald</h1><h1>Envoys of two states meet</h1>", "Envoys of two states meet"},
      {"", "Harbour Herald - Envoys of two states meet", "<h1>Menu</h1>", "Envoys of two states meet"},
      {"", "Envoys of two states meet | Harbour Herald", "", "Envoys of two states meet"},
      {"Envoys meet", "x", "<h2>Weather</h2>", "Envoys meet"},
      {"Two envoys talk at last", "", "<h1>Silence of a year ends in Seoul</h1>",
       "Silence of a year ends in Seoul"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.expected);
    const std::string og = each.og.empty() ? "" : "<meta property=og:title content='" + each.og + "'>";
    CHECK(ReadOne(Page(og + "<title>" + each.title + "</title>", each.body + kProse)).title == each.expected);
  }
}

TEST_CASE("a date near the headline counts, one far from it does not") {
  const std::string head = "<h1>Envoys of two states meet</h1>";
  const std::vector<std::pair<std::string, std::string>> cases{
      {head + "<div><span>24.09.2010</span> | Seoul</div>" + kProse, "2010-09-24"},
      {"<span>Seoul, 24 September 2010</span>" + head + kProse, "2010-09-24"},
      {head + "<div>Fri Sep 24 04:19:41 UTC 2010</div>" + kProse, "2010-09-24"},
      {head + "<div>2010年9月24日</div>" + kProse, "2010-09-24"},
      {head + "<div>Updated: 24 September 2010, published 23 September 2010</div>" + kProse, "2010-09-23"},
      {head + kProse + kProse + kProse + "<div>The treaty of 24 September 2010 holds</div>", ""},
  };
  for (const auto& [body, date] : cases) {
    const std::string shown = body;
    CAPTURE(shown);
    CHECK(ReadOne(Page("", body)).date == date);
  }
}

TEST_CASE("an article inside of what is called a widget is found") {
  CHECK(ReadOne(Page("", "<div class=widget>" + kProse + kProse + kProse + "</div>")).text ==
        kText + "\n\n" + kText + "\n\n" + kText);
}
