// Mends of the parse: whatever tree the parser makes, a tree is left, since later passes climb it.
#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "the_knowledge.h"

namespace demarche::extract {
namespace {

/// Words that the mends look for, in any order, with any tags and any tree.
struct AnyText {
  Article article;
  Analysis analysis;
};

AnyText MakeText(std::mt19937& random) {
  const char* const kWords[] = {"Chad",      "Mali",  ",",       "\"",       "after",   "since",    "that",
                                "what",      "where", "if",      "by",       "to",      "of",       "and",
                                "said",      "told",  "shelled", "killed",   "meeting", "reports",  "shots",
                                "president", "was",   "had",     "decision", "$",       "the",      "called",
                                "Filipino",  "who",   "for",     "It",       "must",    "insisted", "."};
  constexpr Upos kTags[] = {Upos::kVerb, Upos::kVerb, Upos::kNoun, Upos::kPropn, Upos::kPron,
                            Upos::kAdp,  Upos::kAux,  Upos::kSym,  Upos::kNum,   Upos::kPart};
  constexpr Deprel kRelations[] = {Deprel::kNsubj,    Deprel::kObj,    Deprel::kObl,      Deprel::kNmod,
                                   Deprel::kCase,     Deprel::kMark,   Deprel::kAdvcl,    Deprel::kCcomp,
                                   Deprel::kConj,     Deprel::kCc,     Deprel::kAcl,      Deprel::kAclRelcl,
                                   Deprel::kXcomp,    Deprel::kAux,    Deprel::kAppos,    Deprel::kFlat,
                                   Deprel::kCompound, Deprel::kAmod,   Deprel::kCop,      Deprel::kParataxis,
                                   Deprel::kDet,      Deprel::kAdvmod, Deprel::kVocative, Deprel::kAuxPass};
  constexpr std::uint16_t kFeats[] = {0, Feats::kFin | Feats::kPast, Feats::kInf, Feats::kPart, Feats::kPlur};
  const auto below = [&](std::size_t count) { return static_cast<std::uint32_t>(random() % count); };
  AnyText text;
  text.analysis.lemmas = {"x"};
  const std::uint32_t count = 4 + below(5);
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string word = i + 1 == count ? "." : kWords[below(std::size(kWords))];
    Token token;
    token.span.begin = static_cast<std::uint32_t>(text.article.text.size());
    token.span.end = token.span.begin + static_cast<std::uint32_t>(word.size());
    token.upos = kTags[below(std::size(kTags))];
    token.deprel = kRelations[below(std::size(kRelations))];
    token.feats = kFeats[below(std::size(kFeats))];
    text.article.text += word + ' ';
    text.analysis.tokens.push_back(token);
    order.push_back(i);
  }
  std::shuffle(order.begin(), order.end(), random);
  for (std::uint32_t at = 1; at < count; ++at)  // each hangs on one before it in this order
    text.analysis.tokens[order[at]].head = static_cast<std::int32_t>(order[below(at)]) + 1;
  text.analysis.tokens[order[0]].head = 0;
  text.analysis.tokens[order[0]].deprel = Deprel::kRoot;
  Sentence sentence;
  sentence.span = {0, text.analysis.tokens.back().span.end};
  sentence.last_token = count;
  text.analysis.sentences = {sentence};
  return text;
}

}  // namespace

TEST_CASE("mends leave a tree") {
  std::mt19937 random(1);
  std::size_t changed = 0;
  for (int turn = 0; turn < 60000; ++turn) {
    const AnyText text = MakeText(random);
    Extraction extraction;
    Document document;
    document.Begin(text.article, text.analysis, extraction);
    const std::uint32_t day = random() % 8;  // some word is a time
    extraction.timexes.resize(1);
    if (day < text.analysis.tokens.size()) extraction.timexes[0].span = text.analysis.tokens[day].span;
    ReadWords(TheKnowledge(), document);
    CAPTURE(text.article.text);
    for (std::uint32_t i = 0; i < document.words.size(); ++i) {
      const std::int32_t head = text.analysis.tokens[i].head;
      changed += static_cast<std::size_t>(document.words[i].head !=
                                          (head == 0 ? kNone32 : static_cast<std::uint32_t>(head) - 1));
      std::uint32_t steps = 0;
      for (std::uint32_t at = i; at != kNone32 && steps <= document.words.size(); ++steps)
        at = document.words[at].head;
      REQUIRE(steps <= document.words.size());
    }
  }
  CHECK(changed > 100);
}

}  // namespace demarche::extract
