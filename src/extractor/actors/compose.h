// Puts the names and roles of one sentence together into noun phrases: "Japan's new prime minister Sanae
// Takaichi" is one mention. Private to the room.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "extractor/passes.h"

namespace demarche::extract {

/// A name found at words [first, last).
struct Piece {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  const Entry* entry = nullptr;
};

/// An organisation that was named.
struct ToldBody {
  std::uint32_t entry = 0;    ///< whom a short name means from there on
  std::uint32_t end = 0;      ///< behind the words that named it
  std::uint32_t literal = 0;  ///< behind the last words of these that have the short name in them
};

/// What the article has told so far.
struct Told {
  /// The first and last words of persons' names, with the mention that told them.
  std::map<std::string, std::uint32_t, std::less<>> people;
  /// Family names of those in office, as "the Clinton administration" told them.
  std::map<std::string, const Entry*, std::less<>> holders;
  std::map<std::string_view, ToldBody> bodies;         ///< by short name
  std::map<std::string, bool, std::less<>> elsewhere;  ///< names of states: do they mean something else here?
};

/// Composes one sentence's pieces into mentions of the document.
class Composer {
 public:
  Composer(const Knowledge& knowledge, Document& document, Told& told, std::uint32_t sentence);

  void Run();

 private:
  [[nodiscard]] Piece PieceAt(std::uint32_t i) const;
  [[nodiscard]] bool NamesLand(std::uint32_t i) const;
  [[nodiscard]] Piece SharedName(std::uint32_t i) const;
  [[nodiscard]] bool NamesNobody(const Entry& role, std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] const Entry* Elsewhere(std::uint32_t first, std::uint32_t last, const Entry& entry) const;
  [[nodiscard]] static bool IsNothing(const Piece& piece);
  std::uint32_t At(std::uint32_t i);
  [[nodiscard]] bool IsElsewhere(const Piece& piece) const;
  [[nodiscard]] bool IsLanguage(const Piece& piece) const;
  [[nodiscard]] bool Introduces(const Piece& piece) const;
  [[nodiscard]] bool Describes(const Piece& piece) const;
  std::uint32_t Pronoun(std::uint32_t i);
  std::uint32_t Parties(std::uint32_t i);
  std::uint32_t Compose(const Piece& first);
  static void OfOthers(Mention& mention);
  void TakeOffice(Mention& mention) const;
  [[nodiscard]] bool NamesItsLand(const Mention& mention) const;
  [[nodiscard]] bool LeadsBody(std::uint32_t i) const;
  [[nodiscard]] bool BeginsName(const Mention& mention) const;
  [[nodiscard]] bool IsDescent(const Mention& mention) const;
  [[nodiscard]] bool Locates(const Piece& piece) const;
  [[nodiscard]] bool IsLand() const;
  [[nodiscard]] bool IsRegion(const Mention& mention) const;
  Piece NextPiece(const Mention& mention, bool genitive) const;
  [[nodiscard]] bool IsOfBody(const Piece& piece, const Mention& mention) const;
  void TakePiece(const Piece& piece, Mention& mention);
  void Take(const Entry& entry, Mention& mention);
  void OfCountry(Mention& mention);
  [[nodiscard]] Piece SeatBefore(std::uint32_t first) const;
  void OfSeat(Mention& mention) const;
  void OfBody(const Piece& land, Mention& mention) const;
  void Close(Mention& mention);
  std::uint32_t Keep(Mention mention);

  // bodies.cpp: organisations by their short names.
  void TellBody(const Mention& mention);
  [[nodiscard]] Piece BodyAt(std::uint32_t i);
  [[nodiscard]] bool IsInNameOf(const Entry& body, std::uint32_t i) const;
  [[nodiscard]] bool IsMeantAgain(std::uint32_t i) const;
  [[nodiscard]] bool FollowsArticle(std::uint32_t i) const;
  std::uint32_t Body(const Piece& piece);

  // persons.cpp: who bears which name, and in which office.
  std::uint32_t ShortName(std::uint32_t i);
  [[nodiscard]] bool EndsToldName(std::uint32_t i) const;
  void TakePerson(const Entry& entry, Mention& mention) const;
  [[nodiscard]] bool CanBe(const Entry& person, const Mention& mention) const;
  [[nodiscard]] const Entry* Nearest(std::span<const std::uint32_t> persons, const Mention& mention) const;
  [[nodiscard]] const Entry* HolderOf(std::string_view name, const Mention& mention) const;
  [[nodiscard]] std::uint32_t BehindInitial(std::uint32_t first) const;
  bool KnownPerson(Mention& mention);
  void UnknownPerson(Mention& mention);
  void TakeCitizen(std::uint32_t i, Mention& mention) const;
  void ToldBefore(Mention& mention) const;
  [[nodiscard]] bool IsOtherPerson(const Entry& person, const Mention& mention, std::uint32_t i) const;
  void OutOfOffice(Mention& mention) const;
  void Introduce(const Mention& mention, std::uint32_t index);
  void IntroduceHolder(const Mention& mention);
  void OfNamedCountry(Mention& mention) const;
  [[nodiscard]] bool HasTitle(const Mention& mention) const;

  // strangers.cpp: firms and bodies, and bearers of a known name who are somebody else.
  std::uint32_t Bearer(const Piece& piece);
  [[nodiscard]] bool IsGivenName(const Piece& piece, const ProperName& name) const;
  [[nodiscard]] bool IsByline(const Piece& piece) const;
  [[nodiscard]] std::string_view ToldPerson(std::string_view text, std::uint32_t i) const;
  std::uint32_t OwnName(const Piece& piece);
  std::uint32_t OtherParty(const Piece& piece);
  [[nodiscard]] bool IsFrontOfName(std::uint32_t i, const Piece& piece) const;
  std::uint32_t Firm(std::uint32_t i);
  [[nodiscard]] std::uint32_t BracketedFirm(std::uint32_t i) const;
  void OfItsLand(Mention& mention) const;
  void TakeFirm(std::uint32_t i, Mention& mention) const;
  [[nodiscard]] bool OwnsFirm(const Mention& mention, bool genitive) const;
  void OfStranger(Mention& mention) const;
  [[nodiscard]] bool IsFirmUnit(const Mention& mention) const;
  [[nodiscard]] std::string SectorOfBody(const Mention& mention) const;
  [[nodiscard]] bool IsUnofficial(std::uint32_t name) const;
  [[nodiscard]] std::uint32_t NameOfBody(const Mention& mention) const;
  [[nodiscard]] bool OfUnknownBody(const Mention& mention) const;

  static constexpr std::uint32_t kOthersReach = 500;  ///< words in which another body may bear a short name
  static constexpr std::uint32_t kWordsOfName = 4;    ///< before the noun, in the name of an organisation
  static constexpr std::uint32_t kHyphened = 4;       ///< words: "Vienna", "-", "based", "agency"
  static constexpr std::uint32_t kDescribing = 4;     ///< words between a body's office or land and its name

  const Knowledge& knowledge_;
  Told& told_;
  Document& document_;
  WordList& words_;
  std::uint32_t sentence_;
  std::uint32_t end_;
  EntryKind last_kind_ = EntryKind::kActor;
  std::string_view role_words_;  ///< of the role taken last
  std::uint32_t role_end_ = 0;   ///< behind its last word
};

}  // namespace demarche::extract
