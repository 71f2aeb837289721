// Words of the rules as small numbers, and the candidate dictionary forms of a running word.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_table.h"

namespace demarche::extract {

using Symbol = std::uint32_t;

/// How a running word may be inflected, as bits; several may be set.
struct Form {
  enum : std::uint8_t { kBase = 1, kS = 2, kEd = 4, kIng = 8 };
};

/// A dictionary form that a running word may have, with the inflection that gives it.
struct Reading {
  Symbol symbol = 0;
  std::uint8_t form = 0;
};

/// Of one of 64 groups of words: those that share no bit with a word cannot be it.
constexpr std::uint64_t SymbolBit(Symbol symbol) { return std::uint64_t{1} << (symbol % 64); }

/// What a running word can be in the rules.
struct WordReadings {
  std::vector<Reading> readings;
  std::uint64_t grammar = 0;  ///< Grammar bits of all readings
  std::uint64_t symbols = 0;  ///< SymbolBit of all readings
};

/// How a running word is written.
struct Spelling {
  bool letter = false;   ///< begins with one
  bool capital = false;  ///< begins with one
  bool acronym = false;  ///< begins with two: "US" and "WHO" are names, not "us" and "who"
};
Spelling SpellingOf(std::string_view word);

/// Known words, all in small letters. Only words that a rule names are known.
class Vocabulary {
 public:
  Symbol Add(std::string_view word);

  /// All known forms of `lower`; `lemma` (of the language room) gives the irregular ones.
  [[nodiscard]] std::vector<Reading> Read(std::string_view lower, std::string_view lemma) const;

  /// The symbol of a word in its dictionary form, if it is known.
  [[nodiscard]] std::optional<Symbol> Find(std::string_view word) const;

  [[nodiscard]] std::string_view Text(Symbol symbol) const { return words_[symbol]; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  void Try(std::string_view stem, std::uint8_t form, std::vector<Reading>& readings) const;

  WordTable<Symbol> symbols_;
  std::vector<std::string> words_;
};

}  // namespace demarche::extract
