// Reading CoNLL-U: what is kept, and what is refused, with its line.
#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "language/language.h"

using namespace demarche;

namespace {

/// Words as "form@begin" with a '+' before those that are joined; sentences parted by '/'; or the error.
std::string Read(const std::string& text) {
  std::istringstream in(text);
  ConlluReader reader(in, "f");
  ConlluSentence sentence;
  std::string words;
  while (true) {
    const Result<bool> read = reader.Next(sentence);
    if (!read) return ToString(read.error());
    if (!*read) return words;
    words += words.empty() ? "" : "/ ";
    for (const ConlluWord& word : sentence.words) {
      CHECK(word.span.In(sentence.text) == word.form);
      words += (word.joined ? "+" : "") + word.form + "@" + std::to_string(word.span.begin) + " ";
    }
  }
}

std::string Line(const std::string& id, const std::string& form, const std::string& head = "_",
                 const std::string& misc = "_") {
  return id + "\t" + form + "\t_\t_\t_\t_\t" + head + "\t_\t_\t" + misc + "\n";
}

}  // namespace

TEST_CASE("sentences of CoNLL-U") {
  struct Case {
    std::string text;
    std::string words;
  };
  const std::vector<Case> cases{
      {"", ""},
      {"\n\n", ""},
      {Line("1", "a") + Line("2", "b"), "a@0 b@2 "},
      {"\xEF\xBB\xBF# c\r\n" + Line("1", "a") + "\r\n\n" + Line("1", "b"), "a@0 / b@0 "},
      {Line("1", "a", "2", "X=1|SpaceAfter=No") + Line("2", "b", "0"), "a@0 b@1 "},
      {Line("1-2", "ab") + Line("1", "a") + Line("2", "b") + Line("3", "c"), "a@0 +b@1 c@3 "},
      {Line("1-2", "ab", "_", "SpaceAfter=No") + Line("1", "a") + Line("2", "b") + Line("3", "c"),
       "a@0 +b@1 c@2 "},
      {Line("0.1", "e") + Line("1", "a") + Line("1.1", "e") + Line("1.2", "e") + Line("2", "b"), "a@0 b@2 "},
      {Line("1", "10 000") + Line("2", "é"), "10 000@0 é@7 "},
      {"# only a comment\n", "f:1: a sentence without words ends here"},
      {Line("1", "a") + "# late\n", "f:2: a comment inside a sentence; put a blank line before it"},
      {"1\ta\n", "f:1: has 2 columns; a word has 10, parted by tabs"},
      {Line("1", "\xFF"), "f:1: is not UTF-8; convert the file"},
      {Line("1", ""), "f:1: has no FORM"},
      {Line("2", "a"), "f:1: ID '2' should be 1"},
      {Line("1", "a") + Line("1", "b"), "f:2: ID '1' should be 2"},
      {Line("x", "a"), "f:1: ID 'x' should be 1"},
      {"1\ta\t_\tWORD\t_\t_\t_\t_\t_\t_\n", "f:1: 'WORD' is no UPOS tag"},
      {Line("1", "a", "1"), "f:1: HEAD '1' is no other word's ID"},
      {Line("1", "a", "-2"), "f:1: HEAD '-2' is no other word's ID"},
      {Line("1", "a", "99999999999"), "f:1: HEAD '99999999999' is no other word's ID"},
      {Line("1", "a", "3") + "\n",
       "f:2: word 1 of the sentence from line 1 has HEAD 3, but there are 1 words"},
      {Line("2-3", "ab") + Line("1", "a"), "f:1: '2-3' is no range of the words that follow"},
      {Line("1-1", "a") + Line("1", "a"), "f:1: '1-1' is no range of the words that follow"},
      {Line("1-3", "ab") + Line("1", "a") + Line("2-3", "b"),
       "f:3: '2-3' is no range of the words that follow"},
      {Line("1-2", "ab") + Line("1", "a"), "f:2: the sentence ends inside a multiword token"},
      {Line("1-4000000000", "ab") + Line("1", "a"), "f:2: the sentence ends inside a multiword token"},
      {Line("1", "a") + Line("3.1", "e"), "f:2: '3.1' is no empty node behind word 1"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.text);
    CHECK(Read(each.text) == each.words);
  }
}

TEST_CASE("columns of CoNLL-U") {
  std::istringstream in(
      "# sent_id = 1\n1\tWent\tgo\tVERB\tVBD\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\tA=b\n");
  ConlluReader reader(in, "f");
  ConlluSentence sentence;
  REQUIRE(reader.Next(sentence).value());
  CHECK(sentence.comments == std::vector<std::string>{"# sent_id = 1"});
  const ConlluWord& word = sentence.words.front();
  CHECK(word.lemma == "go");
  CHECK(word.upos == Upos::kVerb);
  CHECK(word.feats == (Feats::kPast | Feats::kFin));
  CHECK(word.head == 0);
  CHECK(word.deprel == "root");
  CHECK(word.misc == "A=b");
  const Analysis bounds = sentence.Bounds();
  CHECK(bounds.tokens.size() == 1);
  CHECK(bounds.sentences.front().span == Span{0, 4});
}

TEST_CASE("a line of CoNLL-U ends before its carriage returns, however many there are") {
  std::istringstream in("# text = Went\r\r\r\n1\tWent\tgo\t_\t_\t_\t_\t_\t_\tA=b\r\r\n");
  ConlluReader reader(in, "f");
  ConlluSentence sentence;
  REQUIRE(reader.Next(sentence).value());
  CHECK(sentence.comments == std::vector<std::string>{"# text = Went"});
  CHECK(sentence.words.front().misc == "A=b");
}

TEST_CASE("a sentence without end is refused") {
  std::string text;
  for (int i = 1; i <= 80'000; ++i) text += Line(std::to_string(i), std::string(200, 'a'));
  CHECK(Read(text).find("the sentence is longer than 16 MiB") != std::string::npos);
  constexpr std::size_t kMost = std::size_t{16} << 20U;
  const std::string word = Line("1", "Words");
  for (const std::size_t size : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(size);
    const std::string comment = "#" + std::string(size - word.size(), 'x') + "\n";
    const std::string found = Read(comment + word);
    CHECK((found.find("the sentence is longer than 16 MiB") != std::string::npos) == (size > kMost));
    if (size <= kMost) CHECK(found == "Words@0 ");
  }
  CHECK(Read(std::string(20'000'000, 'x')) == "f:1: the sentence is longer than 16 MiB; is this CoNLL-U?");
}

TEST_CASE("names of tags and features") {
  for (int i = 0; i <= static_cast<int>(Upos::kVerb); ++i) {
    const auto upos = static_cast<Upos>(i);
    CHECK(ParseUpos(Name(upos)) == upos);
  }
  CHECK_FALSE(ParseUpos("noun").has_value());
  CHECK(FormatFeats(0) == "_");
  const std::uint16_t all = (1U << 13U) - 1;
  CHECK(FormatFeats(all) ==
        "Mood=Imp|Number=Plur|Number=Sing|Person=1|Person=2|Person=3|Tense=Past|Tense=Pres|VerbForm=Fin|"
        "VerbForm=Ger|VerbForm=Inf|VerbForm=Part|Voice=Pass");
  CHECK(ParseFeats(FormatFeats(all)) == all);
  CHECK(ParseFeats("Case=Nom|Number=Sing|Person=1|PronType=Prs") == (Feats::kSing | Feats::kFirst));
  CHECK(ParseFeats("_") == 0);
}
