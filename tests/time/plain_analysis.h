// A stand-in for the language room: tokens between spaces, sentences that end in a full stop.
#pragma once

#include <string_view>

#include "base/ascii.h"
#include "core/token.h"

namespace demarche {

inline Analysis PlainAnalysis(std::string_view text) {
  Analysis analysis;
  analysis.lemmas.emplace_back();
  std::uint32_t first = 0;
  std::size_t at = 0;
  const auto close = [&] {
    const auto count = static_cast<std::uint32_t>(analysis.tokens.size());
    if (count == first) return;
    Sentence sentence;
    sentence.span = Hull(analysis.tokens[first].span, analysis.tokens.back().span);
    sentence.first_token = first;
    sentence.last_token = count;
    analysis.sentences.push_back(sentence);
    first = count;
  };
  while (at < text.size()) {
    if (IsSpace(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && !IsSpace(text[end])) ++end;
    Token token;
    token.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    analysis.tokens.push_back(token);
    if (text[end - 1] == '.' && end - at > 5) close();  // short words with a full stop are abbreviations here
    at = end;
  }
  close();
  return analysis;
}

}  // namespace demarche
