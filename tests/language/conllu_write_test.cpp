// Writing CoNLL-U: columns, bytes, multiword tokens; what was read and is written again.
#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "language/language.h"

using namespace demarche;

namespace {

/// "Tokyo didn't go.", as the program cuts it.
Analysis Cut() {
  Analysis analysis;
  analysis.lemmas = {"Tokyo", "do", "not", "go", "."};
  const auto add = [&](Span span, Upos upos, std::int32_t head, Deprel deprel, bool space, bool joined) {
    Token token;
    token.span = span;
    token.lemma = static_cast<std::uint32_t>(analysis.tokens.size());
    token.upos = upos;
    token.head = head;
    token.deprel = deprel;
    token.space_after = space;
    token.joined = joined;
    analysis.tokens.push_back(token);
  };
  add({0, 5}, Upos::kPropn, 4, Deprel::kNsubj, true, false);
  add({6, 9}, Upos::kAux, 4, Deprel::kAux, false, false);
  add({9, 12}, Upos::kPart, 4, Deprel::kAdvmod, true, true);
  add({13, 15}, Upos::kVerb, 0, Deprel::kRoot, false, false);
  add({15, 16}, Upos::kPunct, 4, Deprel::kPunct, true, false);
  analysis.sentences = {{{0, 16}, 0, 5, 0}};
  return analysis;
}

const char* const kWritten =
    "# text = Tokyo didn't go.\n"
    "1\tTokyo\tTokyo\tPROPN\t_\t_\t4\tnsubj\t_\tBytes=0:5\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdid\tdo\tAUX\t_\t_\t4\taux\t_\tBytes=6:9\n"
    "3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\tBytes=9:12\n"
    "4\tgo\tgo\tVERB\t_\t_\t0\troot\t_\tBytes=13:15|SpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\tBytes=15:16\n"
    "\n";

}  // namespace

TEST_CASE("a sentence that the program cut has its text, its bytes and its multiword tokens") {
  const Analysis analysis = Cut();
  std::string out = "before\n";
  AppendConllu("Tokyo didn't go.", analysis, analysis.sentences[0], out);
  CHECK(out == std::string("before\n") + kWritten);
}

TEST_CASE("what is written reads back, and is written again with the new columns alone") {
  std::istringstream in(kWritten);
  ConlluReader reader(in, "f");
  ConlluSentence sentence;
  REQUIRE(reader.Next(sentence).value());
  CHECK(sentence.text == "Tokyo didn't go.");
  CHECK(sentence.ranges.size() == 1);
  CHECK(sentence.words[2].joined);

  Analysis analysis = sentence.Bounds();
  REQUIRE(analysis.tokens.size() == 5);
  for (std::size_t i = 0; i < 5; ++i) CHECK(analysis.tokens[i].span == Cut().tokens[i].span);
  analysis.lemmas = Cut().lemmas;
  analysis.tokens = Cut().tokens;
  std::string same;
  AppendConllu(sentence, analysis, same);
  CHECK(same == kWritten);
  analysis.tokens[0].upos = Upos::kNoun;
  std::string other;
  AppendConllu(sentence, analysis, other);
  std::string expected = kWritten;
  expected.replace(expected.find("PROPN"), 5, "NOUN");
  CHECK(other == expected);
}

TEST_CASE("comments, the MISC column and the words of a range are kept as they were given") {
  const std::string given =
      "# sent_id = 7\n# note\n"
      "1-2\tzum\t_\t_\t_\t_\t_\t_\t_\tA=b|SpaceAfter=No\n"
      "1\tzu\t_\t_\t_\t_\t_\t_\t_\tX=1\n"
      "2\tdem\t_\t_\t_\t_\t_\t_\t_\t_\n"
      "\n";
  std::istringstream in(given);
  ConlluReader reader(in, "f");
  ConlluSentence sentence;
  REQUIRE(reader.Next(sentence).value());
  Analysis analysis = sentence.Bounds();
  analysis.lemmas = {"word"};
  std::string out;
  AppendConllu(sentence, analysis, out);
  CHECK(out.starts_with("# sent_id = 7\n# note\n1-2\tzum\t_\t_\t_\t_\t_\t_\t_\tA=b|SpaceAfter=No\n1\tzu\t"));
  CHECK(out.find("\tX=1\n2\tdem\t") != std::string::npos);
  CHECK_FALSE(reader.Next(sentence).value());
}
