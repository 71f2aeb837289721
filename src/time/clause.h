// What the words around a time expression tell: whether its clause is past or future, and which
// words "after" or "before" point at.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/span.h"
#include "core/token.h"
#include "time/governor.h"
#include "time/words.h"

namespace demarche::time {

/// Reads clauses of one text. REQUIRES: all of them outlive it.
class ClauseReader {
 public:
  ClauseReader(std::string_view text, const std::vector<Atom>& atoms, const TimeWords& words,
               const Vocabulary& vocabulary, const Analysis& analysis);

  /// A tense, whether a word right before the time shows it ("until Tuesday"), and whether the
  /// time describes a noun of the clause ("Friday's ruling") instead of its verb.
  struct Direction {
    Tense tense = Tense::kNone;
    bool strong = false;
    bool nominal = false;
  };

  /// Tense of the verb that governs atoms [first, last): the nearest to the left in the
  /// sentence, else the nearest to the right. An infinitive looks to the future when what leads it
  /// does ("plans to meet on Friday", "is to meet on Friday").
  [[nodiscard]] Direction DirectionAt(std::uint32_t first, std::uint32_t last) const;

  /// Sentences from one atom to a later one; 0 in the same sentence.
  [[nodiscard]] std::uint32_t SentencesApart(std::uint32_t from, std::uint32_t to) const {
    return sentence_[to] - sentence_[from];
  }

  /// What the words of atoms [first, last) date.
  [[nodiscard]] Deeds DeedsOf(std::uint32_t first, std::uint32_t last) const;

  /// The token of the deed that the word at `at` leads in ("after the TALKS"), or kNoToken.
  [[nodiscard]] std::uint32_t LedBy(std::uint32_t at) const;

  /// Whether atoms [first, last) tell when a deed to come is done: "will leave in TWO WEEKS".
  [[nodiscard]] bool DatesDeedAhead(std::uint32_t first, std::uint32_t last) const;

  /// Whether atoms [first, last) are the end of a name: "Taha Yassin Ramadan".
  [[nodiscard]] bool ContinuesName(std::uint32_t first, std::uint32_t last) const;

  /// The noun phrase or short clause that begins at atom `at`: "the talks", "he left". Empty
  /// when the sentence ends there.
  [[nodiscard]] Span PhraseAt(std::uint32_t at) const;

 private:
  [[nodiscard]] std::optional<SentenceTree> TreeAt(std::uint32_t at) const;
  [[nodiscard]] Tense NearestVerb(std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] Tense VerbAt(std::uint32_t at) const;
  [[nodiscard]] bool Ends(std::uint32_t at) const;
  [[nodiscard]] bool StaysInPhrase(std::uint32_t at) const;

  std::string_view text_;
  const std::vector<Atom>& atoms_;
  const TimeWords& words_;
  const Vocabulary& vocabulary_;
  const Analysis& analysis_;
  std::vector<std::uint16_t> feats_;     ///< by atom, of the token it lies in
  std::vector<std::uint32_t> sentence_;  ///< by atom
};

}  // namespace demarche::time
