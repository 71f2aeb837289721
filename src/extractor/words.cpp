// Pass 0: each token with the words of the rules that it can be.
#include <unordered_map>

#include "base/ascii.h"
#include "base/utf8.h"
#include "extractor/passes.h"

namespace demarche::extract {
namespace {

struct Looked {
  std::vector<Reading> readings;
  std::uint64_t grammar = 0;
};

Looked LookUp(const Rulebook& rules, const std::string& lower, std::string_view lemma) {
  Looked looked{rules.vocabulary.Read(lower, LowerAscii(lemma)), 0};
  for (const Reading& reading : looked.readings) {
    const std::uint64_t grammar = rules.GrammarOf(reading.symbol);
    const bool itself = rules.vocabulary.Text(reading.symbol) == lower;
    looked.grammar |= itself ? grammar : grammar & ~std::uint64_t{Grammar::kClosedClass};
  }
  return looked;
}

/// Where each timex begins and ends among the words.
void MarkTimexes(Document& document) {
  std::size_t word = 0;
  const std::vector<Timex>& timexes = document.extraction->timexes;
  for (std::uint32_t i = 0; i < timexes.size(); ++i) {
    while (word < document.words.size() && document.words[word].span.end <= timexes[i].span.begin) ++word;
    for (std::size_t k = word; k < document.words.size() && document.words[k].span.begin < timexes[i].span.end; ++k) {
      document.words[k].timex = i;
    }
  }
}

}  // namespace

void ReadWords(const Knowledge& knowledge, Document& document) {
  const Analysis& analysis = *document.analysis;
  const std::string_view text = document.article->text;
  std::unordered_map<std::string, Looked> cache;
  document.words.reserve(analysis.tokens.size());
  for (const Token& token : analysis.tokens) {
    Word word;
    word.span = token.span;
    word.text = token.span.In(text);
    word.upos = token.upos;
    if (!word.text.empty()) {
      const CodePoint first = DecodeAt(word.text, 0);
      word.letter = IsLetterCodePoint(first.value) || first.value >= 0x80;
      word.capital = IsUpperCodePoint(first.value);
    }
    const std::string lower = LowerAscii(word.text);
    const auto [found, fresh] = cache.try_emplace(lower);
    if (fresh) found->second = LookUp(knowledge.rules, lower, analysis.LemmaOf(token));
    word.readings = found->second.readings;
    word.grammar = found->second.grammar;
    // "US" and "WHO" are names, not "us" and "who".
    const bool acronym = word.text.size() > 1 && word.capital && IsUpper(word.text[1]);
    if (acronym) word.grammar &= ~std::uint64_t{Grammar::kClosedClass};
    document.words.push_back(std::move(word));
  }
  for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    for (std::uint32_t i = analysis.sentences[s].first_token; i < analysis.sentences[s].last_token; ++i) {
      document.words[i].sentence = s;
    }
  }
  MarkTimexes(document);
}

}  // namespace demarche::extract
