// The words that the lexicon tells the room: abbreviations, words at boundaries, lemmas, names.
// Private to the room.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/string_map.h"
#include "base/word_table.h"
#include "core/token.h"
#include "lexicon/lexicon.h"

namespace demarche::language {

/// Whether a full stop after the form belongs to it, and whether a sentence may end there.
enum class Abbreviation : std::uint8_t {
  kNone,
  kTitle,   ///< a name follows: never ends a sentence ("Mr.")
  kNumber,  ///< only an abbreviation before a digit ("No. 10"), and never ends a sentence
  kAny,     ///< ends a sentence when a word follows that begins sentences ("U.S. The ...")
  kEnd,     ///< ends a sentence before any capital ("etc.")
};

/// A word in small letters, in a buffer of its own; forms past 64 bytes are cut, and known to
/// no list.
class LowerForm {
 public:
  explicit LowerForm(std::string_view form);
  [[nodiscard]] std::string_view text() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, 64> bytes_{};
  std::size_t size_ = 0;
};

class Words {
 public:
  /// Errors: kMalformed for a class or kind that is not known, with file and line.
  static Result<Words> Load(const Lexicon& lexicon);

  /// `form` without its final full stop, as written.
  [[nodiscard]] Abbreviation AbbreviationOf(std::string_view form) const;
  /// Bytes of the first piece of a word written together ("can" of "cannot"), 0 for others. All below but
  /// the two of names take small letters.
  [[nodiscard]] std::size_t FirstPieceOf(std::string_view lower) const;
  [[nodiscard]] bool IsPrefix(std::string_view lower) const { return prefixes_.contains(lower); }
  [[nodiscard]] bool IsUnit(std::string_view lower) const { return units_.contains(lower); }
  [[nodiscard]] bool IsSpeech(std::string_view lower) const { return speech_.contains(lower); }
  /// A word that opens sentences more often than it is part of a name.
  [[nodiscard]] bool IsStarter(std::string_view lower) const { return starters_.contains(lower); }
  /// A name of one word of the lexicon's actors and places, as written.
  [[nodiscard]] bool IsName(std::string_view form) const { return names_.Has(form); }
  /// A part of a leader's name ("Brown", "Young"), as written; many are common words too.
  [[nodiscard]] bool IsPersonName(std::string_view form) const { return persons_.Has(form); }
  /// The lemma that the lexicon tells for a form under a tag ("n't", PART -> "not"), or "". A row for one
  /// of the features, or for the relation, goes before a row without.
  [[nodiscard]] std::string_view LemmaOf(Upos upos, std::uint16_t feats, Deprel deprel,
                                         std::string_view lower) const;
  /// Appends the lemmas that the lexicon tells for a form under any tag.
  void ListLemmas(std::string_view lower, std::vector<std::string>& lemmas) const;

 private:
  struct Lemma {
    std::string text;
    Upos upos = Upos::kX;           ///< that the word must have
    std::uint16_t feats = 0;        ///< Feats bits, one of which the word must have; 0 = any word
    Deprel deprel = Deprel::kNone;  ///< that the word must have; kNone = any word
  };

  static std::uint64_t SizeBit(std::string_view word);
  void AddBoundary(const std::string& name, const std::string& word, const LexiconRow& row,
                   LexiconMistakes& mistakes);
  void AddLemma(const std::string& name, const std::string& word, const LexiconRow& row,
                LexiconMistakes& mistakes);
  static void AddNames(const Lexicon& lexicon, std::string_view table, std::string_view column,
                       WordTable<std::monostate, std::string_view>& names);

  StringMap<Abbreviation> abbreviations_;
  WordTable<std::vector<Lemma>> lemmas_;  ///< by form
  StringMap<std::size_t> pieces_;
  std::array<std::uint64_t, 256> piece_sizes_{};  ///< SizeBit of all, by first byte: turns most words away
  StringSet prefixes_;
  StringSet units_;
  StringSet speech_;
  StringSet starters_;
  std::optional<Lexicon> lexicon_;  ///< holds the names
  WordTable<std::monostate, std::string_view> names_;
  WordTable<std::monostate, std::string_view> persons_;
};

}  // namespace demarche::language
