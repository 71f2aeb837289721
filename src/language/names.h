// Tagged sentences -> proper names with a hint of what they name. Private to the room.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/word_table.h"
#include "core/token.h"
#include "language/morphology.h"
#include "language/words.h"
#include "lexicon/lexicon.h"

namespace demarche::language {

class NameFinder {
 public:
  /// Takes names from actors, institutions, leaders, places and the table "name words". Errors:
  /// kMalformed for a class that is not known, with file and line.
  static Result<NameFinder> Load(const Lexicon& lexicon);

  /// The names of all sentences of `analysis`, which must be tagged; heads are used where there are
  /// any. `dictionary` tells which words are common ones. Linear.
  [[nodiscard]] std::vector<ProperName> Find(std::string_view text, const Analysis& analysis,
                                             const Morphology& dictionary) const;

  /// What the lexicon tells of a word, as bits.
  struct Hint {
    enum : unsigned {
      kTitle = 1,
      kRank = 2,
      kGiven = 4,
      kPersonEnd = 8,
      kOrganisation = 16,
      kPlace = 32,
      kPlaceStart = 64,
      kTime = 128,
      kThing = 256,
      kRole = 512,  ///< a person's role in small letters: "spokesman"
    };
  };
  [[nodiscard]] unsigned HintsOf(std::string_view word) const;
  /// The type of a whole name that the lexicon has; kUnknown for others.
  [[nodiscard]] NameType KnownType(std::string_view name) const;

 private:
  void AddKnown(const Lexicon& lexicon, std::string_view table, std::string_view column, NameType type);

  std::optional<Lexicon> lexicon_;  ///< holds the names
  WordTable<NameType, std::string_view> known_;
  WordTable<unsigned> hints_;
};

}  // namespace demarche::language
