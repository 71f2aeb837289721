// Numbers for the words of the time tables and for the symbols of their rules, and a text as atoms (runs of
// letters, runs of digits, single marks) with the numbers of its words.
//
// Atoms are finer than tokens, so "mid-1996", "1980s", "Sept." and "9:30pm" read alike however a tokenizer
// cuts them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/word_table.h"
#include "core/span.h"

namespace demarche::time {

inline constexpr std::uint32_t kNoWord = 0xFFFFFFFFU;

/// Classes and literal words of the grammar share one numbering.
using Symbol = std::uint16_t;

/// Numbers words and symbols; filled at Create, then only read.
class Vocabulary {
 public:
  Vocabulary() { marks_.fill(kNoWord); }
  std::uint32_t AddWord(std::string_view word);
  [[nodiscard]] std::uint32_t FindWord(std::string_view small_letters) const;
  /// The same for a word as it stands in a text.
  [[nodiscard]] std::uint32_t FindAnyCase(std::string_view word) const;
  [[nodiscard]] std::uint32_t FindMark(char mark) const { return marks_[static_cast<unsigned char>(mark)]; }
  Symbol AddSymbol(std::string_view name);
  /// The symbol of a word that stands in a pattern itself; 0 = none.
  Symbol AddLiteral(std::string_view word);
  [[nodiscard]] Symbol LiteralOf(std::uint32_t word) const {
    return word < literals_.size() ? literals_[word] : Symbol{0};
  }
  [[nodiscard]] std::size_t symbols() const { return symbols_.size(); }

 private:
  WordTable<std::uint32_t> words_;
  WordTable<Symbol> symbols_;
  std::vector<Symbol> literals_;
  std::array<std::uint32_t, 256> marks_;  ///< number of a word of one character
  /// Bits of the last letters that words have, by first letter and length: most words of a text are turned
  /// away here, without a look into the table.
  std::array<std::uint32_t, 1024> shapes_{};
};

struct Atom {
  Span span;
  std::uint32_t word = kNoWord;  ///< number of the small-letter form, where the lexicon has it
  std::int32_t number = -1;      ///< value of up to nine digits
  std::uint8_t digits = 0;       ///< how many digits it has, at most 255
  char mark = 0;                 ///< the mark itself; letters and digits have none
  bool capital = false;          ///< begins with a capital letter
  bool glued = false;            ///< follows the atom before it without a space
  bool opens = false;            ///< first of a paragraph
};

/// Linear in text.size(). Curly apostrophes and all dashes become "'" and "-".
std::vector<Atom> CutAtoms(std::string_view text, const Vocabulary& vocabulary);

}  // namespace demarche::time
