// Who does a deed, where the subject of its clause does not say: the agent of a passive, the owner of a noun,
// who takes part on its occasion.
#pragma once

#include <cstdint>

#include "extractor/passes.h"

namespace demarche::extract {

/// All results are indices into Document::mentions, kNone32 where there is none.
class DoerFinder {
 public:
  DoerFinder(const Knowledge& knowledge, const Document& document)
      : knowledge_(knowledge), document_(document) {}

  /// Who did what a passive tells: "by" and the agent.
  [[nodiscard]] std::uint32_t Agent(const Find& find, const Clause& clause) const;

  /// The word of the subject in the tree: the clause's own, else that of the clause it goes on from.
  [[nodiscard]] std::uint32_t SubjectWord(const Clause& clause) const;

  /// "Iran's attack", "the Iranian missile attack", "U.S.-Soviet talks".
  [[nodiscard]] std::uint32_t Owner(std::uint32_t noun) const;

  /// "a strike by Peruvian teachers".
  [[nodiscard]] std::uint32_t OwnerBehind(std::uint32_t noun) const;

  /// "The bombing of Beirut by Israel was condemned", "Israel's bombing of Beirut was": who did what is
  /// blamed.
  [[nodiscard]] std::uint32_t Blamed(const Clause& clause) const;

  /// "was informed about U.S. concern": whose the feeling is that the pattern names.
  [[nodiscard]] std::uint32_t Worried(const Find& find) const;

  /// "the Uruguay meeting": a land alone before those who meet is where, or what about.
  [[nodiscard]] bool IsVenue(const Find& find, std::uint32_t owner) const;

  /// "After a meeting with Bush, Clark said": who does something on the occasion takes part in it.
  [[nodiscard]] std::uint32_t Attendant(const Find& find) const;

  /// "In talks on Friday Clark told Rao": whom he who speaks on the occasion speaks to. REQUIRES: the deed
  /// has a clause.
  [[nodiscard]] std::uint32_t Listener(const Find& find) const;

  /// The mention that depends on the noun of the deed by a preposition of the class.
  [[nodiscard]] std::uint32_t Marked(const Find& find, std::uint64_t preposition) const;

  /// "the NATO summit in April": whose meeting a noun with a day of its own is, though the name before it
  /// says where others met, too; or kNone32.
  [[nodiscard]] std::uint32_t Convened(const Find& find) const;

 private:
  [[nodiscard]] const Mention& At(std::uint32_t index) const { return document_.mentions[index]; }
  [[nodiscard]] bool OfAnotherDeed(const Find& find, std::uint32_t word, std::uint32_t node) const;
  [[nodiscard]] bool IsOfOtherLand(const Find& find, std::uint32_t actor) const;
  [[nodiscard]] bool IsOfThing(std::uint32_t verb) const;
  [[nodiscard]] bool IsOfPlan(std::uint32_t verb) const;
  [[nodiscard]] bool IsLeftOpen(std::uint32_t verb) const;
  [[nodiscard]] bool IsTopic(std::uint32_t noun) const;
  [[nodiscard]] std::uint32_t Governed(std::uint32_t from, std::uint32_t to, std::uint64_t preposition) const;

  const Knowledge& knowledge_;
  const Document& document_;
};

}  // namespace demarche::extract
