// Several hundred strings that try to run or to break out (strings.jsonl, made by strings.mjs), each in every
// field of a timeline and its articles, through every page and export. What comes out must have exactly the
// form that a harmless word gives: the same elements with the same attributes, the same rows, keys and
// statements.
#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "../effort.h"
#include "../renderer/export_readers.h"
#include "../renderer/site.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "dom.h"
#include "renderer/text/escape.h"

using namespace demarche;

namespace {

/// One in test::kEvery of those in the file, and those that no file of JSON can hold.
std::vector<std::string> Strings() {
  std::vector<std::string> strings;
  const std::string lines = site::SourceFile("tests/hostile/strings.jsonl");
  std::size_t number = 0;
  for (const std::string_view line : Split(lines, '\n')) {
    if (line.empty() || number++ % test::kEvery != 0) continue;
    rapidjson::Document json;
    json.Parse(line.data(), line.size());
    REQUIRE(!json.HasParseError());
    strings.emplace_back(json["string"].GetString(), json["string"].GetStringLength());
  }
  // What JSON cannot carry: bytes that some decoders take for '<' or '"', and characters that are cut off.
  for (const char* bytes : {"\xC0\xBCscript\xC0\xBE", "\xE0\x80\xBCscript", "\xF0\x80\x80\xBCscript",
                            "\xC0\xA2 onclick=x \xC0\xA2", "cut\xE2\x80", "\xF0\x9F\">", "\xC3\" onclick=\"x",
                            "\xED\xA0\xBD\xED\xB8\x80", "\xFF\xFE<\0s\0", "\x80\x9B<\xFE"}) {
    strings.emplace_back(bytes);
  }
  return strings;
}

Report ReportOf(const std::string& text, const std::string& url) {
  Report report;
  report.article = "a1";
  report.event = text;
  report.text = "Before " + text + " after.";
  report.marks = {{{7, static_cast<std::uint32_t>(7 + text.size())}, "trigger"}, {{0, 3}, text}};
  report.title = report.publisher = report.when_why = text;
  report.date = text;
  report.url = url;
  report.because = {text};
  report.confidence = 70;
  return report;
}

/// The addresses of the two reports: the string itself, and it behind a host. What is no link shows none.
struct Urls {
  std::string alone;
  std::string path;
};

constexpr const char* kHarmless = "harmless";
constexpr const char* kNoLink = "nolink";

/// `text` in both, but where it makes a link by itself.
Urls UrlsOf(const std::string& text) {
  return {SafeUrl(text).empty() ? text : kNoLink, "https://news.example/" + text};
}

/// Harmless addresses of which as many are links.
Urls HarmlessUrls(const std::string& text) {
  return {kNoLink, SafeUrl(UrlsOf(text).path).empty() ? kNoLink : "https://news.example/x"};
}

Entry EntryOf(const std::string& id, const std::string& text, const Urls& urls) {
  Entry entry;
  entry.id = id;
  entry.ordinal = 1;
  entry.headline = entry.attribution = text;
  entry.deed = {text, {text, text, {text}}, text, -20, text};
  // A page shows a code beside a name that it is not: long ones are cut, and then differ.
  const std::string code = text.substr(0, Utf8Floor(text, 40));
  entry.sources = {{code, text, text, code, {}}};
  entry.targets = {{code + "2", text, text, code, {}}};
  entry.place = Place{text, text, {}};
  entry.when.edtf = "2025-10-31";
  entry.when.earliest = entry.when.latest = ParseDay("2025-10-31");
  entry.when.why = text;
  entry.confidence = 70;
  entry.reports = {ReportOf(text, urls.alone), ReportOf(text, urls.path)};
  entry.disagreements = {{text, {text, text}}, {"when", {text}}};
  entry.relations = {{"denies", "e-1"}, {text, text}};
  return entry;
}

/// Every text is `text` but those that other fields are found by.
Timeline TimelineOf(const std::string& text, const Urls& urls) {
  Timeline timeline;
  timeline.title = timeline.versions.program = timeline.versions.lexicon = text;
  timeline.articles = timeline.reports = 2;
  timeline.left_out = {1, 1, 1, 1};
  timeline.errors = {{text, text, 3, text}};
  timeline.entries = {EntryOf("e-1", text, urls), EntryOf("e-2", text, urls)};
  timeline.entries.push_back(EntryOf(text, text, urls));
  timeline.entries[1].when = {};  // undated
  timeline.entries[1].factuality = Factuality::kPlanned;
  timeline.left_out_events = {{LeftOutReason::kLowConfidence, text, text, {}, ReportOf(text, urls.alone)}};
  return timeline;
}

std::vector<Article> ArticlesOf(const std::string& text, const Urls& urls) {
  Article article;
  article.id = "a1";
  article.text = "Before " + text + " after.";
  article.title = article.publisher = article.dateline = article.uri = text;
  article.date = article.language = text;
  article.url = urls.alone;
  return {article};
}

/// The pages with little style and script, which are no data.
std::vector<Page> PagesOf(const std::string& text, const Urls& urls) {
  static const Templates templates = [] {
    Templates real = site::RealTemplates();
    real.base = "p { color: red }";
    real.style = "b { color: red }";
    real.script = "let a = 1;";
    return real;
  }();
  Figures figures;
  figures.missing = text;
  Result<std::vector<Page>> pages =
      site::AllPages(TimelineOf(text, urls), templates, figures, ArticlesOf(text, urls));
  REQUIRE(pages);
  return std::move(*pages);
}

/// How many elements of which form, without style: "a href class: 3".
std::string FormOf(const hostile::Dom& dom) {
  std::string form;
  for (const auto& shape : dom.shapes) form += shape.first + ": " + std::to_string(shape.second) + "; ";
  return form;
}

/// `text` without what stands between quotes, in which `escape` takes the next byte along.
std::string WithoutStrings(const std::string& text, char escape) {
  std::string form;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (inside && text[i] == escape) {
      ++i;
    } else if (text[i] == '"') {
      inside = !inside;
    } else if (!inside) {
      form += text[i];
    }
  }
  return inside ? "a string does not end" : form;
}

std::string FormOfJson(const std::string& text) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag>(text);
  if (document.HasParseError()) return "no JSON";
  return text.find('<') == std::string::npos ? WithoutStrings(text, '\\') : "a sign of markup";
}

std::string FormOfXml(const std::string& text) {
  if (std::string fault = readers::XmlCheck::Fault(text); !fault.empty()) return fault;
  std::string form;
  bool inside = false;
  for (const char c : WithoutStrings(text, '\0')) {
    inside = c == '<' || (inside && c != '>');
    if (inside) form += c;
  }
  return form;
}

/// Statements, and of labels in the manner of HTML the tags; breaks of lines depend on the words.
std::string FormOfDot(const std::string& text) {
  std::string form;
  int depth = 0;
  for (const char c : WithoutStrings(text, '\\')) {
    if (c == '<') ++depth;
    if (depth != 1 || c == '<') form += c;
    if (c == '>' && depth > 0) --depth;
  }
  for (std::size_t at = form.find("<br/>"); at != std::string::npos; at = form.find("<br/>", at))
    form.erase(at, 5);
  return form;
}

std::string FormOfRows(const readers::Rows& rows) {
  std::string form;
  for (const auto& row : rows) {
    form += std::to_string(row.size()) + "\n";
    for (const std::string& cell : row) {
      if (!cell.empty() && std::string_view("=+@\t\r").find(cell.front()) != std::string_view::npos)
        return "a formula";
      if (cell.starts_with('-') && cell.find_first_not_of("-.0123456789") != std::string::npos)
        return "a formula";
    }
  }
  return form;
}

std::string FormOfIcs(const std::string& text) {
  std::string form;
  for (const std::string& line : readers::ReadIcs(text)) {
    const std::string name = line.substr(0, line.find_first_of(":;"));
    form += name == "BEGIN" || name == "END" ? line : name;
    form += '\n';
  }
  return form;
}

std::string FormOfLines(const std::string& text) {
  std::string form;
  for (const std::string_view line : Split(text, '\n')) {
    if (!line.empty()) form += FormOfJson(std::string(line)) + "\n";
  }
  return form;
}

std::string FormOfExport(const ExportFormat& format, const std::string& bytes) {
  const std::string_view kind = format.extension;
  if (kind == ".csv") return FormOfRows(readers::ReadCsv(bytes));
  if (kind == ".tsv") return FormOfRows(readers::ReadTsv(bytes));
  if (kind == ".json" || kind == ".jsonld") return FormOfJson(bytes);
  if (format.name == "timesketch") return FormOfLines(bytes);
  if (kind == ".gexf" || kind == ".graphml") return FormOfXml(bytes);
  if (kind == ".ics") return FormOfIcs(bytes);
  if (kind == ".dot") return FormOfDot(bytes);
  return {};  // demarche's own records, which hold texts as they are
}

/// What two forms do not share, from where they part.
std::string DifferenceOf(const std::string& form, const std::string& expected) {
  if (form == expected) return {};
  const auto parted = std::mismatch(form.begin(), form.end(), expected.begin(), expected.end());
  const auto at = static_cast<std::size_t>(parted.first - form.begin());
  const std::size_t from = at - std::min<std::size_t>(at, 30);
  return form.substr(from, 90) + " INSTEAD OF " + expected.substr(from, 90);
}

}  // namespace

TEST_CASE("no string changes the elements and attributes of a page, nor makes a link that is not plain") {
  std::map<std::string, std::vector<std::string>> harmless;  // forms of the pages, by the second address
  std::size_t tried = 0;
  for (const std::string& text : Strings()) {
    CAPTURE(text);
    std::vector<std::string>& forms = harmless[HarmlessUrls(text).path];
    if (forms.empty()) {
      for (const Page& page : PagesOf(kHarmless, HarmlessUrls(text)))
        forms.push_back(FormOf(hostile::ReadDom(page.bytes)));
    }
    const std::vector<Page> pages = PagesOf(text, UrlsOf(text));
    REQUIRE(pages.size() == forms.size());
    for (std::size_t i = 0; i < pages.size(); ++i) {
      CAPTURE(pages[i].path);
      const hostile::Dom dom = hostile::ReadDom(pages[i].bytes);
      CHECK(DifferenceOf(FormOf(dom), forms[i]) == "");
      CHECK(IsValidUtf8(pages[i].bytes));
      for (const std::string& link : dom.links) CHECK_MESSAGE(hostile::IsPlainLink(link), link);
    }
    ++tried;
  }
  CHECK(tried > test::Rounds(400));
}

TEST_CASE("no string changes the form of an export") {
  for (const ExportFormat& format : ExportFormats()) {
    CAPTURE(format.name);
    std::map<std::string, std::string> harmless;
    for (const std::string& text : Strings()) {
      CAPTURE(text);
      const Urls urls = HarmlessUrls(text);
      if (!harmless.contains(urls.path))
        harmless[urls.path] = FormOfExport(format, format.write(TimelineOf(kHarmless, urls), 0).bytes);
      const std::string bytes = format.write(TimelineOf(text, UrlsOf(text)), 0).bytes;
      CHECK(DifferenceOf(FormOfExport(format, bytes), harmless[urls.path]) == "");
      CHECK(IsValidUtf8(bytes));
    }
  }
}

TEST_CASE(
    "every page has a policy that allows its own style and script by hash, and nothing else; no handlers") {
  const Result<std::vector<Page>> pages =
      site::AllPages(TimelineOf("<b onclick=x>", {"javascript:x", "//y"}), site::RealTemplates(), {},
                     ArticlesOf("x", {"y", "z"}));
  REQUIRE(pages);
  for (const Page& page : *pages) {
    if (!page.path.ends_with(".html")) continue;
    CAPTURE(page.path);
    const hostile::Dom dom = hostile::ReadDom(page.bytes);
    CHECK(dom.policy.starts_with("default-src 'none'; style-src 'sha256-"));
    CHECK(dom.policy.ends_with("img-src data:; base-uri 'none'; form-action 'none'"));
    CHECK(dom.policy.find("unsafe") == std::string::npos);
    CHECK(dom.policy.find("http") == std::string::npos);
    CHECK(dom.policy.find('*') == std::string::npos);
    CHECK(dom.handlers.empty());
    CHECK(dom.shapes.find("#comment") == dom.shapes.end());
    for (const auto& shape : dom.shapes)
      CHECK_MESSAGE(shape.first.find(" style") == std::string::npos, shape.first);
  }
}
