// Regular English inflection undone by suffix; what is irregular comes as the word's lemma.
#include "extractor/rules/vocabulary.h"

#include <algorithm>

namespace demarche::extract {
namespace {

bool EndsWith(std::string_view word, std::string_view suffix) {
  return word.size() > suffix.size() + 1 && word.substr(word.size() - suffix.size()) == suffix;
}

std::string Cut(std::string_view word, std::size_t size, std::string_view tail = "") {
  std::string stem(word.substr(0, word.size() - size));
  stem += tail;
  return stem;
}

/// "stopp" -> "stop".
bool IsDoubled(std::string_view stem) {
  return stem.size() > 2 && stem[stem.size() - 1] == stem[stem.size() - 2];
}

}  // namespace

Symbol Vocabulary::Add(std::string_view word) {
  const auto [found, fresh] = symbols_.try_emplace(std::string(word), static_cast<Symbol>(words_.size()));
  if (fresh) words_.emplace_back(word);
  return found->second;
}

void Vocabulary::Try(const std::string& stem, std::uint8_t form, std::vector<Reading>& readings) const {
  const auto found = symbols_.find(stem);
  if (found == symbols_.end()) return;
  for (Reading& reading : readings) {
    if (reading.symbol == found->second) {
      reading.form |= form;
      return;
    }
  }
  readings.push_back({found->second, form});
}

std::vector<Reading> Vocabulary::Read(std::string_view lower, std::string_view lemma) const {
  std::vector<Reading> readings;
  constexpr std::size_t kLongest = 40;
  if (lower.size() > kLongest) return readings;
  Try(std::string(lower), Form::kBase, readings);
  if (EndsWith(lower, "ies")) Try(Cut(lower, 3, "y"), Form::kS, readings);
  if (EndsWith(lower, "es")) Try(Cut(lower, 2), Form::kS, readings);
  if (EndsWith(lower, "s") && !EndsWith(lower, "ss")) Try(Cut(lower, 1), Form::kS, readings);
  if (EndsWith(lower, "ied")) Try(Cut(lower, 3, "y"), Form::kEd, readings);
  if (EndsWith(lower, "ed")) {
    const std::string stem = Cut(lower, 2);
    Try(stem, Form::kEd, readings);
    Try(stem + "e", Form::kEd, readings);
    if (IsDoubled(stem)) Try(Cut(stem, 1), Form::kEd, readings);
  }
  if (EndsWith(lower, "ing")) {
    const std::string stem = Cut(lower, 3);
    Try(stem, Form::kIng, readings);
    Try(stem + "e", Form::kIng, readings);
    if (IsDoubled(stem)) Try(Cut(stem, 1), Form::kIng, readings);
  }
  if (lemma != lower && !lemma.empty() && lemma.size() <= kLongest) {
    const bool ing = EndsWith(lower, "ing");
    const bool plural = EndsWith(lower, "s");
    Try(std::string(lemma), ing ? Form::kIng : plural ? Form::kS : Form::kEd, readings);
  }
  return readings;
}

}  // namespace demarche::extract
