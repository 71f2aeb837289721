// Single properties of the page: what is escaped, linked, counted and cut.
#include <doctest/doctest.h>

#include <cstdlib>
#include <map>
#include <set>

#include "base/file.h"
#include "base/utf8.h"
#include "renderer/page/evidence.h"
#include "renderer/page/sections.h"
#include "renderer/renderer.h"
#include "renderer/template/csp.h"
#include "renderer/text/escape.h"
#include "renderer/text/sources.h"
#include "sample.h"
#include "site.h"

using namespace demarche;

namespace {

using site::RealTemplates;

std::string IndexPage(const Timeline& timeline, const Figures& figures = {}) {
  return site::PageOf(site::Site(timeline, {}, figures), "index.html");
}

std::size_t CountOf(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("URLs that may stand in a link") {
  const struct {
    const char* url;
    bool safe;
  } kCases[] = {{"https://a.example/x?y=1&z", true},
                {"HTTP://a.example", true},
                {"  https://a.example ", true},
                {"mailto:desk@a.example", true},
                {"#e-1", true},
                {"", false},
                {"javascript:alert(1)", false},
                {"JaVaScRiPt:alert(1)", false},
                {"java\nscript:alert(1)", false},
                {"data:text/html,x", false},
                {"vbscript:x", false},
                {"file:///etc/passwd", false},
                {"//a.example", false},
                {"https://", false},
                {"https://a.example/a b", false},
                {"https://a.example\\@b.example", false},
                {"https://a.example/\xE2\x80\xAE", false}};
  for (const auto& test : kCases) {
    CAPTURE(test.url);
    CHECK(!SafeUrl(test.url).empty() == test.safe);
  }
  constexpr std::size_t kMost = 4096;
  const std::string begin = "https://a.example/";
  for (const std::size_t size : {kMost - 1, kMost, kMost + 1})
    CHECK(SafeUrl(begin + std::string(size - begin.size(), 'x')).empty() == (size > kMost));
}

TEST_CASE("hostile characters become visible") {
  CHECK(CleanText("a\x01"
                  "b") == "a␁b");
  CHECK(CleanText("a\x7F") == "a␡");
  CHECK(CleanText("\xE2\x80\xAE"
                  "x") == "�x");
  CHECK(CleanText("\xFF") == "�");
  CHECK(CleanText("a\xE2\x80\xA8"
                  "b") == "a b");
  CHECK(CleanText("مرحبا") == "مرحبا");
  CHECK(Shorten("äöü", 2) == "ä…");
  CHECK(Shorten("äöü", 3) == "äöü");
}

TEST_CASE("DOT strings") {
  CHECK(DotQuote("a \"b\" \\N &lt;") == R"("a \"b\" \\N &amp;lt;")");
  CHECK(DotQuote("ends in \\") == R"("ends in \\")");
  CHECK(DotQuote("one two three four five six", 120, 14) == R"("one two three\nfour five\nsix")");
  CHECK(DotQuote(std::string(50000, 'x')).size() < 130);
}

TEST_CASE("policy hash is base64 of SHA-256") {
  CHECK(CspHash("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  CHECK(CspHash("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST_CASE("evidence is whole, whatever the marks") {
  const std::string text = "Maldry summoned the envoy";
  const auto cut = [&](std::vector<Mark> marks) {
    std::string shown;
    for (const Piece& piece : CutAtMarks(text, marks)) {
      shown += piece.what.empty() ? piece.text : "[" + piece.text + "|" + piece.what + "]";
    }
    return shown;
  };
  CHECK(cut({}) == text);
  CHECK(cut({{{0, 6}, "source"}, {{7, 15}, "trigger"}}) == "[Maldry|source] [summoned|trigger] the envoy");
  CHECK(cut({{{7, 25}, "trigger"}, {{20, 25}, "target"}}) == "Maldry [summoned the|trigger] [envoy|target]");
  CHECK(cut({{{20, 4000000000U}, "target"}}) == "Maldry summoned the [envoy|target]");
  CHECK(cut({{{9, 2}, "time"}, {{0, 6}, "onclick"}}) == text);
  constexpr std::size_t kMost = 64;
  for (const std::size_t count : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(count);
    std::vector<Mark> marks(count, Mark{{7, 15}, "trigger"});
    marks.back() = {{0, 6}, "source"};
    CHECK(cut(marks) ==
          (count <= kMost ? "[Maldry|source]" : "Maldry") + std::string(" [summoned|trigger] the envoy"));
  }
}

TEST_CASE("nameless sources are not counted, and a day without a year is not called uncertain") {
  Timeline timeline;
  timeline.articles = timeline.reports = 1;
  Entry entry;
  entry.id = "e1";
  entry.when.edtf = "XXXX-10-31";
  entry.reports.resize(1);
  timeline.entries.push_back(entry);
  const std::string page = IndexPage(timeline);
  CHECK(page.find(" from 1 report, 1 article read") != std::string::npos);
  CHECK(page.find("31 October, year not stated") != std::string::npos);
}

TEST_CASE("a mutual deed of one says that the other is not named") {
  Timeline timeline;
  Entry& entry = timeline.entries.emplace_back();
  entry.reciprocal = true;
  entry.sources = {sample::Kestria()};
  CHECK(IndexPage(timeline).find("counterpart not named") != std::string::npos);
  entry.sources.push_back(sample::Orvane());
  CHECK(IndexPage(timeline).find("counterpart not named") == std::string::npos);
  entry.sources.pop_back();
  entry.reciprocal = false;
  CHECK(IndexPage(timeline).find("counterpart not named") == std::string::npos);
}

TEST_CASE("the longest bars carry their numbers") {
  Timeline timeline;
  for (const int score : {10, 10, -10}) {
    Entry entry;
    entry.id = "e" + std::to_string(timeline.entries.size());
    entry.when.edtf = "2010-10-31";
    entry.when.earliest = entry.when.latest = ParseDay("2010-10-31");
    entry.deed.score_tenths = score;
    entry.deed.quad = score > 0 ? "verbal cooperation" : "verbal conflict";
    entry.reports.resize(1);
    timeline.entries.push_back(entry);
  }
  const std::string page = IndexPage(timeline);
  CHECK(page.find("<text class=\"most\" x=\"50.00%\" y=\"12.0\">2</text>") != std::string::npos);
  CHECK(CountOf(page, "<text class=\"most\"") == 2);
}

TEST_CASE("the grid has a row for actors with events in it only") {
  Timeline timeline;
  for (int i = 0; i < 12; ++i) {
    Entry& entry = timeline.entries.emplace_back();
    entry.id = "e" + std::to_string(i);
    entry.when.earliest = entry.when.latest = ParseDay(i < 2        ? "1972-05-01"
                                                       : i % 2 == 0 ? "2010-09-10"
                                                                    : "2010-10-10");
    entry.sources = {i < 2 ? sample::Orvane() : sample::Kestria()};
    if (i >= 2) entry.targets = {sample::Maldry()};
    entry.reports.resize(1);
  }
  const std::string page = IndexPage(timeline);
  const std::size_t names = page.find("<ul class=\"heat-names\"");
  REQUIRE(names != std::string::npos);
  const std::string row = page.substr(names, page.find("</ul>", names) - names);
  CHECK(CountOf(row, "<li>") == 2);
  CHECK(row.find("Kestria") != std::string::npos);
}

TEST_CASE("reports in the words of another are its copies") {
  std::vector<Report> reports(4);
  reports[0].text = "The ministers met.";
  reports[0].publisher = "A";
  reports[1].text = "The  ministers MET.";
  reports[1].publisher = "B";
  reports[2].text = "They met.";
  reports[2].publisher = "A";
  reports[3].text = "Talks were held.";
  CHECK(GroupCopies(reports).size() == 3);
  CHECK(Publishers(reports) == std::vector<std::string>{"A", "B"});
}

TEST_CASE("months ascend and every entry stands in exactly one") {
  const Timeline timeline = sample::Make();
  const std::vector<Section> sections = CutIntoMonths(timeline);
  std::vector<bool> seen(timeline.entries.size());
  for (std::size_t s = 0; s < sections.size(); ++s) {
    if (s > 0) CHECK(sections[s - 1].kind <= sections[s].kind);
    const bool months = s > 0 && sections[s - 1].kind == SectionKind::kMonth && sections[s].month;
    if (months) CHECK(*sections[s - 1].month < *sections[s].month);
    for (const Placed& placed : sections[s].entries) {
      CHECK(!seen[placed.entry]);
      seen[placed.entry] = true;
    }
  }
  CHECK(std::find(seen.begin(), seen.end(), false) == seen.end());
  REQUIRE(sections.back().kind == SectionKind::kUndated);
  CHECK(sections.back().entries.size() == 1);
  REQUIRE(sections[sections.size() - 2].kind == SectionKind::kYearless);
  CHECK(sections[sections.size() - 2].entries.size() == 1);
}

TEST_CASE("nothing from an article becomes markup") {
  const std::string page = IndexPage(sample::Make());
  CHECK(CountOf(page, "<script") == 2);  // the data and the script
  CHECK(CountOf(page, "<style") == 1);
  CHECK(CountOf(page, "</script") == 2);
  CHECK(CountOf(page, "<img") == 0);
  CHECK(CountOf(page, "href=\"javascript") == 0);
  CHECK(CountOf(page, "href=\"data:text") == 0);
  CHECK(CountOf(page, " style=") == 0);
  CHECK(CountOf(page, "{{{script}}}") > 0);  // the article's own words, not run as a template
  CHECK(IsValidUtf8(page));
  for (const char c : page)
    CHECK_MESSAGE((static_cast<unsigned char>(c) >= 0x20 || c == '\n'), "control character");
}

TEST_CASE("an empty timeline is a page") {
  const std::string page = IndexPage({});
  CHECK(page.find("No events were found.") != std::string::npos);
  CHECK(page.find("Nothing was left out.") != std::string::npos);
  CHECK(RenderCsv({}).find("\r\n") == RenderCsv({}).size() - 2);
  CHECK(RenderDotTimeline({}).starts_with("digraph"));
  CHECK(RenderDotNetwork({}).starts_with("graph"));
}

TEST_CASE("templates that do not parse are errors") {
  Templates templates = RealTemplates();
  templates.pages["page"] = "{{#a}}";
  CHECK(site::AllPages({}, templates).error().where == "templates/page.mustache");
  templates = RealTemplates();
  templates.style = "</STYLE><script>";
  CHECK(site::AllPages({}, templates).error().where == "templates/page.css");
  templates = RealTemplates();
  templates.script = "'</script>'";
  CHECK(site::AllPages({}, templates).error().kind == ErrorKind::kMalformed);
}

TEST_CASE("nothing from an article becomes markup on any page") {
  const Timeline timeline = sample::Make();
  const std::vector<Article> articles = sample::ArticlesOf(timeline);
  for (const auto& [path, page] : site::Site(timeline, articles)) {
    const auto& this_path = path;
    CAPTURE(this_path);
    CHECK(CountOf(page, "<script") == (path == "index.html" ? 2 : 0));
    CHECK(CountOf(page, "<style") == 1);
    CHECK(CountOf(page, "<img") == 0);
    CHECK(CountOf(page, "href=\"javascript") == 0);
    CHECK(CountOf(page, "href=\"data:text") == 0);
    CHECK(CountOf(page, " style=") == 0);
    CHECK(CountOf(page, "href=\"\"") == 0);
    CHECK(IsValidUtf8(page));
    for (const char c : page)
      CHECK_MESSAGE((static_cast<unsigned char>(c) >= 0x20 || c == '\n'), "control character");
  }
}

TEST_CASE("a large timeline's diagrams link to the cards in its parts") {
  Timeline timeline;
  for (int i = 0; i < 2500; ++i) {
    Entry entry = sample::Make().entries[6];
    entry.id = "x" + std::to_string(i);
    entry.when.earliest = entry.when.latest = Day(date::year(2020 + i / 500) / 3 / 1);
    timeline.entries.push_back(entry);
  }
  timeline.entries[1].relations = {{"responds", timeline.entries[0].id}};
  for (const std::string& dot : {RenderDotTimeline(timeline), RenderDotNetwork(timeline),
                                 RenderDotChain(timeline), RenderDotClusters(timeline)}) {
    CHECK(dot.find("URL=\"part/2020.html#e-x0\"") != std::string::npos);
    CHECK(dot.find("URL=\"index.html") == std::string::npos);
  }
}

TEST_CASE("links between pages lead somewhere") {
  Timeline timeline = sample::Make();
  const std::vector<Article> articles = sample::ArticlesOf(timeline);
  const auto check = [](const std::vector<Page>& pages) {
    std::map<std::string, std::string> by_path;
    std::map<std::string, std::set<std::string>> ids;
    for (const Page& page : pages) {
      by_path[page.path] = page.bytes;
      for (std::size_t at = page.bytes.find("id=\""); at != std::string::npos;
           at = page.bytes.find("id=\"", at + 1))
        ids[page.path].insert(page.bytes.substr(at + 4, page.bytes.find('"', at + 4) - at - 4));
    }
    std::size_t links = 0;
    for (const auto& [path, bytes] : by_path) {
      const std::string folder =
          path.find('/') == std::string::npos ? "" : path.substr(0, path.find('/') + 1);
      for (std::size_t at = bytes.find("href=\""); at != std::string::npos;
           at = bytes.find("href=\"", at + 1)) {
        std::string href = bytes.substr(at + 6, bytes.find('"', at + 6) - at - 6);
        if (href.starts_with("http") || href.starts_with("data:") || href.ends_with(".svg")) continue;
        const std::size_t hash = std::min(href.find('#'), href.size());
        const std::string anchor = href.substr(std::min(hash + 1, href.size()));
        std::string file = href.substr(0, hash);
        file = file.empty() ? path : file.starts_with("../") ? file.substr(3) : folder + file;
        const auto& this_path = path;
        CAPTURE(this_path);
        CAPTURE(href);
        REQUIRE(by_path.count(file) == 1);
        const bool is_view = anchor.find('=') != std::string::npos;
        if (!anchor.empty() && !is_view) CHECK(ids[file].contains(anchor));
        ++links;
      }
    }
    CHECK(links > 100);
  };
  SUBCASE("one page of events") { check(site::Site(timeline, articles)); }
  SUBCASE("a large timeline in parts") {
    const std::vector<Entry> once = timeline.entries;
    for (int year = 2026; year < 2036; ++year) {
      for (std::size_t copy = 0; copy < 250; ++copy) {
        Entry entry = once[copy % 5];
        entry.id = "y" + std::to_string(year) + "-" + std::to_string(copy);
        entry.relations.clear();
        entry.when.earliest = entry.when.latest = Day(date::year(year) / 3 / 1) + date::days(copy);
        timeline.entries.insert(timeline.entries.end() - 2, entry);
      }
    }
    const std::vector<Page> pages = site::Site(timeline, articles);
    check(pages);
    CHECK(!site::PageOf(pages, "part/2030.html").empty());
    CHECK(!site::PageOf(pages, "part/undated.html").empty());
    CHECK(CountOf(site::PageOf(pages, "index.html"), "<article") == 0);
    std::size_t cards = 0;
    for (const Page& page : pages) cards += CountOf(page.bytes, "<article");
    CHECK(cards == timeline.entries.size());
  }
}

TEST_CASE("what is left out is shown where it is known, and counted where it is not") {
  Timeline timeline = sample::Make();
  std::vector<Page> pages = site::Site(timeline, sample::ArticlesOf(timeline));
  std::string index = site::PageOf(pages, "index.html");
  CHECK(index.find("<a href=\"left-out/low-confidence.html\">12 of low confidence</a>") != std::string::npos);
  const std::string low = site::PageOf(pages, "left-out/low-confidence.html");
  CHECK(low.find("<strong>12</strong> events; 11 more were not kept") != std::string::npos);
  CHECK(low.find("confidence 8 of 100") != std::string::npos);
  CHECK(low.find("<mark class=\"trigger\" title=\"trigger\">visit</mark>") != std::string::npos);
  CHECK(site::PageOf(pages, "left-out/background.html").find("javascript:") == std::string::npos);
  const std::string repeats = site::PageOf(pages, "left-out/duplicates.html");
  CHECK(repeats.find("in the words of another report") != std::string::npos);
  CHECK(repeats.find("<h2 dir=\"auto\"><a href=\"../index.html#e-") != std::string::npos);
  timeline.left_out_events.clear();  // lines of an earlier version
  pages = site::Site(timeline);
  index = site::PageOf(pages, "index.html");
  CHECK(index.find(" 12 of low confidence, ") != std::string::npos);
  CHECK(site::PageOf(pages, "left-out/low-confidence.html").empty());
}

TEST_CASE("many events that were left out stand on several pages") {
  Timeline timeline = sample::Make();
  const LeftOutEvent event = timeline.left_out_events.front();
  timeline.left_out_events.assign(600, event);
  timeline.left_out.low_confidence = 9000;
  const std::vector<Page> pages = site::Site(timeline);
  const std::string third = site::PageOf(pages, "left-out/low-confidence-3.html");
  CHECK(third.find("<strong>9000</strong> events; here 501 to 600; 8400 more were not kept") !=
        std::string::npos);
  CHECK(CountOf(third, "<li>\n<h2") == 100);
  CHECK(third.find("start=\"501\"") != std::string::npos);
  CHECK(site::PageOf(pages, "left-out/low-confidence-4.html").empty());
}

TEST_CASE("an item of a streamed list sees what stands further out") {
  Templates templates = RealTemplates();
  templates.pages["page"] =
      "{{#months}}{{#cards}}{{title}}/{{month_id}}/{{ordinal}}{{>foot}}{{/cards}}{{month_count}}{{/months}}";
  templates.pages["foot"] = "({{kind}})\n";
  Timeline timeline;
  timeline.title = "Outer";
  Entry& entry = timeline.entries.emplace_back();
  entry.ordinal = 7;
  entry.deed.kind = "visit";
  entry.reports.resize(1);
  const Result<std::vector<Page>> pages = site::AllPages(timeline, templates);
  REQUIRE(pages);
  CHECK(site::PageOf(*pages, "index.html") == "Outer/undated/7(visit)\n1");
}

TEST_CASE("an article's page marks each event in place, and tells of words that are not there") {
  Timeline timeline = sample::Make();
  std::vector<Article> articles = sample::ArticlesOf(timeline);
  const std::string kPath = "article/inn2025-08-12t18.html";
  const std::string page = site::PageOf(site::Site(timeline, articles), kPath);
  CHECK(page.find("<p dir=\"auto\">Before it. <span class=\"told\" id=\"s-") != std::string::npos);
  CHECK(page.find("<mark class=\"trigger\" title=\"trigger\">arrived in</mark>") != std::string::npos);
  CHECK(page.find("href=\"../index.html#e-ev1007\"") != std::string::npos);
  CHECK(page.find("After it: &lt;b&gt;&amp;amp;") != std::string::npos);
  for (Article& article : articles) article.text = "Another text.";
  const std::string other = site::PageOf(site::Site(timeline, articles), kPath);
  CHECK(other.find("<mark class=\"trigger\" title") == std::string::npos);
  CHECK(other.find("The words of 1 of the reports do not stand in this text") != std::string::npos);
  CHECK(other.find("href=\"../index.html#e-ev1007\"") != std::string::npos);
}

TEST_CASE("a broken figure is told, not shown") {
  const std::string page = IndexPage(sample::Make(), {"<svg><g></svg>", "", ""});
  CHECK(page.find("not an SVG that can be shown") != std::string::npos);
}

TEST_CASE("fifty thousand letters without a space") {
  Timeline timeline = sample::Make();
  timeline.entries[0].reports[0].text = std::string(50000, 'x');
  timeline.entries[0].headline = std::string(50000, 'y');
  CHECK(IndexPage(timeline).size() > 100000);
  CHECK(RenderDotTimeline(timeline).size() < 40000);
}

TEST_CASE("docs/templates.md names every key of the templates") {
  const std::string docs = site::SourceFile("docs/templates.md");
  std::size_t keys = 0;
  for (const auto& [name, text] : RealTemplates().pages) {
    const auto& this_name = name;
    CAPTURE(this_name);
    CHECK(docs.find("## " + name + ".mustache") != std::string::npos);
    for (std::size_t at = text.find("{{"); at != std::string::npos; at = text.find("{{", at + 2)) {
      const std::size_t begin = text.find_first_not_of("{#^/", at);
      if (text[begin] == '!' || text[begin] == '>') continue;
      const std::string key = text.substr(begin, text.find('}', begin) - begin);
      CAPTURE(key);
      CHECK(docs.find("`" + key + "`") != std::string::npos);
      ++keys;
    }
  }
  CHECK(keys > 300);
}

TEST_CASE("a newsroom's own template is written with the same data") {
  Templates templates = RealTemplates();
  templates.pages["page"] =
      "{{>foot}}|{{title}}|{{#months}}{{month_id}}:{{#cards}}{{ordinal}},{{/cards}};{{/months}}";
  templates.pages["foot"] = "own";
  const Result<std::vector<Page>> pages = site::AllPages(sample::Make(), templates);
  REQUIRE(pages);
  CHECK(site::PageOf(*pages, "index.html")
            .starts_with("own|Kestria, Orvane and their neighbours|m-2025-08:1,2,3,4,;m-2025-09:"));
}

TEST_CASE("templates that would never end or fill the memory are refused") {
  struct Case {
    const char* about;
    std::string page;
    std::string events;
    const char* message;
  };
  std::string deep;
  for (int i = 0; i < 51; ++i) deep += "{{#months}}";
  for (const Case& each : {Case{"itself", "{{>page}}", "", "takes in itself"},
                           Case{"in a section", "{{#months}}{{> page }}{{/months}}", "", "takes in itself"},
                           Case{"through another", "{{>events}}", "{{>page}}", "takes in itself"},
                           Case{"with other braces", "{{=<% %>=}}<%>page%>", "", "takes in itself"},
                           Case{"sections in sections", deep, "", "more than 50 sections"},
                           Case{"long", std::string(1'000'001, 'x'), "", "more than 1000000 bytes"}}) {
    CAPTURE(each.about);
    Templates templates = site::RealTemplates();
    templates.pages["page"] = each.page;
    templates.pages["events"] = each.events;
    const Result<std::vector<Page>> pages = site::AllPages(sample::Make(), templates);
    REQUIRE(!pages);
    CHECK(pages.error().message.find(each.message) != std::string::npos);
    CHECK(pages.error().where.starts_with("templates/"));
  }
}
