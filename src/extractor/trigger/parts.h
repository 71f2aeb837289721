// Where the parts of a pattern stand in a sentence: its words, the parties that it names, the deed that is
// threatened or promised. Each finder adds what it took to the find.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extractor/passes.h"

namespace demarche::extract {

class PartFinder {
 public:
  PartFinder(const Knowledge& knowledge, const Document& document, std::uint32_t sentence);

  /// The length of the phrase of `part` at word `i`, 0 when none stands there.
  [[nodiscard]] std::uint32_t PhraseAt(const Rule::Part& part, std::uint32_t i) const;
  /// "turned the request down": the particle apart from the verb with which it makes a phrase of `part`, or
  /// kNone32.
  [[nodiscard]] std::uint32_t ParticleOf(const Rule::Part& part, std::uint32_t verb) const;
  /// The words of a pattern after its verb: those that depend on it, or stand right behind it. `index`: the
  /// verb's clause.
  bool FindBehind(const Rule::Part& part, std::uint32_t index, std::uint32_t after, Fit& fit) const;
  /// The words of a pattern before its verb: the subject of a passive, the noun that a relative clause is of.
  bool FindBefore(const Rule::Part& part, std::uint32_t index, Fit& fit) const;
  /// The words of a pattern behind its noun, up to the next verb.
  bool FindAfterNoun(const Rule::Part& part, std::uint32_t after, Fit& fit) const;
  /// The party that a pattern names: with its preposition, or as the object. The nearest to `node` in the
  /// tree.
  bool FindRole(const Rule::Part& part, std::uint32_t node, std::uint32_t after, Fit& fit) const;
  [[nodiscard]] bool MayBeParty(const Rule::Part& part, const Mention& mention, const Fit& fit) const;
  /// What is threatened, promised, refused: the clause or the noun of a deed that depends on the verb.
  bool FindDeed(std::uint32_t index, Fit& fit) const;
  /// "the refusal to extradite the banker", "an offer Saturday to proceed".
  bool FindNounDeed(std::uint32_t noun, Fit& fit) const;

 private:
  /// Whether a phrase of `part` can begin at word `i`: tells the most of words apart, in a step.
  [[nodiscard]] bool MayBegin(const Rule::Part& part, std::uint32_t i) const {
    return (part.first & words_[i].symbols) != 0;
  }
  bool TakeWords(const Rule::Part& part, std::uint32_t i, Fit& fit) const;
  [[nodiscard]] bool IsName(std::uint32_t i) const;
  [[nodiscard]] bool Qualifies(std::uint32_t i) const;
  [[nodiscard]] bool IsBeside(std::uint32_t i, std::uint32_t index, const Fit& fit) const;
  [[nodiscard]] bool GoesOn(const Rule::Part& part, std::uint32_t i, const Fit& fit) const;
  [[nodiscard]] static bool IsArticle(const Word& word);
  [[nodiscard]] std::uint32_t SpanOf(std::span<const Symbol> phrase, std::uint32_t i) const;
  [[nodiscard]] bool Embedded(std::uint32_t i, std::uint32_t index) const;
  [[nodiscard]] bool IsAimOf(std::uint32_t i, std::uint32_t index) const;
  [[nodiscard]] bool IsObjectAbove(const Clause& clause) const;
  [[nodiscard]] bool IsFronted(std::uint32_t i, const Clause& clause) const;
  [[nodiscard]] bool TellsWhen(std::uint32_t noun) const;
  [[nodiscard]] bool DoesAnother(const Mention& mention, std::uint32_t node) const;
  [[nodiscard]] bool IsParted(std::uint32_t after, const Mention& mention, std::uint32_t node) const;
  [[nodiscard]] bool IsInOtherClause(std::uint32_t word, std::uint32_t node) const;
  [[nodiscard]] bool IsOfAnother(const Mention& mention, std::uint32_t node, const Fit& fit) const;
  [[nodiscard]] bool IsOfOccasion(const Mention& mention, std::uint32_t node, const Fit& fit) const;
  [[nodiscard]] bool BelongsToNoun(const Rule::Part& part, const Mention& mention, std::uint32_t node) const;
  [[nodiscard]] bool IsOwner(std::uint32_t index) const;
  [[nodiscard]] bool InReach(const Mention& mention, std::uint32_t after) const;
  [[nodiscard]] bool IsUnderVerbOf(std::uint32_t node, const Rule::Part& part, const Mention& mention) const;
  [[nodiscard]] bool Fits(const Rule::Part& part, const Mention& mention, std::uint32_t after) const;
  [[nodiscard]] bool OpensGerund(std::uint32_t i, std::uint32_t index) const;
  [[nodiscard]] bool IsOfTaken(std::uint32_t i, std::uint32_t index, const Fit& fit) const;
  [[nodiscard]] bool IsBehindObject(std::uint32_t i, std::uint32_t index, const Fit& fit) const;
  [[nodiscard]] bool IsDuring(std::uint32_t i, const Fit& fit) const;
  [[nodiscard]] bool ActsBelow(std::uint32_t i, std::uint32_t index) const;
  [[nodiscard]] bool IsBelowDeed(std::uint32_t i, const Fit& fit) const;
  [[nodiscard]] bool IsOfPurpose(std::uint32_t i, const Fit& fit) const;
  [[nodiscard]] bool TellsWhere(std::uint32_t i) const;
  [[nodiscard]] bool Embeds(const Clause& next, std::uint32_t index) const;

  const Knowledge& knowledge_;
  const Document& document_;
  const WordList& words_;
  Indices clauses_;
  Indices mentions_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

}  // namespace demarche::extract
