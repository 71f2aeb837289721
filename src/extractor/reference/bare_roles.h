// Whose "the ministry", "police", "officials in Moscow" are.
#pragma once

#include "extractor/passes.h"
#include "extractor/reference/attention.h"
#include "extractor/reference/home.h"

namespace demarche::extract {

class BareRoleSieve {
 public:
  BareRoleSieve(const Knowledge& knowledge, const Document& document, const Attention& attention, Home& home)
      : knowledge_(knowledge), document_(document), attention_(attention), home_(home) {}

  /// Gives a role the land of the words around it, else of whoever was told of last; else it has a sector
  /// alone. REQUIRES: the attention is that at the mention.
  void Resolve(Mention& mention, std::uint32_t index) const;
  /// "WASHINGTON - Energy Secretary Hodel urged Congress": gives a person in office whose land nothing tells
  /// that of the date line. Only in a sentence that names an actor with a code: others the sieve may leave
  /// unread.
  bool HoldsOfficeAtHome(Mention& mention) const;

  /// Gives a role the land of the one in office, or the land, that is named behind it, if any; whether it
  /// did.
  bool ByApposition(Mention& mention) const;

 private:
  bool AsVisitor(Mention& mention, std::uint32_t index) const;
  bool OfPublisher(Mention& mention) const;
  bool OfParties(Mention& mention) const;
  bool AtHome(Mention& mention, std::uint32_t owner) const;
  bool BindHome(Mention& mention, const Entry& land) const;
  [[nodiscard]] bool IsDefinite(const Mention& mention) const;
  bool AsFirm(Mention& mention, std::uint32_t index) const;
  bool AsNamed(Mention& mention, std::uint32_t index) const;
  bool ByPartner(Mention& mention, std::uint32_t index) const;
  bool ByNext(Mention& mention, std::uint32_t index) const;
  [[nodiscard]] const Entry* LandOfTown(const Mention& place) const;
  bool ByRuler(Mention& mention, std::uint32_t index) const;
  bool ByVictims(Mention& mention) const;
  [[nodiscard]] bool Gathers(const Mention& mention) const;
  [[nodiscard]] bool IsOfLands(const Mention& mention) const;
  [[nodiscard]] bool IsLandless(const Mention& mention) const;
  bool ByPlace(Mention& mention, std::uint32_t index) const;
  bool AsArmedGroup(Mention& mention) const;
  bool AsTold(Mention& mention) const;
  bool ByOffice(Mention& mention, std::uint32_t index) const;
  [[nodiscard]] std::uint32_t FoeBefore(std::uint32_t index) const;
  [[nodiscard]] bool IsSaid(const Mention& mention) const;
  bool LeaveOpen(Mention& mention) const;
  [[nodiscard]] std::uint32_t Owner(const Mention& mention, std::uint32_t index) const;
  [[nodiscard]] std::uint32_t ActorBeside(const Mention& mention, std::uint32_t index) const;
  [[nodiscard]] bool CanOwn(const Mention& owner, const Mention& mention) const;
  [[nodiscard]] bool IsIndefinite(const Mention& mention) const;
  [[nodiscard]] std::uint32_t State(std::uint32_t index) const;
  [[nodiscard]] std::uint32_t LastState(std::uint32_t index) const;
  [[nodiscard]] bool Qualifies(const Mention& mention) const;
  [[nodiscard]] std::uint32_t Beside(const Mention& mention, std::uint32_t index) const;
  bool OfFirm(Mention& mention) const;
  bool BindTo(Mention& mention, const Entry& land, const char* how) const;
  bool Bind(Mention& mention, const Mention& owner, const char* how) const;
  [[nodiscard]] std::uint32_t LandOfClause(const Mention& mention) const;
  [[nodiscard]] std::uint32_t LandAfter(std::uint32_t index) const;
  [[nodiscard]] std::uint32_t LandBefore(std::uint32_t index) const;
  bool AtForeignMission(Mention& mention, std::uint32_t index) const;
  [[nodiscard]] bool IsMission(const Mention& mention) const;
  [[nodiscard]] bool OwnsDeed(const Mention& land) const;
  [[nodiscard]] bool IsOpposed(const Mention& mention, const Mention& next) const;
  [[nodiscard]] std::uint32_t NextNamed(std::uint32_t index) const;

  const Knowledge& knowledge_;
  const Document& document_;
  const Attention& attention_;
  Home& home_;
};

}  // namespace demarche::extract
