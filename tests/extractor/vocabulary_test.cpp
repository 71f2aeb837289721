// Dictionary forms of running words.
#include "extractor/rules/vocabulary.h"

#include <doctest/doctest.h>

#include <string>

namespace demarche::extract {
namespace {

TEST_CASE("inflected words are read as known words") {
  Vocabulary vocabulary;
  for (const char* word : {"agree", "stop", "deny", "meet", "meeting", "talk", "strike"})
    vocabulary.Add(word);
  struct Case {
    const char* word;
    const char* lemma;
    const char* expected;  ///< the known word
    int form;
  };
  const Case cases[] = {
      {"agreed", "agreed", "agree", Form::kEd},
      {"stopped", "stopped", "stop", Form::kEd},
      {"denied", "denied", "deny", Form::kEd},
      {"denies", "denies", "deny", Form::kS},
      {"met", "meet", "meet", Form::kEd},
      {"talks", "talks", "talk", Form::kS},
      {"striking", "striking", "strike", Form::kIng},
  };
  for (const Case& each : cases) {
    CAPTURE(each.word);
    const std::vector<Reading> readings = vocabulary.Read(each.word, each.lemma);
    REQUIRE(readings.size() == 1);
    CHECK(vocabulary.Text(readings[0].symbol) == each.expected);
    CHECK(readings[0].form == each.form);
  }
  CHECK(vocabulary.Read("meeting", "meeting").size() == 2);
  // "planes" are no plans, nor was what is taped tapped
  for (const char* word : {"plan", "plane", "tap", "watch", "veto"}) vocabulary.Add(word);
  CHECK(vocabulary.Read("planes", "plane").size() == 1);
  CHECK(vocabulary.Read("planed", "plane").size() == 1);
  CHECK(vocabulary.Read("taping", "tape").empty());
  CHECK(vocabulary.Read("tapping", "tap").size() == 1);
  CHECK(vocabulary.Read("planned", "plan").size() == 1);
  CHECK(vocabulary.Read("watches", "watch").size() == 1);
  CHECK(vocabulary.Read("vetoes", "veto").size() == 1);
  CHECK(vocabulary.Read("unknown", "unknown").empty());
  CHECK(vocabulary.Read(std::string(1000000, 's'), "").empty());
}

}  // namespace
}  // namespace demarche::extract
