// What analysts write into lexicon/events and the ontology: each mistake that only the rules can see, and its
// place.
#include "extractor/rules/rulebook.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "../folder.h"
#include "lexicon/lexicon.h"
#include "the_knowledge.h"

namespace demarche::extract {
namespace {

/// The rules of the program's lexicon with a file of one's own behind it, or two.
Result<Rulebook> With(const std::string& text, const std::string& other = "") {
  const test::Folder folder;
  folder.Write("a.txt", text);
  folder.Write("b.txt", other);
  const std::vector<std::filesystem::path> folders{std::filesystem::path(DEMARCHE_SOURCE_DIR) / "lexicon",
                                                   folder.path()};
  const Result<Lexicon> lexicon = Lexicon::Load(folders);
  REQUIRE_MESSAGE(lexicon, lexicon.error().message);
  Result<Rulebook> rules = Rulebook::Create(*lexicon);
  if (rules) return rules;
  Error error = rules.error();
  CHECK(error.kind == ErrorKind::kMalformed);
  error.message.erase(0, folder.path().string().size() + 1);
  return tl::unexpected<Error>(error);
}

/// The complaint about one row of `operators`, cut at its remedy, and how far right the caret stands.
struct Complaint {
  std::string text;
  std::size_t caret = 0;
};

Complaint ComplaintAbout(const std::string& row) {
  const Result<Rulebook> rules = With("operators: operator | words | note\n" + row + "\n");
  REQUIRE_FALSE(rules);
  const std::string& message = rules.error().message;
  CHECK(message.starts_with("a.txt:2:"));
  CHECK(message.find("\n    " + row + "\n") != std::string::npos);
  const std::size_t begin = message.find(": ") + 2;
  return {message.substr(begin, message.find(';') - begin), message.size() - message.rfind('\n') - 6};
}

}  // namespace

TEST_CASE("an operator row that would do nothing is told under its place") {
  struct Case {
    const char* row;
    const char* complaint;
    std::size_t caret;
  };
  const Case cases[] = {
      {"planed kind | aid | pledge", "no operator is called 'planed kind'", 0},
      {"planned kind | aid; thret | pledge", "'thret' is no kind of deed", 20},
      {"planned kind | aid | plege", "'plege' is no kind of deed", 21},
      {"ultimatum kind | aid |", "'' is no kind of deed", 22},
      {"refused kind | visits | rejection", "'visits' is no kind of deed", 15},
      {"ceased kind | aid | sanction/discontinu", "'sanction/discontinu' is no kind and mode of SANCTION",
       20},
      {"unofficial | MED; PRESS |", "'PRESS' is no sector", 18},
      {"strife | militry |", "'militry' is no context", 9},
      {"domestic | coercion/curfew |", "'coercion/curfew' is no kind of deed", 11},
      {"at home | coercion/curfw |", "'coercion/curfw' is no kind and mode of COERCE", 10},
      {"mode of thret | oust | expel", "'thret' is no kind of deed", 8},
      {"mode of threat | oust | expell", "'expell' is no mode of THREATEN", 24},
      {"kind of LBA | strike | demonstration", "'LBA' is no sector", 8},
      {"kind of LAB | strike | demonstration/strke", "'demonstration/strke' is no kind and mode of PROTEST",
       23},
      {"report | utter | sometimes", "the operator 'report' has no note", 17},
  };
  for (const Case& each : cases) {
    CAPTURE(each.row);
    const Complaint complaint = ComplaintAbout(each.row);
    CHECK(complaint.text == each.complaint);
    CHECK(complaint.caret == each.caret);
  }
}

TEST_CASE("operator rows of one's own add to those of the program") {
  const Result<Rulebook> rules = With(
      "operators: operator | words | note\n"
      "report | murmur |\n"
      "landless | GRD |\n"
      "inward | attack/beat |\n"
      "planned kind | military activity | threat\n"
      "mode of threat | ouster | expel\n"
      "kind of GRD | march | demonstration/demo\n",
      "sectors: sector | says\nGRD | guards\n");
  REQUIRE(rules);
  CHECK((rules->Read("murmur", "murmur").grammar & Grammar::kReport) != 0);
  CHECK(rules->Has(Trait::kLandless, "GRD"));
  CHECK(rules->Has(Trait::kLandless, "BUS"));
  CHECK_FALSE(rules->Has(Trait::kUnofficial, "GRD"));
  CHECK(rules->Has(Trait::kInward, rules->DeedOf("attack", "beat")));
  CHECK_FALSE(rules->Has(Trait::kInward, rules->DeedOf("attack", "aerial")));
  CHECK(rules->KindWhen(KindChange::kPlanned, "military activity") == "threat");
  CHECK(rules->KindWhen(KindChange::kPlanned, "visit").empty());
  CHECK(rules->ModeByWord("threat", rules->Read("ouster", "ouster").readings.front().symbol) == "expel");
  CHECK(rules->KindOfSector("GRD", rules->Read("march", "march").readings.front().symbol) ==
        "demonstration/demo");
}

TEST_CASE("a class that nobody names, one that there is not, and no flag are told under their place") {
  struct Case {
    std::string header;
    std::string row;
    std::string complaint;
    std::size_t column;
  };
  const Case cases[] = {
      {"classes: name | words", "HONORIFC | sirrah",
       "no pattern and no rule of the program names the class 'HONORIFC'", 1},
      {"patterns: kind | pattern | flags", "meeting | parley [with TARGET] | mutual; reciprocl",
       "no flag is called 'reciprocl'", 42},
      {"patterns: kind | pattern", "meeting | parley [with {envoys, TRIBE}]", "no class is called 'TRIBE'",
       33},
  };
  for (const Case& each : cases) {
    CAPTURE(each.row);
    const Result<Rulebook> rules = With(each.header + "\n" + each.row + "\n");
    REQUIRE_FALSE(rules);
    const std::string& message = rules.error().message;
    CHECK(message.starts_with("a.txt:2:" + std::to_string(each.column) + ": " + each.complaint));
    CHECK(message.ends_with("\n    " + each.row + "\n    " + std::string(each.column - 1, ' ') + "^"));
  }
}

TEST_CASE("all mistakes of operators and patterns are told at once, and then none of classes") {
  const Result<Rulebook> rules = With(
      "patterns: kind | pattern | flags\nmeeting | parley [with {TRIBE |\nmeeting | confab | reciprocl\n",
      "operators: operator | words | note\nplaned kind | aid | pledge\ndomestic | thret |\n");
  REQUIRE_FALSE(rules);
  std::size_t told = 0;
  for (const char* part : {"'planed kind'", "'thret'", "this '{' is never closed", "'reciprocl'"})
    told += rules.error().message.find(part) == std::string::npos ? 0 : 1;
  CHECK(told == 4);
  CHECK(std::ranges::count(rules.error().message, '^') == 4);
}

TEST_CASE("a class of one's own may be named in a pattern of one's own") {
  const Result<Rulebook> rules = With("classes: name | words\nTRIBE | elders; clansmen\n",
                                      "patterns: kind | pattern\nmeeting | parley [with {envoys, TRIBE}]\n");
  REQUIRE_MESSAGE(rules, rules.error().message);
}

TEST_CASE("a verb in the present stands behind no article and no preposition") {
  const Rulebook& rules = TheKnowledge().rules;
  struct Case {
    const char* before;
    const char* word;
    bool may;
  };
  for (const Case& each :
       {Case{"the", "support", false}, Case{"of", "supports", false}, Case{"they", "support", true},
        Case{"the", "supported", true}, Case{"to", "support", true}, Case{"", "support", true}}) {
    CAPTURE(each.before);
    CAPTURE(each.word);
    const WordReadings before = rules.Read(each.before, "");
    const WordReadings word = rules.Read(each.word, "");
    const auto support =
        std::ranges::find(word.readings, rules.vocabulary.Find("support").value(), &Reading::symbol);
    REQUIRE(support != word.readings.end());
    CHECK(rules.MayBeVerb(*support, before.readings) == each.may);
  }
}

}  // namespace demarche::extract
