// Whether a clause tells what somebody holds or is wont to do, instead of what he did; and whether a deed has
// a day, which tells the one from the other.
#pragma once

#include <cstdint>

#include "extractor/passes.h"

namespace demarche::extract {

/// Words after a noun in which its date may stand: farther when both parties stand by it.
constexpr std::uint32_t kDateNear = 5, kDateWide = 14;

/// A time stands under the noun, or close behind it; before the next verb.
bool IsDated(const Document& document, const Find& find, std::uint32_t reach);

/// "vessels patrolling the Gulf" are told of, not their patrol, unless it has a day of its own.
bool IsDatedWithin(const Document& document, const Clause& clause);

/// "China objects to ...": what it holds, not what it did; but headlines tell deeds in the present. Some
/// positions are held in the past too ("Japan opposed the initiative", "has opposed in the past"), where no
/// day and no saying tells when they were taken.
bool IsPosition(const Knowledge& knowledge, const Document& document, const Find& find, const Clause& clause);

/// "who had not met before": that they have now, goes without saying.
bool IsFirstTime(const Knowledge& knowledge, const Document& document, const Clause& clause);

/// "routinely sends", "every year they hold". REQUIRES: the clause is of the document.
bool IsHabitual(const Document& document, const Clause& clause);

}  // namespace demarche::extract
