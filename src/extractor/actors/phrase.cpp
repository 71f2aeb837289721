#include "extractor/actors/phrase.h"

namespace demarche::extract {

bool IsGenitive(std::string_view text) {
  return text == "'s" || text == "\xE2\x80\x99s" || text == "'" || text == "\xE2\x80\x99";
}

bool Qualifies(const Knowledge& knowledge, const Document& document, std::uint32_t next) {
  const std::vector<Word>& words = document.words;
  if (next >= words.size() || words[next].sentence != words[next - 1].sentence) return false;
  const Word& word = words[next];
  if (word.text == "-") return true;
  if (!word.letter || word.capital || word.timex != kNone32) return false;
  const std::uint64_t closed = std::uint64_t{Grammar::kClosedClass} & ~std::uint64_t{Grammar::kAdjective};
  if (word.Has(closed)) return false;
  const bool plural = words[next - 1].text.back() == 's';
  if (plural || (word.forms() & (Form::kEd | Form::kIng)) != 0) return false;
  const std::string_view t = word.text;
  if (t.size() > 4 && (t.substr(t.size() - 2) == "ed" || t.substr(t.size() - 3) == "ing")) return false;
  for (const Reading& reading : word.readings) {
    if ((reading.form & Form::kS) != 0 && knowledge.rules.VerbRules(reading.symbol) != nullptr &&
        knowledge.rules.NounRules(reading.symbol) == nullptr) {
      return false;
    }
  }
  return !word.Has(Grammar::kReport | Grammar::kPlanned | Grammar::kDenied);
}

void SkipAcronym(const Document& document, Mention& mention) {
  const std::vector<Word>& words = document.words;
  const std::uint32_t end = document.LastWord(words[mention.first].sentence);
  const std::uint32_t open = mention.last;
  if (open + 2 >= end || words[open].text != "(" || !words[open + 1].capital) return;
  std::uint32_t i = open + 1;
  while (i < end && i < open + 5 && words[i].text != ")") ++i;
  if (i < end && words[i].text == ")") mention.last = i + 1;
}

}  // namespace demarche::extract
