// Which sentences need a tree, told by words alone.
#include "extractor/sieve/sieve.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/ascii.h"
#include "the_knowledge.h"

namespace demarche::extract {
namespace {

/// One line a sentence, one blank between two tokens.
Analysis Cut(const std::string& text) {
  Analysis analysis;
  std::uint32_t at = 0;
  for (const std::string_view line : Split(text, '\n')) {
    Sentence sentence;
    sentence.first_token = static_cast<std::uint32_t>(analysis.tokens.size());
    for (const std::string_view word : Split(line, ' ')) {
      Token token;
      token.span = {at, at + static_cast<std::uint32_t>(word.size())};
      analysis.tokens.push_back(token);
      at = token.span.end + 1;
    }
    sentence.last_token = static_cast<std::uint32_t>(analysis.tokens.size());
    analysis.sentences.push_back(sentence);
  }
  return analysis;
}

void ListLemmas(std::string_view form, std::vector<std::string>& lemmas) {
  lemmas.emplace_back(form == "met" ? "meet" : form);
}

/// One sign a sentence: "x" for a marked one.
std::string Marks(const std::string& text) {
  std::string signs;
  const Sieve sieve(TheKnowledge().rules, TheKnowledge().names);
  for (const bool mark : sieve.Mark(text, Cut(text), ListLemmas)) signs += mark ? 'x' : '.';
  return signs;
}

}  // namespace

TEST_CASE("a sentence is marked that can hold a deed, or tell who is meant in one behind it") {
  struct Row {
    const char* text;
    const char* marks;
  };
  const std::vector<Row> rows{
      {"The dough rests for an hour .", "."},
      {"Japan lodged a protest with China .", "x"},
      {"Japan is green .\nThe dough rests .", ".."},                          // a name and no deed
      {"Somebody lodged a protest .", "."},                                   // a deed and nobody
      {"The roof was new .\nJapan met China .\nThe roof was new .", ".x."},   // an irregular form
      {"Japan is green .\nThe dough rests .\nIt lodged a protest .", "xxx"},  // a thing before "it"
      {"Japan lodged a protest .\nIt is green .\nIt was told .", "x.."},  // nobody asks behind the last deed
      {"The roof was new .\nHe met Putin .", "xx"},                       // a stranger before "he"
      {"Prime Minister Naoto Kan slept .\nKan ate .\nThe dough rests .\nHe met Putin .", "xxxx"},
      {"Prime Minister Naoto Kan slept .\nThe dough rests .\nMr. Smith ate .\nThey met Putin .", "..xx"},
      {"Japan slept .\nIt ate .\nThe dough rests .\nThey met Putin .",
       "xxxx"},  // and what is told there, too
      {"Japan slept .\nThe dough rests .\nThe roof is .\nThey met Putin .", "..xx"},  // two back, no more
      {"Both sides slept .\nJapan met China .", ".x"},                                // nobody asks for them
      {"Japan slept .\nThe dough rests .\nThe roof was new .\nBoth sides met China .", "x..x"},
      {"Japan slept .\nJapan met China .", ".x"},  // a name says itself who is meant
      {"He lodged a protest .", "."},              // nobody whom the lexicon knows
      {"He lodged a protest .\nThe dough rests .\nThe roof was new .\nJapan met China .", "...x"},
      {"Holland Industries Inc slept .\nThe dough rests .\nThe roof is .\nHolland met China .", "x..x"},
      {"Japan Smith slept .\nThe dough rests .\nThe roof is .\nThe Japan Smith met China .", "x..x"},
      {"The envoy of Japan slept .\nThe dough rests .\nThe roof is .\nThe envoy met China .", "x.xx"},
      {"The meeting ended .\nJapan met China .\nThe meeting ended .", ".xx"},  // whose it was
      {"Lodge and protest are words of Japan .", "x"},                         // any order
      {"Japan prices its support .", "."},                                     // no verb behind "its"
      {"Japan supports prices .", "x"},
  };
  for (const Row& row : rows) CHECK_MESSAGE(Marks(row.text) == std::string(row.marks), std::string(row.text));
}

TEST_CASE("any bytes are sifted, each thread with a memory of its own for each sieve") {
  CHECK(Marks("\xFF\xFE a\x80 \xC3").size() == 1);
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "Word" + std::to_string(i) + " met Japan\n";
  text += "end";
  CHECK(Marks(text).size() == 5001);
  CHECK(Marks("Japan met China") == "x");
}

}  // namespace demarche::extract
