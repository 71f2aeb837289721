#include "extractor/document.h"

#include <algorithm>
#include <utility>

namespace demarche::extract {
namespace {

/// No pass looks at more than this many words at once, so that work stays linear in the text.
constexpr std::uint32_t kLongestSentence = 512;

/// The sentences of the analysis; an overlong one becomes several of kLongestSentence words.
void CutSentences(const Analysis& analysis, std::vector<Sentence>& sentences) {
  for (const Sentence& sentence : analysis.sentences) {
    if (sentence.last_token - sentence.first_token <= kLongestSentence) {
      sentences.push_back(sentence);
      continue;
    }
    for (std::uint32_t first = sentence.first_token; first < sentence.last_token; first += kLongestSentence) {
      Sentence part = sentence;
      part.first_token = first;
      part.last_token = std::min(sentence.last_token, first + kLongestSentence);
      part.span = {analysis.tokens[first].span.begin, analysis.tokens[part.last_token - 1].span.end};
      sentences.push_back(part);
    }
  }
}

}  // namespace

void Document::Begin(const Article& text, const Analysis& analysed, Extraction& result) {
  article = &text;
  analysis = &analysed;
  extraction = &result;
  sentences.clear();
  words.Reset(0);
  mentions.clear();
  sentence_mentions.clear();
  clauses.clear();
  sentence_clauses.clear();
  finds.clear();
  CutSentences(analysed, sentences);
  result.sentences.reserve(sentences.size());
  for (const Sentence& sentence : sentences) result.sentences.push_back(sentence.span);
}

bool Document::IsRead() const {
  for (std::uint32_t sentence = 0; sentence < sentences.size(); ++sentence) {
    if (IsRead(sentence)) return true;
  }
  return false;
}

Gazetteer::Match Document::FindName(std::uint32_t word, const Gazetteer& names) {
  const Token& token = analysis->tokens[word];
  const FormNumbers number(article->text, *analysis);
  const Gazetteer::Group* const group =
      groups.Get(number(token), [&] { return names.GroupOf(token.span.In(article->text)); });
  return names.FindAt(article->text, token.span, group);
}

std::span<const Find> Document::FindsOf(std::uint32_t sentence) const {
  const auto sentence_of = [this](const Find& find) { return words[find.word].sentence; };
  const auto first = std::ranges::lower_bound(finds, sentence, {}, sentence_of);
  const auto last = std::ranges::upper_bound(finds, sentence, {}, sentence_of);
  return {first, last};
}

std::span<Find> Document::FindsOf(std::uint32_t sentence) {
  const std::span<const Find> found = std::as_const(*this).FindsOf(sentence);
  return {finds.data() + (found.data() - finds.data()), found.size()};
}

}  // namespace demarche::extract
