// What a word can be in the rules, as bits: the classes of lexicon/events/grammar.txt. Private to the room.
#pragma once

#include <cstdint>

namespace demarche::extract {

/// Classes of the table `classes` as bits of a word. Their names in the lexicon stand in rulebook.cpp.
struct Grammar {
  enum : std::uint64_t {
    kBe = std::uint64_t{1} << 0U,
    kHave = std::uint64_t{1} << 1U,
    kDo = std::uint64_t{1} << 2U,
    kModal = std::uint64_t{1} << 3U,
    kNot = std::uint64_t{1} << 4U,
    kDeterminer = std::uint64_t{1} << 5U,
    kPossessive = std::uint64_t{1} << 6U,
    kPreposition = std::uint64_t{1} << 7U,
    kSubordinator = std::uint64_t{1} << 8U,
    kRelative = std::uint64_t{1} << 9U,
    kConjunction = std::uint64_t{1} << 10U,
    kAdverb = std::uint64_t{1} << 11U,
    kPronoun = std::uint64_t{1} << 12U,
    kReport = std::uint64_t{1} << 13U,              // say, announce
    kSupport = std::uint64_t{1} << 14U,             // light verbs: hold, launch, make
    kOccur = std::uint64_t{1} << 15U,               // take place, begin, end
    kAspect = std::uint64_t{1} << 16U,              // begin to, continue to: the deed is the one that follows
    kCausative = std::uint64_t{1} << 17U,           // urge X to: X is the one who shall act
    kPlanned = std::uint64_t{1} << 18U,             // will, plan to
    kConditional = std::uint64_t{1} << 19U,         // could, may, if
    kDenied = std::uint64_t{1} << 20U,              // deny
    kLocative = std::uint64_t{1} << 21U,            // in, at, near
    kAdjective = std::uint64_t{1} << 22U,           // words that stand between a country and its role
    kQuantity = std::uint64_t{1} << 23U,            // both, two
    kParty = std::uint64_t{1} << 24U,               // sides, countries, leaders
    kResponse = std::uint64_t{1} << 25U,            // reacted, in response
    kOrganisationNoun = std::uint64_t{1} << 26U,    // company, firm: an organisation told of before
    kHabit = std::uint64_t{1} << 27U,               // always, routinely, depend
    kFuture = std::uint64_t{1} << 28U,              // will, shall
    kTargetPreposition = std::uint64_t{1} << 29U,   // with, against, to
    kPersonal = std::uint64_t{1} << 30U,            // he, she: a person
    kPlural = std::uint64_t{1} << 31U,              // they, both
    kBackground = std::uint64_t{1} << 32U,          // openers of clauses that tell what was before
    kObligation = std::uint64_t{1} << 33U,          // must, should
    kUnchanged = std::uint64_t{1} << 34U,           // cut, put, hit: past and base alike
    kSpeaker = std::uint64_t{1} << 35U,             // we, I: whoever speaks
    kHonorific = std::uint64_t{1} << 36U,           // Mr, Mrs
    kVenue = std::uint64_t{1} << 37U,               // summit, sidelines
    kNotional = std::uint64_t{1} << 39U,            // of, without: no deed follows
    kThing = std::uint64_t{1} << 40U,               // shares, markets: no actor, whatever land they are of
    kDash = std::uint64_t{1} << 38U,                // what ends a dateline
    kStance = std::uint64_t{1} << 41U,              // oppose, object: in the present no deed, but a position
    kQuestion = std::uint64_t{1} << 43U,            // why, how: what is asked is no deed
    kRelational = std::uint64_t{1} << 44U,          // neighbour, ally: of someone else than it
    kForced = std::uint64_t{1} << 45U,              // force, compel: who is forced to, does
    kIdle = std::uint64_t{1} << 46U,                // typhoon, film, bowler: what it does is no deed
    kMade = std::uint64_t{1} << 47U,                // made, built: "Chinese-made" names no party
    kNone = std::uint64_t{1} << 42U,                // no, neither: of a noun, negates its verb
    kNamingPreposition = std::uint64_t{1} << 48U,   // of, from: what follows names the noun before
    kTopicPreposition = std::uint64_t{1} << 49U,    // about, for: what the deed is about
    kFirm = std::uint64_t{1} << 50U,                // Inc, Ltd: a name that holds it is a firm's
    kTrade = std::uint64_t{1} << 51U,               // Airlines, Bank: a name that it heads is a firm's
    kTell = std::uint64_t{1} << 52U,                // tell, brief: who is told is no party
    kFormer = std::uint64_t{1} << 53U,              // former, then, late: of an office that is over
    kAttributive = std::uint64_t{1} << 54U,         // according: what follows says so
    kFiction = std::uint64_t{1} << 55U,             // novel, film: what happens in it, does not
    kTruth = std::uint64_t{1} << 56U,               // true, correct: "it is not true that"
    kPending = std::uint64_t{1} << 57U,             // yet: "has yet to" says not done
    kCeased = std::uint64_t{1} << 58U,              // stop, cease: the deed that follows ends
    kAgentPreposition = std::uint64_t{1} << 59U,    // by
    kPartiesPreposition = std::uint64_t{1} << 60U,  // between
    kGenitive = std::uint64_t{1} << 61U,            // of
    kMeansPreposition = std::uint64_t{1} << 62U,    // with, by: what the deed is done with
    kJoint = std::uint64_t{1} << 63U,               // together, along: "together with" names who acts too
    /// Bits of words that are no one's name, even with a capital: "The", "In", "But".
    kNameless = kDeterminer | kPreposition | kConjunction | kSubordinator,
    /// Bits that hold only of the word as it stands, not of a form of it.
    kClosedClass = kBe | kHave | kDo | kModal | kNot | kDeterminer | kPossessive | kPreposition |
                   kSubordinator | kRelative | kConjunction | kAdverb | kPronoun | kLocative | kAdjective |
                   kQuantity | kTargetPreposition | kPersonal | kPlural | kBackground | kObligation |
                   kFuture | kSpeaker | kNamingPreposition | kTopicPreposition | kAgentPreposition |
                   kPartiesPreposition | kGenitive | kMeansPreposition | kJoint | kPending,
  };
};

}  // namespace demarche::extract
