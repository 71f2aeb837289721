// The pattern language: what parses, and what each mistake says.
#include "extractor/rules/pattern.h"

#include <doctest/doctest.h>

#include <string>

namespace demarche::extract {
namespace {

const WordClasses kClasses{{"ENVOY", {"ambassador", "charge d'affaires"}}};

std::string Show(const Pattern& pattern) {
  std::string text = pattern.noun ? "N:" : "";
  for (const Element& element : pattern.elements) {
    text += element.optional ? " [" : " ";
    for (const auto& [words, is_class] : element.alternatives) text += words + (is_class ? "*/" : "/");
    if (element.role == Role::kSource) text += "SOURCE";
    if (element.role == Role::kTarget) text += "TARGET";
    if (element.role == Role::kDeed) text += "DEED";
    text += element.optional ? "]" : "";
  }
  return text;
}

TEST_CASE("patterns parse") {
  struct Case {
    const char* text;
    const char* expected;
  };
  const Case cases[] = {
      {"meet", " meet/"},
      {"Meet [with] TARGET", " meet/ [with/] TARGET"},
      {"lodge {protest, formal note} with TARGET", " lodge/ protest/formal note/ with/TARGET"},
      {"summon ENVOY", " summon/ ENVOY*/"},
      {"summon {Swiss  aide, ENVOY}", " summon/ swiss aide/ENVOY*/"},
      {"N: talks [between SOURCE]", "N: talks/ [between/SOURCE]"},
      {"be {ready, willing} DEED", " be/ ready/willing/ DEED"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    const auto pattern = ParsePattern(each.text, kClasses);
    REQUIRE(pattern.has_value());
    CHECK(Show(*pattern) == each.expected);
  }
}

TEST_CASE("mistakes are told with their place") {
  struct Case {
    const char* text;
    std::size_t at;
    const char* word;  ///< that the message must hold
  };
  const Case cases[] = {
      {"", 0, "begins"},
      {"TARGET meet", 0, "begins"},
      {"[meet]", 0, "begins"},
      {"meet [with TARGET", 5, "never closed"},
      {"meet {a, b", 5, "never closed"},
      {"meet ]", 5, "without"},
      {"meet [[a]]", 6, "one level"},
      {"summon ENVOI", 7, "ENVOI"},
      {"summon {aide, ENVOI} again", 14, "ENVOI"},
      {"meet {a,,b}", 8, "empty"},
      {"meet ; a", 5, "sign"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    const auto pattern = ParsePattern(each.text, kClasses);
    REQUIRE_FALSE(pattern.has_value());
    CHECK(pattern.error().at == each.at);
    CHECK(pattern.error().message.find(each.word) != std::string::npos);
  }
}

}  // namespace
}  // namespace demarche::extract
