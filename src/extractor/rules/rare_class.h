// Classes of words that few passes ask for: further rows of lexicon/events/grammar.txt. Private to the room.
#pragma once

#include <cstddef>
#include <cstdint>

namespace demarche::extract {

/// A multiple of 64.
constexpr std::size_t kMostRareClasses = 128;

/// Of any form of their words (Rulebook::IsOf); their names in the lexicon stand in rulebook.cpp.
enum class RareClass : std::uint8_t {
  kAccepting,
  kAccount,
  kActionNoun,
  kAegis,
  kAfter,
  kAgainst,
  kAim,
  kAlternative,
  kAttempt,
  kAttitude,
  kAwaiting,
  kBecause,
  kBefore,
  kBodyOffice,
  kBorder,
  kByVerb,
  kCheck,
  kComes,
  kComing,
  kComparison,
  kContrastPreposition,
  kDefinite,
  kDescent,
  kDirection,
  kDuring,
  kEach,
  kEachParty,
  kExample,
  kFalse,
  kFeelingPreposition,
  kFeelingRole,
  kFirmOffice,
  kFirmUnit,
  kForeign,
  kForeseen,
  kGiving,
  kGuess,
  kHoped,
  kIndication,
  kInformant,
  kInterview,
  kJoining,
  kLandless,
  kLasting,
  kMayBe,
  kMerely,
  kMishap,
  kNeed,
  kOccasion,
  kOfAState,
  kOnlooker,
  kOriginPreposition,
  kOthers,
  kOutlook,
  kOwned,
  kPair,
  kPermitting,
  kPreventing,
  kResolve,
  kSetBeside,
  kStep,
  kThwarted,
  kTopic,
  kTrouble,
  kUndecided,
  kUnder,
  kUtterance,
  kWhile,
};

}  // namespace demarche::extract
