// Pass 0: each token with the words of the rules that it can be.
#include <algorithm>
#include <array>

#include "extractor/passes.h"
#include "extractor/tree.h"
#include "extractor/words.h"

namespace demarche::extract {
namespace {

/// The word that governs each. The words of a part of an overlong sentence whose head lies in another part
/// are roots, by their relation too: whoever asks for the head of a subject finds one.
void ReadHeads(Document& document) {
  const Analysis& analysis = *document.analysis;
  for (const Sentence& sentence : analysis.sentences) {
    for (std::uint32_t i = sentence.first_token; i < sentence.last_token; ++i) {
      const std::int32_t head = analysis.tokens[i].head;
      if (head <= 0) continue;
      Word& word = document.words[i];
      const std::uint32_t governor = sentence.first_token + static_cast<std::uint32_t>(head) - 1;
      if (governor < sentence.last_token && document.words[governor].sentence == word.sentence) {
        word.head = governor;
      } else {
        word.rel = Deprel::kRoot;
      }
    }
  }
}

/// The dependents of each word, from left to right.
void LinkDependents(Document& document) {
  for (auto i = static_cast<std::uint32_t>(document.words.size()); i > 0; --i) {
    Word& word = document.words[i - 1];
    if (word.head == kNone32) continue;
    word.sibling = document.words[word.head].child;
    document.words[word.head].child = i - 1;
  }
}

/// Where each timex begins and ends among the words. The day of the date line that opens a text is that of
/// the report, and dates no event.
void MarkTimexes(Document& document) {
  std::size_t word = document.analysis->dateline_end;
  const std::vector<Timex>& timexes = document.extraction->timexes;
  for (std::uint32_t i = 0; i < timexes.size(); ++i) {
    while (word < document.words.size() && document.words[word].span.end <= timexes[i].span.begin) ++word;
    for (std::size_t k = word;
         k < document.words.size() && document.words[k].span.begin < timexes[i].span.end; ++k) {
      document.words[k].timex = i;
    }
  }
}

/// Quotation marks of all kinds as the plain one, so that passes know them.
std::string_view TextOf(std::string_view form) {
  constexpr std::array<std::string_view, 5> kMarks{"\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb"};
  return std::ranges::find(kMarks, form) == kMarks.end() ? form : "\"";
}

}  // namespace

void ReadWords(const Knowledge& knowledge, Document& document) {
  constexpr std::size_t kAhead = 8;
  const Analysis& analysis = *document.analysis;
  const std::string_view text = document.article->text;
  document.words.Reset(analysis.tokens.size());
  document.memory.Begin(knowledge.rules);
  document.groups.Begin(knowledge.rules.id());
  const FormNumbers number(text, analysis);
  for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
    const Token& token = analysis.tokens[i];
    if (i + kAhead < analysis.tokens.size()) document.memory.Fetch(number(analysis.tokens[i + kAhead]));
    Word& word = document.words[i];
    word.span = token.span;
    word.text = TextOf(token.span.In(text));
    const Spelling spelling = SpellingOf(word.text);
    word.letter = spelling.letter;
    word.capital = spelling.capital;
    if (token.head >= 0) {
      word.upos = token.upos;
      word.rel = token.deprel;
      word.feats = token.feats;
      const WordReadings& known =
          document.memory.ReadingsOf(number(token), analysis.LemmaOf(token), word.text, knowledge.rules);
      word.readings = known.readings;
      word.grammar = known.grammar;
      word.symbols = known.symbols;
      if (spelling.acronym) word.grammar &= ~std::uint64_t{Grammar::kClosedClass};
    }
  }
  document.names_at.assign(document.words.size(), std::nullopt);
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    for (std::uint32_t i = document.FirstWord(s); i < document.LastWord(s); ++i) {
      document.words[i].sentence = s;
    }
  }
  MarkTimexes(document);
  ReadHeads(document);
  MendTree(knowledge, document);
  LinkDependents(document);
}

}  // namespace demarche::extract
