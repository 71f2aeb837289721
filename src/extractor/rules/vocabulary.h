// Words of the rules as small numbers, and the candidate dictionary forms of a running word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_table.h"

namespace demarche::extract {

using Symbol = std::uint32_t;

/// Runs of words, side by side in one piece of memory.
class Phrases {
 public:
  class Iterator {
   public:
    using difference_type = std::ptrdiff_t;
    using value_type = std::span<const Symbol>;

    Iterator() = default;
    Iterator(const Phrases& phrases, std::size_t at) : phrases_(&phrases), at_(at) {}
    value_type operator*() const { return (*phrases_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return {*phrases_, at_++}; }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const Phrases* phrases_ = nullptr;
    std::size_t at_ = 0;
  };

  void Add(std::span<const Symbol> phrase);
  void Add(const Phrases& others);

  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] bool empty() const { return ends_.empty(); }
  [[nodiscard]] std::span<const Symbol> operator[](std::size_t i) const {
    const std::uint32_t begin = i == 0 ? 0 : ends_[i - 1];
    return {words_.data() + begin, ends_[i] - begin};
  }
  [[nodiscard]] Iterator begin() const { return {*this, 0}; }
  [[nodiscard]] Iterator end() const { return {*this, size()}; }

 private:
  std::vector<Symbol> words_;
  std::vector<std::uint32_t> ends_;  ///< of each phrase in `words_`
};

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
