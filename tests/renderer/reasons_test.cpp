// What a card tells of the rules behind it.
#include "renderer/text/reasons.h"

#include <doctest/doctest.h>

using namespace demarche;

namespace {

std::string Joined(const std::vector<std::string>& reasons) {
  std::string all;
  for (const std::string& reason : reasons) all += reason + ';';
  return all;
}

Entry EntryOf(std::size_t sources, std::size_t targets, std::vector<std::string> because,
              const std::vector<std::string>& marks) {
  Entry entry;
  entry.sources.resize(sources);
  entry.targets.resize(targets);
  Report report;
  report.because = std::move(because);
  for (const std::string& what : marks) report.marks.push_back({{0, 1}, what});
  entry.reports.push_back(std::move(report));
  return entry;
}

}  // namespace

TEST_CASE("reasons for the confidence of a deed of the ontology") {
  const Reasons full = ReasonsOf(
      EntryOf(1, 1, {"pattern:protest", "role:source nsubj", "role:target obj"}, {"trigger", "time"}));
  CHECK(Joined(full.raised) ==
        "the text says who acts;a counterpart is named;no actor had to be found elsewhere in the article;");
  CHECK(full.lowered.empty());

  const Reasons bare = ReasonsOf(EntryOf(0, 0, {"pattern:protest"}, {}));
  CHECK(bare.raised.empty());
  CHECK(Joined(bare.lowered) == "the text does not say who acts;no counterpart is named;");

  Entry entry = EntryOf(
      2, 0, {"pattern:say", "reference:It = Kestria", "role:source nsubj", "background:habit"}, {"source"});
  entry.deed.kind = "statement";
  const Reasons mixed = ReasonsOf(entry);
  CHECK(Joined(mixed.raised) == "the text says who acts;a counterpart is named;");
  CHECK(Joined(mixed.lowered) ==
        "an actor is only meant, by a pronoun or the context;it is told as background or as a habit;");

  Entry attack = EntryOf(1, 1, {"pattern:strike", "role:source nsubj", "role:target obj"}, {});
  attack.deed.quad = "material conflict";
  CHECK(Joined(ReasonsOf(attack).lowered) == "it is a deed, and deeds are misread more often than words;");
}

TEST_CASE("doubts are told in their own words, made safe, and no more than a few") {
  std::vector<std::string> because{"pattern:protest", "role:source nsubj", "role:target obj"};
  because.emplace_back("doubt:the headline tells of a firm");
  because.emplace_back("doubt:a\nb\x01");
  for (int i = 0; i < 20; ++i) because.emplace_back("doubt:" + std::string(200, 'x'));
  const Reasons reasons = ReasonsOf(EntryOf(1, 1, because, {"trigger", "time"}));
  REQUIRE(reasons.lowered.size() == 6);
  CHECK(reasons.lowered[0] == "the headline tells of a firm");
  CHECK(reasons.lowered[1] == "a b\u2401");
  CHECK(reasons.lowered[2].size() < 100);
}

TEST_CASE("reasons for the confidence of an action") {
  Entry entry = EntryOf(1, 0, {"action:verb", "role:source"}, {"time"});
  entry.factuality = Factuality::kPlanned;
  CHECK(
      Joined(ReasonsOf(entry).raised) ==
      "a verb in the active voice tells it;the text says who acts;words date it or tie it to another event;");
  CHECK(Joined(ReasonsOf(entry).lowered) == "it is planned, not done;");
  CHECK(Joined(ReasonsOf(EntryOf(0, 1, {"action:noun"}, {})).lowered) ==
        "no verb in the active voice tells it;the text does not say who acts;no words date it;");
}

TEST_CASE("no reason is told that the record does not show") {
  CHECK(ReasonsOf(Entry{}).lowered.empty());
  CHECK(ReasonsOf(EntryOf(0, 0, {}, {})).lowered.empty());
  // The parties of another report: the first names neither.
  const Reasons reasons = ReasonsOf(EntryOf(1, 1, {"pattern:protest", "reference:x"}, {"time"}));
  CHECK(reasons.raised.empty());
}

TEST_CASE("whom words refer to") {
  Report report;
  report.because = {"pattern:a = b", "reference:It = Venezuela", "reference:CHN by place",
                    "reference:It = Venezuela", "reference:his = A\x01 B"};
  const std::vector<Reading> readings = ReadingsOf(report);
  REQUIRE(readings.size() == 2);
  CHECK(readings[0].word == "It");
  CHECK(readings[0].name == "Venezuela");
  CHECK(readings[1].word == "his");
  CHECK(readings[1].name.find('\x01') == std::string::npos);
  for (int i = 0; i < 100; ++i) report.because.push_back("reference:w" + std::to_string(i) + " = x");
  CHECK(ReadingsOf(report).size() == 6);
}
