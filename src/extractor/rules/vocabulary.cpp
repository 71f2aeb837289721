// Regular English inflection undone by suffix; what is irregular comes as the word's lemma.
#include "extractor/rules/vocabulary.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

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

bool IsVowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

/// "plan", which has "planned": one vowel before one last consonant, and no other. So "planed" is of "plane".
bool Doubles(std::string_view stem) {
  if (stem.size() < 2 || std::string_view("hwxy").find(stem.back()) != std::string_view::npos) return false;
  if (IsVowel(stem.back()) || !IsVowel(stem[stem.size() - 2])) return false;
  return std::ranges::none_of(stem.substr(0, stem.size() - 2), [](char c) { return IsVowel(c) || c == 'y'; });
}

/// "watches", "boxes", "vetoes", but not "planes", whose e is the word's own.
bool TakesEs(std::string_view stem) {
  return stem.ends_with("ch") || stem.ends_with("sh") ||
         std::string_view("sxzo").find(stem.back()) != std::string_view::npos;
}

constexpr std::size_t kFewReadings = 4;  ///< for which memory is asked once

/// "stopp" -> "stop".
bool IsDoubled(std::string_view stem) {
  return stem.size() > 2 && stem[stem.size() - 1] == stem[stem.size() - 2];
}

}  // namespace

Spelling SpellingOf(std::string_view word) {
  Spelling spelling;
  if (word.empty()) return spelling;
  const char32_t first = DecodeAt(word, 0).value;
  spelling.letter = IsLetterCodePoint(first) || first >= 0x80;
  spelling.capital = IsUpperCodePoint(first);
  spelling.acronym = spelling.capital && word.size() > 1 && IsUpper(word[1]);
  return spelling;
}

void Phrases::Add(std::span<const Symbol> phrase) {
  words_.insert(words_.end(), phrase.begin(), phrase.end());
  ends_.push_back(static_cast<std::uint32_t>(words_.size()));
}

void Phrases::Add(const Phrases& others) {
  const auto before = static_cast<std::uint32_t>(words_.size());
  words_.insert(words_.end(), others.words_.begin(), others.words_.end());
  for (const std::uint32_t end : others.ends_) ends_.push_back(before + end);
}

Symbol Vocabulary::Add(std::string_view word) {
  const auto [found, fresh] = symbols_.Insert(word, static_cast<Symbol>(words_.size()));
  if (fresh) words_.emplace_back(word);
  return *found;
}

std::optional<Symbol> Vocabulary::Find(std::string_view word) const {
  const Symbol* found = symbols_.Find(word);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

void Vocabulary::Try(std::string_view stem, std::uint8_t form, std::vector<Reading>& readings) const {
  const Symbol* found = symbols_.Find(stem);
  if (found == nullptr) return;
  for (Reading& reading : readings) {
    if (reading.symbol == *found) {
      reading.form |= form;
      return;
    }
  }
  if (readings.empty()) readings.reserve(kFewReadings);
  readings.push_back({*found, form});
}

std::vector<Reading> Vocabulary::Read(std::string_view lower, std::string_view lemma) const {
  std::vector<Reading> readings;
  constexpr std::size_t kLongest = 40;
  if (lower.size() > kLongest) return readings;
  Try(lower, Form::kBase, readings);
  if (EndsWith(lower, "ies")) Try(Cut(lower, 3, "y"), Form::kS, readings);
  if (EndsWith(lower, "es") && TakesEs(lower.substr(0, lower.size() - 2)))
    Try(lower.substr(0, lower.size() - 2), Form::kS, readings);
  if (EndsWith(lower, "s") && !EndsWith(lower, "ss"))
    Try(lower.substr(0, lower.size() - 1), Form::kS, readings);
  if (EndsWith(lower, "ied")) Try(Cut(lower, 3, "y"), Form::kEd, readings);
  if (EndsWith(lower, "ed")) {
    const std::string stem = Cut(lower, 2);
    if (!Doubles(stem)) Try(stem, Form::kEd, readings);
    Try(stem + "e", Form::kEd, readings);
    if (IsDoubled(stem)) Try(Cut(stem, 1), Form::kEd, readings);
  }
  if (EndsWith(lower, "ing")) {
    const std::string stem = Cut(lower, 3);
    if (!Doubles(stem)) Try(stem, Form::kIng, readings);
    Try(stem + "e", Form::kIng, readings);
    if (IsDoubled(stem)) Try(Cut(stem, 1), Form::kIng, readings);
  }
  if (lemma != lower && !lemma.empty() && lemma.size() <= kLongest) {
    const bool ing = EndsWith(lower, "ing");
    const bool plural = EndsWith(lower, "s");
    Try(lemma, ing ? Form::kIng : plural ? Form::kS : Form::kEd, readings);
  }
  return readings;
}

}  // namespace demarche::extract
