// Who is meant by "it", "he", "they", "we", "both sides".
#pragma once

#include "extractor/reference/attention.h"
#include "extractor/reference/home.h"

namespace demarche::extract {

class PronounSieve {
 public:
  PronounSieve(const Rulebook& rules, const Document& document, const Attention& attention, Home& home)
      : rules_(rules), document_(document), attention_(attention), home_(home) {}

  /// Gives a pronoun its actors, where they are told. REQUIRES: the attention is that at the mention.
  void Resolve(Mention& mention) const;

 private:
  [[nodiscard]] std::uint32_t Antecedent(const Mention& mention) const;
  [[nodiscard]] std::uint32_t ToldInContent(const Mention& mention) const;
  [[nodiscard]] std::uint32_t Claimant(const Mention& mention) const;
  [[nodiscard]] std::uint32_t SpokenFor(std::uint32_t sayer) const;
  [[nodiscard]] std::uint32_t Sayer(const Mention& mention) const;
  [[nodiscard]] bool IsActedOn(std::uint32_t antecedent, const Mention& mention) const;
  [[nodiscard]] bool SaysIt(std::uint32_t person, const Mention& mention) const;
  [[nodiscard]] bool IsQuoted(const Mention& mention) const;
  [[nodiscard]] std::uint32_t Partner(const Mention& mention) const;
  [[nodiscard]] std::uint32_t ActedOnBefore(const Mention& mention) const;
  [[nodiscard]] std::uint32_t Several(const Mention& mention) const;
  [[nodiscard]] std::uint32_t GroupBehind(std::uint32_t subject, const Mention& mention) const;
  [[nodiscard]] std::uint32_t Behind(std::uint32_t rival, std::uint32_t index) const;
  void Gloss(Mention& mention) const;
  void AsPublisher(Mention& mention) const;
  [[nodiscard]] std::uint32_t Plural(std::uint32_t index) const;
  [[nodiscard]] bool IsLoneState(std::uint32_t index) const;
  [[nodiscard]] std::uint32_t ActorBeside(const Mention& mention) const;
  [[nodiscard]] std::uint32_t OtherThan(std::uint32_t actor, const Mention& mention) const;
  static std::uint32_t Later(std::uint32_t a, std::uint32_t b);
  [[nodiscard]] std::uint32_t SpeakerOf(const Mention& mention) const;
  void AddGroup(const Mention& full, Mention& mention) const;
  void Parties(Mention& mention) const;

  const Rulebook& rules_;
  const Document& document_;
  const Attention& attention_;
  Home& home_;
};

}  // namespace demarche::extract
