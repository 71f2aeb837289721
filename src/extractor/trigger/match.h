// Whether a pattern holds at a verb or a noun, and how much of the sentence it explains.
#pragma once

#include "extractor/trigger/parts.h"

namespace demarche::extract {

class Matcher {
 public:
  Matcher(const Knowledge& knowledge, const Document& document, std::uint32_t sentence);

  /// The rule at the verb of clause `index`, whose words begin at `at`: before the verb in "test-fired".
  bool MatchVerb(std::uint32_t rule_index, std::uint32_t index, std::uint32_t at, Fit& fit) const;
  /// The rule at the noun that begins at word `i`.
  bool MatchNoun(std::uint32_t rule_index, std::uint32_t i, Fit& fit) const;

 private:
  [[nodiscard]] bool IsTaken(std::uint32_t object, const Fit& fit) const;
  bool MatchPart(const Rule::Part& part, std::uint32_t index, std::uint32_t after, Fit& fit) const;
  [[nodiscard]] bool MayDo(const Rule& rule, std::uint32_t index) const;
  [[nodiscard]] bool BindsBody(const Fit& fit, const Clause& clause) const;
  [[nodiscard]] bool HasObject(const Clause& clause) const;
  [[nodiscard]] bool IsToldByAnother(const Clause& clause) const;
  [[nodiscard]] std::uint32_t AgentOf(const Clause& clause) const;
  [[nodiscard]] bool Official(const Clause& clause) const;
  [[nodiscard]] bool Armed(const Clause& clause) const;
  [[nodiscard]] bool SetsDeadline(const Clause& clause) const;
  [[nodiscard]] bool HasAlternative(const Clause& clause) const;
  [[nodiscard]] bool IsForce(std::uint32_t word) const;
  [[nodiscard]] bool IsIdle(std::uint32_t index) const;
  [[nodiscard]] bool Advises(std::uint32_t index, bool future = false) const;
  [[nodiscard]] bool IsToldOf(std::uint32_t index) const;
  [[nodiscard]] bool IsOnesView(const Clause& clause, const Clause& content) const;
  [[nodiscard]] bool SharesView(std::uint32_t index) const;
  [[nodiscard]] bool Wishes(std::uint32_t index) const;
  static bool NamesHearer(const Rule& rule);
  [[nodiscard]] bool TellsHearer(std::uint32_t index) const;
  [[nodiscard]] bool IsInverted(const Clause& clause) const;
  [[nodiscard]] bool MayBeTold(const Clause& duty) const;
  bool Obliges(std::uint32_t index, Fit& fit) const;
  [[nodiscard]] bool OwnPeople(std::uint32_t index, const Clause& clause) const;
  [[nodiscard]] bool IsOwn(std::uint32_t index, const Clause& clause) const;

  const Knowledge& knowledge_;
  const Document& document_;
  const WordList& words_;
  Indices clauses_;
  PartFinder parts_;
};

}  // namespace demarche::extract
