// To whom a deed is done: of the mentions of its sentence the one that stands nearest to it in the tree.
#pragma once

#include <cstdint>

#include "extractor/passes.h"

namespace demarche::extract {

/// Weighs the mentions of a document as targets. All indices are into Document::mentions, nodes are words.
class TargetFinder {
 public:
  TargetFinder(const Knowledge& knowledge, const Document& document)
      : knowledge_(knowledge), document_(document) {}

  /// The nearest mention to `node` that can be the target of what `subject` (or nobody, kNone32) does;
  /// kNone32 when none is near enough.
  [[nodiscard]] std::uint32_t Best(const Find& find, std::uint32_t node, std::uint32_t subject) const;

  /// What it costs a mention to be of the actor's own land: 0 when it is not, kFar when it is the actor
  /// itself.
  [[nodiscard]] int OwnSide(const Find& find, std::uint32_t index, std::uint32_t subject) const;

  /// Whether who speaks at `subject` holds no office and addresses the own state by its bare name.
  [[nodiscard]] bool AddressesState(const Find& find, std::uint32_t index, std::uint32_t subject) const;

  /// Whether both are of one land or body.
  [[nodiscard]] bool SameCode(std::uint32_t a, std::uint32_t b) const;

  /// Bound to a state by the context alone, where another state was told of too.
  [[nodiscard]] bool Guessed(std::uint32_t index) const;

  /// "Baker was confident that the plan will be rejected": who only says so, is not refused.
  [[nodiscard]] bool IsReporter(const Find& find, std::uint32_t index) const;
  /// "complained to the United Nations", "In a telegram to Clinton, he condemned": a body of states, or
  /// whoever gets the letter, hears what is said against another. `node`: of the deed's clause.
  [[nodiscard]] bool IsAppealedTo(const Mention& mention, std::uint32_t node) const;

  /// "sent maize to Mozambique, where the UN urged greater efforts": where it was urged.
  [[nodiscard]] bool IsScene(const Find& find, const Mention& mention) const;

  /// "Ruiz, a supplier of oranges to Japan, expressed doubts": who only tells in an apposition who the
  /// subject is, unlike "the ambassador to Japan".
  [[nodiscard]] bool DescribesSubject(const Find& find, const Mention& mention) const;

  /// The state itself, its government or its forces: never its own target.
  [[nodiscard]] static bool Official(const Mention& mention);

 private:
  [[nodiscard]] const Mention& At(std::uint32_t index) const { return document_.mentions[index]; }
  [[nodiscard]] const Deed& DeedOf(const Find& find) const { return knowledge_.rules.rules[find.rule].deed; }
  [[nodiscard]] int Cost(const Find& find, std::uint32_t node, std::uint32_t index,
                         std::uint32_t subject) const;
  [[nodiscard]] bool IsToldOfOthers(const Mention& mention, std::uint32_t node, std::uint32_t subject) const;
  [[nodiscard]] bool IsHarmedAtHome(std::uint32_t index, std::uint32_t node, std::uint32_t subject) const;
  [[nodiscard]] bool NamesOccasion(const Find& find, const Mention& mention) const;
  [[nodiscard]] bool IsCited(const Mention& mention, std::uint32_t node) const;
  [[nodiscard]] bool IsWaved(const Find& find, const Mention& mention, std::uint32_t node) const;
  [[nodiscard]] bool ComesAlong(const Mention& mention, std::uint32_t node) const;
  [[nodiscard]] bool IsSceneOfOthers(const Mention& mention, std::uint32_t node) const;
  [[nodiscard]] bool IsPlannedBySome(const Find& find, const Mention& mention, std::uint32_t node) const;
  [[nodiscard]] bool IsBehindObject(const Find& find, const Clause& clause, std::uint32_t node) const;
  [[nodiscard]] bool IsOfTraffic(const Find& find, const Mention& mention, std::uint32_t node) const;
  [[nodiscard]] bool IsOfPurpose(const Find& find, const Mention& mention) const;
  [[nodiscard]] bool IsSaidBeside(const Find& find, const Mention& mention) const;
  [[nodiscard]] bool ActsBeside(const Find& find, const Mention& mention) const;
  [[nodiscard]] bool SpokenOf(const Find& find, std::uint32_t index) const;
  [[nodiscard]] bool IsObject(const Find& find, const Mention& mention) const;
  [[nodiscard]] bool IsNamedObject(const Find& find, std::uint32_t index, std::uint32_t subject) const;
  [[nodiscard]] bool OwnsWhatIsUsed(const Find& find, const Mention& mention) const;
  [[nodiscard]] bool OwnsWhatIsForeseen(const Mention& mention, std::uint32_t node) const;
  [[nodiscard]] bool IsOfTime(const Mention& mention) const;
  [[nodiscard]] bool IsEncounter(const Word& noun) const;
  [[nodiscard]] bool DoesItToo(const Find& find, const Mention& mention, std::uint32_t node) const;
  [[nodiscard]] bool TellsOfAnother(const Mention& mention) const;
  [[nodiscard]] bool IsNamedPerson(const Find& find, const Mention& mention, const Mention& actor) const;
  [[nodiscard]] static bool IsOtherPerson(const Mention& mention, const Mention& actor);
  [[nodiscard]] bool IsMoved(const Find& find, const Mention& mention) const;
  [[nodiscard]] bool ActsElsewhere(const Mention& mention) const;
  [[nodiscard]] bool IsAgentAbove(const Find& find, const Mention& mention) const;
  [[nodiscard]] bool IsAddressee(const Find& find, std::uint32_t node, const Mention& mention) const;
  [[nodiscard]] bool IsFavoured(const Mention& mention, std::uint32_t node) const;
  [[nodiscard]] bool IsPlanner(const Find& find, std::uint32_t node, const Mention& mention) const;
  [[nodiscard]] bool IsPartner(const Find& find, std::uint32_t node, const Mention& mention) const;
  [[nodiscard]] bool Near(const Find& find, const Mention& mention) const;

  const Knowledge& knowledge_;
  const Document& document_;
};

}  // namespace demarche::extract
