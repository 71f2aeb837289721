// The word that governs a time expression in the tree of its sentence, and the tense of that word.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/token.h"
#include "time/words.h"

namespace demarche::time {

/// What a tree says of time words.
struct Governed {
  Tense tense = Tense::kNone;  ///< kPast, kPresent or kFuture; kNone: the tree does not tell
  bool nominal = false;        ///< they hang on a noun ("Friday's ruling"); the tense is of its clause
  bool perfect = false;        ///< a past perfect: "had filed by Wednesday"
};

inline constexpr std::uint32_t kNoToken = 0xFFFFFFFFU;

/// The words of deeds that a time dates, as tokens or kNoToken: the noun it describes ("the May 3
/// vote"), its predicate, and that one's subject where the predicate only says that it takes place.
struct Deeds {
  std::uint32_t noun = kNoToken;
  std::uint32_t predicate = kNoToken;
  std::uint32_t subject = kNoToken;
};

/// The tree of one sentence. Work per question is bounded, whatever the tree. REQUIRES: all outlive it.
class SentenceTree {
 public:
  SentenceTree(std::string_view text, const Analysis& analysis, const Sentence& sentence,
               const TimeWords& words, const Vocabulary& vocabulary);

  /// The predicate that the words of `span` hang on. Nothing is known where no parser has run.
  [[nodiscard]] Governed Read(Span span) const;

  /// What the words of `span` date; nothing where no parser has run.
  [[nodiscard]] Deeds DeedsOf(Span span) const;

  /// Whether the words of `span` go on with a name that begins before it.
  [[nodiscard]] bool ContinuesName(Span span) const;

  /// Whether a parser has given the sentence heads.
  [[nodiscard]] bool IsParsed() const { return first_ < last_ && At(first_).head >= 0; }

  /// Whether the words of `span` tell when a verb's deed, which is yet to come, is done: "will leave in TWO
  /// WEEKS", but not "will be the first visit in two weeks", which looks back.
  [[nodiscard]] bool DatesDeedAhead(Span span) const;

  /// The noun or verb that the preposition or conjunction in `span` leads in: "after THE TALKS".
  [[nodiscard]] std::uint32_t LedBy(Span span) const;

 private:
  using Index = std::uint32_t;  ///< into Analysis::tokens
  /// The auxiliaries and copulas of one predicate.
  struct Helpers {
    bool any = false;
    bool future = false;
    bool past = false;
    bool present = false;
    bool have = false;
    bool infinitive = false;  ///< "to be published"
    bool due = false;         ///< "is due in Oslo": what is planned, as the marker of a place
  };

  [[nodiscard]] const Token& At(Index token) const { return analysis_.tokens[token]; }
  [[nodiscard]] bool HasParent(Index token) const;
  [[nodiscard]] Index ParentOf(Index token) const;
  [[nodiscard]] Index FirstIn(Span span) const;
  [[nodiscard]] Index TopOf(Span span) const;
  [[nodiscard]] bool HangsOnAdverbial(Index token) const;
  [[nodiscard]] bool FollowsPastVerb(Span span, Index top) const;
  [[nodiscard]] Helpers HelpersOf(Index token) const;
  [[nodiscard]] bool IsPredicate(Index token) const;
  [[nodiscard]] Index SubjectOf(Index token) const;
  [[nodiscard]] Tense TenseOf(Index token, int steps) const;
  [[nodiscard]] Tense TenseOfInfinitive(Index token, int steps) const;
  [[nodiscard]] bool Ranks(Index token) const;
  [[nodiscard]] bool IsRanked(Index noun) const;
  [[nodiscard]] Tense ParentTense(Index token, int steps) const;
  [[nodiscard]] Tense WordTense(Index token) const;

  std::string_view text_;
  const Analysis& analysis_;
  const TimeWords& words_;
  const Vocabulary& vocabulary_;
  Index first_;
  Index last_;
};

}  // namespace demarche::time
