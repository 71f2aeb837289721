// What is written for a format is read back by its rules as the same clean text, whatever it holds.
#include <doctest/doctest.h>
#include <gumbo.h>
#include <rapidjson/document.h>

#include <string>

#include "../renderer/export_readers.h"
#include "base/ascii.h"
#include "draw.h"
#include "renderer/text/escape.h"
#include "renderer/write/cell.h"
#include "renderer/write/json.h"
#include "renderer/write/xml.h"

using namespace demarche;
using properties::Draw;

namespace {

constexpr int kRounds = 4000;

/// The first text of the body, and the first attribute of its element, as an HTML5 parser reads them.
std::pair<std::string, std::string> ReadHtml(const std::string& html) {
  GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  const auto* body = static_cast<const GumboNode*>(output->root->v.element.children.data[1]);
  const GumboVector& parts = body->v.element.children;
  std::pair<std::string, std::string> read{"no element", "no attribute"};
  const auto* element = parts.length == 1 ? static_cast<const GumboNode*>(parts.data[0]) : nullptr;
  if (element != nullptr && element->type == GUMBO_NODE_ELEMENT &&
      element->v.element.attributes.length == 1) {
    read.second = static_cast<const GumboAttribute*>(element->v.element.attributes.data[0])->value;
    const GumboVector& inside = element->v.element.children;
    read.first = inside.length == 0   ? ""
                 : inside.length == 1 ? static_cast<const GumboNode*>(inside.data[0])->v.text.text
                                      : "more than a text";
  }
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return read;
}

/// A quoted string of DOT as Graphviz shows it in a label: escapes, then entities; breaks of lines are
/// spaces.
std::string ReadDotLabel(std::string_view quoted) {
  if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') return "not quoted";
  quoted = quoted.substr(1, quoted.size() - 2);
  std::string text;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    if (quoted[i] == '"') return "ends early";
    if (quoted[i] != '\\') {
      text += quoted[i];
      continue;
    }
    if (++i == quoted.size()) return "escapes its end";
    if (quoted[i] != 'n' && quoted[i] != '"' && quoted[i] != '\\') return "an escape of DOT";
    text += quoted[i] == 'n' ? ' ' : quoted[i];
  }
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    plain += text[i];
    if (text[i] != '&') continue;
    if (text.compare(i, 5, "&amp;") != 0) return "an entity";
    i += 4;
  }
  return plain;
}

}  // namespace

TEST_CASE("texts and attributes of HTML read back") {
  Draw draw(1);
  for (int round = 0; round < kRounds; ++round) {
    const std::string text = "x" + draw.Bytes(20);  // HTML drops a line feed that comes first
    const std::string escaped = XmlEscape(text);
    const std::string clean = CleanText(text);
    for (const char* quote : {"\"", "'"}) {
      const std::pair<std::string, std::string> read =
          ReadHtml(std::string("<p title=") + quote + escaped + quote + ">" + escaped + "</p>");
      CHECK(read.first == clean);
      CHECK(read.second == clean);
    }
  }
}

TEST_CASE("JSON reads back, and may stand in a script") {
  Draw draw(2);
  for (int round = 0; round < kRounds; ++round) {
    const std::string text = draw.Bytes(20);
    JsonText json;
    json.Open();
    json.Field("key", text);
    json.Close();
    const std::string written = json.Take();
    CHECK(written.find('<') == std::string::npos);
    rapidjson::Document document;
    document.Parse<rapidjson::kParseValidateEncodingFlag>(written);
    REQUIRE(!document.HasParseError());
    CHECK(std::string(document["key"].GetString(), document["key"].GetStringLength()) == CleanText(text));
  }
}

TEST_CASE("rows of CSV and TSV read back, but for the apostrophe before a formula") {
  Draw draw(3);
  for (int round = 0; round < kRounds; ++round) {
    const std::string text = draw.Bytes(20);
    const std::string guarded = CsvCell(text);
    const readers::Rows csv = readers::ReadCsv(guarded + "," + guarded + "\r\n");
    REQUIRE(csv.size() == 1);
    REQUIRE(csv[0].size() == 2);
    for (const std::string& cell : csv[0]) {
      const std::string clean = CleanText(text);
      CHECK((cell == clean || cell == "'" + clean));
      CHECK((cell.empty() || std::string_view("=+-@\t\r\n").find(cell.front()) == std::string_view::npos));
    }
    const readers::Rows tsv = readers::ReadTsv(TsvCell(text) + "\t" + TsvCell(text) + "\n");
    REQUIRE(tsv.size() == 1);
    REQUIRE(tsv[0].size() == 2);
    CHECK((tsv[0][1] == CleanLine(text) || tsv[0][1] == "'" + CleanLine(text)));
  }
}

TEST_CASE("labels of DOT read back, whole or broken into lines") {
  Draw draw(4);
  for (int round = 0; round < kRounds; ++round) {
    const std::string text = draw.Bytes(40);
    CHECK(ReadDotLabel(DotQuote(text, 1000)) == CleanLine(text));
    std::string broken = ReadDotLabel(DotQuote(text, 1000, 12));
    std::string line = CleanLine(text);
    std::erase(broken, ' ');
    std::erase(line, ' ');
    CHECK(broken == line);
  }
}

TEST_CASE("links that are made are plain, and what is percent-encoded reads back") {
  Draw draw(5);
  static constexpr std::array kStarts{"https://a/",  "http://",       "mailto:", "#",
                                      "javascript:", "JAVA\tSCRIPT:", "data:",   " https://",
                                      "//a/",        "vbscript:",     ""};
  for (int round = 0; round < kRounds; ++round) {
    const std::string text = draw.Of(kStarts) + draw.Bytes(20);
    const std::string url = LowerAscii(SafeUrl(text));
    CHECK((url.empty() || url.starts_with("https://") || url.starts_with("http://") ||
           url.starts_with("mailto:") || url.starts_with("#")));
    std::string back;
    const std::string encoded = UrlEscape(text);
    for (std::size_t i = 0; i < encoded.size(); ++i) {
      const bool coded = encoded[i] == '%';
      CHECK((coded || IsAlpha(encoded[i]) || IsDigit(encoded[i]) ||
             std::string_view("-._~").find(encoded[i]) != std::string_view::npos));
      back += coded ? static_cast<char>(std::stoi(encoded.substr(i + 1, 2), nullptr, 16)) : encoded[i];
      i += coded ? 2 : 0;
    }
    CHECK((back == text || back == CleanText(text) || back == CleanLine(text)));
  }
}
