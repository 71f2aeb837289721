// The walks over a dependency tree that is written down by hand.
#include "extractor/tree.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace demarche::extract {
namespace {

struct Node {
  std::string_view text;
  std::uint32_t head;  ///< kNone32 of the root
  Deprel rel;
  Upos upos;
  std::uint64_t grammar = 0;
};

Document Grow(const std::vector<Node>& nodes) {
  Document document;
  document.words.Reset(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const Node& node = nodes[i];
    Word& word = document.words[i];
    word.text = node.text;
    word.head = node.head;
    word.rel = node.rel;
    word.upos = node.upos;
    word.grammar = node.grammar;
  }
  for (auto i = static_cast<std::uint32_t>(nodes.size()); i > 0; --i) {
    Word& word = document.words[i - 1];
    if (word.head == kNone32) continue;
    word.sibling = document.words[word.head].child;
    document.words[word.head].child = i - 1;
  }
  return document;
}

std::uint32_t Name(Document& document, std::uint32_t first, std::uint32_t last, const char* code) {
  Mention mention;
  mention.first = first;
  mention.last = last;
  mention.head = HeadOf(document, first, last);
  mention.actors = {{code, "state", "", code, {}}};
  const auto index = static_cast<std::uint32_t>(document.mentions.size());
  for (std::uint32_t i = first; i < last; ++i) document.words[i].mention = index;
  document.mentions.push_back(mention);
  return index;
}

/// "Japan lodged a protest with China in Hanoi"
Document Protest() {
  return Grow({{"Japan", 1, Deprel::kNsubj, Upos::kPropn},
               {"lodged", kNone32, Deprel::kRoot, Upos::kVerb},
               {"a", 3, Deprel::kDet, Upos::kDet},
               {"protest", 1, Deprel::kObj, Upos::kNoun},
               {"with", 5, Deprel::kCase, Upos::kAdp, Grammar::kPreposition | Grammar::kTargetPreposition},
               {"China", 3, Deprel::kNmod, Upos::kPropn},
               {"in", 7, Deprel::kCase, Upos::kAdp, Grammar::kPreposition | Grammar::kLocative},
               {"Hanoi", 1, Deprel::kObl, Upos::kPropn}});
}

TEST_CASE("an address is nearer to the deed than a place, and a subject is no party of it") {
  Document document = Protest();
  const std::uint32_t japan = Name(document, 0, 1, "JPN");
  const std::uint32_t china = Name(document, 5, 6, "CHN");
  const std::uint32_t hanoi = Name(document, 7, 8, "VNM");
  CHECK(Distance(document, document.mentions[china], 1) < Distance(document, document.mentions[hanoi], 1));
  CHECK(Distance(document, document.mentions[japan], 1) == kFar);
  CHECK(Distance(document, document.mentions[hanoi], 3) == kFar);
  CHECK(PathOf(document, document.mentions[china], 1) == "obj nmod:with");
  CHECK(PathOf(document, document.mentions[hanoi], 3).empty());
}

TEST_CASE("what marks, heads and lies under a word") {
  const Document document = Protest();
  CHECK(CaseOf(document, 5) == 4);
  CHECK(CaseOf(document, 3) == kNone32);
  CHECK(Dependent(document, 1, Deprel::kObj) == 3);
  CHECK(Dependent(document, 1, Deprel::kIobj) == kNone32);
  CHECK(IsUnder(document, 5, 1));
  CHECK_FALSE(IsUnder(document, 7, 3));
  CHECK(HeadOf(document, 2, 4) == 3);
}

TEST_CASE("a noun stands for the one that names it") {
  struct Row {
    std::vector<Node> nodes;
    std::uint32_t first;  ///< word of the mention
    std::uint32_t noun;
    bool found;
  };
  const std::vector<Row> rows = {
      {{{"Chinese", 1, Deprel::kAmod, Upos::kAdj}, {"ships", kNone32, Deprel::kRoot, Upos::kNoun}},
       0,
       1,
       true},
      {{{"dozens", kNone32, Deprel::kRoot, Upos::kNoun},
        {"of", 2, Deprel::kCase, Upos::kAdp, Grammar::kNamingPreposition},
        {"Iranians", 0, Deprel::kNmod, Upos::kPropn}},
       2,
       0,
       true},
      {{{"bombs", kNone32, Deprel::kRoot, Upos::kNoun},
        {"near", 2, Deprel::kCase, Upos::kAdp},
        {"Iran", 0, Deprel::kNmod, Upos::kPropn}},
       2,
       0,
       false},
  };
  for (const Row& row : rows) {
    Document document = Grow(row.nodes);
    const std::uint32_t mention = Name(document, row.first, row.first + 1, "XXX");
    CAPTURE(row.nodes[0].text);
    CHECK(MentionOf(document, row.noun) == (row.found ? mention : kNone32));
  }
}

TEST_CASE("a group stands for all its parties") {
  Document document = Grow({{"French", 3, Deprel::kAmod, Upos::kAdj},
                            {"and", 2, Deprel::kCc, Upos::kCconj},
                            {"Egyptian", 0, Deprel::kConj, Upos::kAdj},
                            {"warships", kNone32, Deprel::kRoot, Upos::kNoun}});
  const std::uint32_t france = Name(document, 0, 1, "FRA");
  const std::uint32_t egypt = Name(document, 2, 4, "EGY");
  document.mentions[france].next_in_group = egypt;
  document.mentions[egypt].continues_group = true;
  CHECK(MentionOf(document, 3) == france);
}

TEST_CASE("a chain that never ends is walked a bounded way") {
  Document document = Grow({{"a", 1, Deprel::kNmod, Upos::kNoun}, {"b", 0, Deprel::kNmod, Upos::kNoun}});
  const std::uint32_t a = Name(document, 0, 1, "AAA");
  CHECK_FALSE(IsUnder(document, 0, 5));
  CHECK(Distance(document, document.mentions[a], 5) == kFar);
}

}  // namespace
}  // namespace demarche::extract
