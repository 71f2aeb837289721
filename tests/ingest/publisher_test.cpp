// What is known of single publishers, and that a page says why it was read as it was.
#include <doctest/doctest.h>

#include "read.h"

using namespace demarche;

namespace {

const std::string kProse =
    "<p>Envoys of the two states met on Sunday, for the first time in a year, and spoke for three hours.</p>"
    "<p>They &amp; their staff, said the minister, will meet again before the end of the month.</p>";

PublisherRule Herald() {
  PublisherRule rule;
  rule.hosts = {"example.org"};
  rule.name = "Harbour Herald";
  rule.zone = "Asia/Tokyo";
  return rule;
}

std::vector<Selector> Selectors(const std::vector<std::string>& texts) {
  std::vector<Selector> selectors;
  for (const std::string& text : texts) selectors.push_back(ParseSelector(text).value());
  return selectors;
}

Article Read(const PublisherRule& rule, const std::string& head, const std::string& body) {
  IngestOptions options = ingest_test::Options();
  options.rules.publishers = {rule};
  const ingest_test::Outcome outcome =
      ingest_test::ReadBytes("<!DOCTYPE html><html><head>" + head + "</head><body>" + body, options);
  REQUIRE(outcome.articles.size() == 1);
  return outcome.articles[0];
}

const std::string kHere = "<link rel=canonical href=https://news.example.org/a>";
const std::string kElsewhere = "<link rel=canonical href=https://badexample.org/a>";

}  // namespace

TEST_CASE("a publisher is known by its host or the end of it") {
  CHECK(Read(Herald(), kHere, kProse).publisher == "Harbour Herald");
  CHECK(Read(Herald(), kElsewhere, kProse).publisher == "badexample.org");
}

TEST_CASE("a time in UTC is moved to the clock of the newsroom") {
  struct Case {
    std::string zone;
    std::string written;
    std::string date;
  };
  const std::vector<Case> cases{
      {"Asia/Tokyo", "2010-09-12T23:30:00Z", "2010-09-13T08:30:00+09:00"},
      {"America/New_York", "2010-09-12T02:30:00+00:00", "2010-09-11T22:30:00-04:00"},
      {"America/New_York", "2010-01-12T02:30Z", "2010-01-11T21:30:00-05:00"},
      {"Asia/Tokyo", "2010-09-12T23:30:00+02:00", "2010-09-12T23:30:00+02:00"},
      {"Asia/Tokyo", "2010-09-12", "2010-09-12"},
      {"No/Where", "2010-09-12T23:30:00Z", "2010-09-12T23:30:00Z"},
      {"", "2010-09-12T23:30:00Z", "2010-09-12T23:30:00Z"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.written);
    PublisherRule rule = Herald();
    rule.zone = each.zone;
    CHECK(
        Read(rule, kHere + "<meta property='article:published_time' content='" + each.written + "'>", kProse)
            .date == each.date);
  }
}

TEST_CASE("figures are read in the order of the publisher") {
  PublisherRule rule = Herald();
  const std::string body = "<span class=date>04/03/2010</span>" + kProse;
  CHECK(Read(rule, kHere, body).date.empty());
  rule.order = "day first";
  CHECK(Read(rule, kHere, body).date == "2010-03-04");
  CHECK(Read(rule, kHere, "<span class=date>04/03/10</span>" + kProse).date == "2010-03-04");
  rule.order = "year first";
  CHECK(Read(rule, kHere, "<span class=date>10-03-04</span>" + kProse).date == "2010-03-04");
  rule.order = "month first";
  CHECK(Read(rule, kHere, body).date == "2010-04-03");
}

TEST_CASE("selectors tell text, date and what is dropped; lines are boilerplate") {
  PublisherRule rule = Herald();
  rule.text = Selectors({"#none", "div.story"});
  rule.date = Selectors({"span.when"});
  rule.drop = Selectors({".box"});
  rule.boilerplate = {"the herald is ..."};
  const std::string body = "<div class=intro>" + kProse + kProse +
                           "</div><div class='big story'><div class=box>" + kProse +
                           "</div><p>One short line, no more.</p><p>The Herald is our own paper.</p></div>"
                           "<div class=when>12 September 2010</div><span class=date>1 May 2010</span>";
  const Article article = Read(rule, kHere, body);
  CHECK(article.text == "One short line, no more.");
  // A <div> of that class is no <span>; and without the rule, the two dates say different things.
  CHECK(article.date.empty());
  rule.date = Selectors({"div.when"});
  CHECK(Read(rule, kHere, body).date == "2010-09-12");
}

TEST_CASE("selectors tell the headline and who wrote; one that fits nothing changes nothing") {
  PublisherRule rule = Herald();
  const std::string body =
      "<h1>The Harbour Herald</h1><div class='top story'><h2>Talks resume</h2><span class=who>Jane "
      "Doe</span></div>"
      "<h2>Other talks end</h2>" +
      kProse;
  const std::string head = kHere + "<meta name=author content='The Desk'><meta name=byl content='J. D.'>";
  struct Case {
    std::string title;
    std::string author;
    std::string want_title;
    std::string want_author;
  };
  const std::vector<Case> cases{
      {"div.story h2", "span.who", "Talks resume", "\"Jane Doe\""},
      {"div.top.story h2", "[name=byl]", "Talks resume", "\"J. D.\""},
      {"div.story h3", "a.who", "The Harbour Herald", "\"The Desk\""},
      {"p div h2", "div span.whom", "The Harbour Herald", "\"The Desk\""},
  };
  for (const Case& each : cases) {
    CAPTURE(each.title);
    rule.title = Selectors({each.title});
    rule.author = Selectors({each.author});
    const Article article = Read(rule, head, body);
    CHECK(article.title == each.want_title);
    REQUIRE(article.other.size() == 1);
    CHECK(article.other[0].second == each.want_author);
  }
}

TEST_CASE("a page says why its blocks were kept or dropped") {
  std::string lines;
  IngestSink sink;
  sink.article = [](const Article&) { return true; };
  sink.error = [](const ErrorRecord&) { return true; };
  sink.explain = [&](const std::string& more) { lines += more; };
  ReadArticleBytes(
      "<!DOCTYPE html><title>Talks resume</title><meta name=date content=2010-09-12><nav>Home</nav>"
      "<h1>Talks resume</h1>" +
          kProse + "<div class=related>Other talks</div>",
      "a.html", ingest_test::Options(), sink);
  CHECK(lines ==
        "a.html\n"
        "  title      Talks resume\n"
        "  date       2010-09-12 (meta)\n"
        "    2010-09-12                       other metadata\n"
        "  dropped    title      \"Talks resume\": in a side element, such as <nav> or <figcaption>\n"
        "  dropped    nav        \"Home\": in a side element, such as <nav> or <figcaption>\n"
        "  dropped    h1         \"Talks resume\": the headline\n"
        "  kept       p          \"Envoys of the two states met on Sunday, for the first time in a year, \"\n"
        "  kept       p          \"They & their staff, said the minister, will meet again before the end \"\n"
        "  dropped    div        \"Other talks\": class or id tells of something else than text\n");
}

TEST_CASE("author and section are passed through") {
  const Article article = Read(
      Herald(),
      R"(<script type="application/ld+json">{"@type":"NewsArticle","author":[{"name":"Jane Doe"},"John Roe"]}</script>)"
      "<meta property=article:section content='World \"news\"'>",
      kProse);
  REQUIRE(article.other.size() == 2);
  CHECK(article.other[0] == std::pair<std::string, std::string>{"author", "\"Jane Doe, John Roe\""});
  CHECK(article.other[1] == std::pair<std::string, std::string>{"section", "\"World \\\"news\\\"\""});
}
