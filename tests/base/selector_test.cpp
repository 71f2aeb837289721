// Selectors of elements of a page, and what is said of those that are none.
#include "base/selector.h"

#include <doctest/doctest.h>

namespace demarche {
namespace {

TEST_CASE("a selector tells element, classes, attributes and what stands around") {
  const Selector selector = ParseSelector("Article#top  div.big.story [datetime] meta[name=dc.date]").value();
  REQUIRE(selector.size() == 4);
  CHECK(selector[0].element == "article");
  REQUIRE(selector[0].attributes.size() == 1);
  CHECK(selector[0].attributes[0].name == "id");
  CHECK(selector[0].attributes[0].value == "top");
  CHECK(selector[1].element == "div");
  CHECK(selector[1].classes == std::vector<std::string>{"big", "story"});
  CHECK(selector[2].element.empty());
  CHECK(selector[2].attributes[0].any);
  CHECK(selector[3].attributes[0].name == "name");
  CHECK(selector[3].attributes[0].value == "dc.date");
  CHECK_FALSE(selector[3].attributes[0].any);
}

TEST_CASE("what is no selector is told") {
  struct {
    std::string text;
    std::string says;
  } const table[] = {
      {"", "is empty"},
      {"  ", "is empty"},
      {"div.", "has no name behind '.'"},
      {"div..body", "has no name behind '.'"},
      {"#", "has no name behind '#'"},
      {"div > p", "has a '>' that means nothing here"},
      {"p:first-child", "has a ':' that means nothing here"},
      {"*", "has a '*' that means nothing here"},
      {"meta[name=date", "has a '[' without its ']'"},
      {"meta[name~date]", "has a '[' without its ']'"},
      {"[data-when]", "names 'data-when', which pages are read without"},
      {"em.date", "names 'em', which pages are read without"},
      {"a p a p a p", "has more than 5 steps"},
      {std::string(201, 'p'), "is longer than 200 bytes"},
  };
  for (const auto& row : table) {
    CAPTURE(row.text);
    const Result<Selector> selector = ParseSelector(row.text);
    REQUIRE_FALSE(selector.has_value());
    CHECK(selector.error().message.find("' " + row.says + "; write one such as") != std::string::npos);
  }
}

}  // namespace
}  // namespace demarche
