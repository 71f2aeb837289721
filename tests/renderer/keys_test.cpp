// The names that templates may use, against the code that fills them, the program's own templates and the
// docs.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "renderer/renderer.h"
#include "site.h"

using namespace demarche;

namespace {

/// The sources that fill the data of templates, one after the other.
std::string FillingSources() {
  std::string all;
  for (const char* folder : {"src/renderer/page", "src/renderer/strip"}) {
    for (const auto& file :
         std::filesystem::directory_iterator(std::string(DEMARCHE_SOURCE_DIR) + "/" + folder)) {
      const std::string name = file.path().filename().string();
      if (name.ends_with(".cpp") && name != "keys.cpp")
        all += site::SourceFile(std::string(folder) + "/" + name);
    }
  }
  return all;
}

bool IsKey(std::string_view name) {
  const auto keys = TemplateKeys();
  return std::find(keys.begin(), keys.end(), name) != keys.end();
}

}  // namespace

TEST_CASE("every key that the code puts is a known one") {
  const std::string sources = FillingSources();
  std::size_t puts = 0;
  for (std::size_t at = sources.find("Put("); at != std::string::npos; at = sources.find("Put(", at + 1)) {
    const std::size_t comma = sources.find(',', at);
    const std::size_t quote = sources.find_first_not_of(" \n", comma + 1);
    if (sources[quote] != '"') continue;  // put in a loop over names, which the next test finds
    const std::string key = sources.substr(quote + 1, sources.find('"', quote + 1) - quote - 1);
    CAPTURE(key);
    CHECK(IsKey(key));
    ++puts;
  }
  CHECK(puts > 250);
}

TEST_CASE("every known key is in the code that fills data, and in docs/templates.md") {
  const std::string sources = FillingSources();
  const std::string docs = site::SourceFile("docs/templates.md");
  for (const std::string_view key : TemplateKeys()) {
    const std::string name(key);
    CAPTURE(name);
    std::string put = name;  // "has_" and "_more" are put around the name of a list
    if (put.ends_with("_rows_more")) put.resize(put.size() - 5);
    if (put.starts_with("has_") && put.ends_with("_rows")) put.erase(0, 4);
    CHECK(sources.find('"' + put + '"') != std::string::npos);
    CHECK(docs.find('`' + name + '`') != std::string::npos);
  }
}

TEST_CASE("the program's own templates use known names only") {
  for (const auto& [name, text] : site::RealTemplates().pages) {
    const auto& this_name = name;
    CAPTURE(this_name);
    CHECK(UnknownKeys(text).empty());
  }
}

TEST_CASE("names in a template that stand for nothing") {
  struct Row {
    const char* text;
    const char* found;  ///< line:key>nearest, each with a semicolon
  };
  const std::string long_key(100000, 'k');
  const Row rows[] = {
      {"", ""},
      {"{{title}}\n{{{script}}} {{& headline }}{{#cards}}{{.}}{{/cards}}{{! titel }}", ""},
      {"{{titel}}", "1:titel>title;"},
      {"a\n\n{{#has_linkz}}\n{{headlin}}{{/has_linkz}}", "3:has_linkz>has_links;4:headlin>headline;"},
      {"{{^ cardz }}{{/ cardz }}\n{{cardz}}{{cardz}}", "1:cardz>cards;2:cardz>cards;"},
      {"{{{scripts}}}{{&titles}}", "1:scripts>script;1:titles>title;"},
      {"{{entirely_another_word}}", "1:entirely_another_word>;"},
      {"{{>haed}}{{>head}}{{> foot }}", "1:haed>head;"},
      {"{{>title}}", "1:title>;"},
      {"{{=<% %>=}}<%titel%>{{nothing}}", "1:titel>title;"},
      {"{{", ""},
      {"{{titel", ""},
      {"{{}}{{=}}{{==}}{{=x=}}", ""},
  };
  for (const Row& row : rows) {
    const std::string text = row.text;
    CAPTURE(text);
    std::string found;
    for (const UnknownKey& unknown : UnknownKeys(row.text)) {
      found += std::to_string(unknown.line) + ':' + unknown.key + '>' + unknown.nearest + ';';
    }
    CHECK(found == row.found);
  }
  const std::vector<UnknownKey> one = UnknownKeys("{{" + long_key + "}}");
  REQUIRE(one.size() == 1);
  CHECK(one[0].key.size() < 100);
  CHECK(one[0].nearest.empty());
  std::string many;
  for (int i = 0; i < 100000; ++i) many += "{{zzz" + std::to_string(i) + "}}\n";
  CHECK(UnknownKeys(many).size() == 20);
}
