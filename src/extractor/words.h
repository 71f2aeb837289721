// The words of the article that is read, with what the rules know of each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "core/token.h"
#include "extractor/rules/rulebook.h"
#include "extractor/syntax/clause.h"

namespace demarche::extract {

/// A running word with what the rules know of it. `head`, `child` and `sibling` are words of the document.
/// What ninety passes ask of every word stands first, in one line of the processor's cache.
struct alignas(64) Word {
  Upos upos = Upos::kX;
  Deprel rel = Deprel::kNone;
  std::uint16_t feats = 0;          ///< Feats bits
  std::uint32_t head = kNone32;     ///< none of a root, or where no parser has run
  std::uint32_t child = kNone32;    ///< first dependent
  std::uint32_t sibling = kNone32;  ///< next dependent of the same head
  std::uint32_t mention = kNone32;
  std::uint32_t timex = kNone32;
  std::uint32_t sentence = 0;
  std::uint32_t clause = kNone32;  ///< whose verb group it belongs to
  std::string_view text;
  std::uint64_t grammar = 0;      ///< Grammar bits of all readings
  std::uint32_t scope = kNone32;  ///< clause that governs it, its own of the head of one
  bool capital = false;
  bool letter = false;                ///< begins with a letter
  std::uint64_t symbols = 0;          ///< SymbolBit of all readings
  std::span<const Reading> readings;  ///< as the thread remembers them
  Span span;
  std::uint32_t name = kNone32;  ///< the proper name of the analysis that it is part of
  std::uint32_t firm = 0;        ///< one past the last word of a firm's name that begins here, or 0

  [[nodiscard]] bool Has(std::uint64_t bits) const { return (grammar & bits) != 0; }
  [[nodiscard]] bool Reads(Symbol symbol) const {
    for (const Reading& reading : readings) {
      if (reading.symbol == symbol) return true;
    }
    return false;
  }
  [[nodiscard]] std::uint8_t forms() const {
    std::uint8_t all = 0;
    for (const Reading& reading : readings) all |= reading.form;
    return all;
  }
};

/// The words of an article, and behind the last two of no kind and of no sentence: so a pass may look one or
/// two words ahead without asking where the text ends.
class WordList {
 public:
  /// So many words, all of no kind.
  void Reset(std::size_t size) {
    constexpr std::size_t kBeyond = 2;
    words_.assign(size + kBeyond, Word{});
    for (std::size_t i = size; i < words_.size(); ++i) words_[i].sentence = kNone32;
    size_ = size;
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] Word& operator[](std::size_t i) { return words_[i]; }
  [[nodiscard]] const Word& operator[](std::size_t i) const { return words_[i]; }
  [[nodiscard]] const Word* data() const { return words_.data(); }
  [[nodiscard]] Word* begin() { return words_.data(); }
  [[nodiscard]] Word* end() { return words_.data() + size_; }
  [[nodiscard]] const Word* begin() const { return words_.data(); }
  [[nodiscard]] const Word* end() const { return words_.data() + size_; }

 private:
  std::vector<Word> words_;
  std::size_t size_ = 0;
};

}  // namespace demarche::extract
